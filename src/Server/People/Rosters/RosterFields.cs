using System.Collections.Frozen;
using Paiyi.Server.Platform.PersonalData;

namespace Paiyi.Server.People.Rosters;

/// <summary>A column that every roster may have. The key is the field that refusals name.</summary>
internal sealed record RosterField(string Key, string Zh, string En, bool IsRequired, string[] Synonyms);

/// <summary>The columns of rosters, and which header means which: the words people use, in both languages.</summary>
internal static class RosterFields
{
    public const string Name = "name";
    public const string DocumentType = "documentType";
    public const string DocumentNumber = "documentNumber";
    public const string Phone = "phone";
    public const string Sex = "sex";
    public const string BirthDate = "birthDate";
    public const string Region = "region";
    public const string Address = "address";
    public const string Group = "group";
    public const string MemberNumber = "number";
    public const string AttributePrefix = "attributes.";

    public static readonly RosterField[] All =
    [
        new(Name, "姓名", "Name", true, ["名字", "人员姓名", "学生姓名", "员工姓名", "职工姓名", "居民姓名", "full name", "person"]),
        new(DocumentType, "证件类型", "Document type", false, ["证件类别", "证件种类", "id type"]),
        new(DocumentNumber, "证件号码", "Document number", true,
            ["证件号", "证件编号", "身份证", "身份证号", "身份证号码", "公民身份号码", "居民身份证号", "居民身份证号码", "id number", "id card", "document"]),
        new(Phone, "手机号", "Phone", false, ["手机", "手机号码", "电话", "联系电话", "联系方式", "电话号码", "本人电话", "mobile", "phone number", "mobile number", "telephone"]),
        new(Sex, "性别", "Sex", false, ["gender"]),
        new(BirthDate, "出生日期", "Day of birth", false, ["出生年月日", "生日", "出生年月", "birth date", "birthday", "date of birth"]),
        new(Region, "现住区划", "Region", false, ["区划", "行政区划", "所在区划", "现住街道", "街道", "所属街道", "region code", "district"]),
        new(Address, "住址", "Address", false, ["地址", "现住址", "家庭住址", "居住地址", "详细地址", "现居住地址", "home address"]),
        new(Group, "班级/部门", "Group", false, ["班级", "部门", "科室", "车间", "楼栋", "班组", "年级班级", "所在部门", "所在班级", "class", "department"]),
        new(MemberNumber, "学号/工号", "Number", false, ["学号", "工号", "编号", "人员编号", "职工号", "员工编号", "学籍号", "staff number", "pupil number", "student number", "employee number"]),
    ];

    private static readonly FrozenDictionary<string, string> Fixed = All
        .SelectMany(f => f.Synonyms.Concat([f.Zh, f.En, f.Key]).Select(word => (Word: Plain(word), f.Key)))
        .DistinctBy(f => f.Word)
        .ToFrozenDictionary(f => f.Word, f => f.Key);

    /// <summary>Which field each header means, once it is plain: the fixed ones, and the attributes by label or key.</summary>
    public static Dictionary<string, string> Headers(AttributeSet attributes)
    {
        var headers = new Dictionary<string, string>(Fixed);
        foreach (var attribute in attributes.Definitions)
        {
            foreach (var word in new[] { attribute.LabelZh, attribute.LabelEn, attribute.Key })
                headers.TryAdd(Plain(word), AttributePrefix + attribute.Key);
        }

        return headers;
    }

    /// <summary>A header without what people decorate it with: spaces, stars, colons, an explanation in brackets.</summary>
    public static string Plain(string header)
    {
        Span<char> buffer = header.Length <= 200 ? stackalloc char[header.Length] : new char[header.Length];
        var length = 0;
        foreach (var each in header)
        {
            var c = RawText.Narrow(each);
            if (c is '(' or '[' or '【' && length > 0)
                break;
            if (!char.IsWhiteSpace(c) && !char.IsControl(c) && c is not ('*' or ':' or '\u200B' or '\uFEFF'))
                buffer[length++] = char.ToLowerInvariant(c);
        }

        return new string(buffer[..length]);
    }
}

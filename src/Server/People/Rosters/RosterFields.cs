using System.Collections.Frozen;
using Paiyi.Server.Platform.Imports;
using Paiyi.Server.Platform.Problems;

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
        new(Name, "姓名", "Name", true, ["名字", "中文姓名", "人员姓名", "学生姓名", "员工姓名", "职工姓名", "居民姓名", "学生", "full name", "person"]),
        new(DocumentType, "证件类型", "Document type", false, ["证件类别", "证件种类", "证件名称", "id type"]),
        new(DocumentNumber, "证件号码", "Document number", true,
            ["证件号", "证件编号", "身份证", "身份证号", "身份证号码", "公民身份号码", "居民身份证号", "居民身份证号码", "身份证件号", "身份证件号码", "id number", "id no", "id no.", "id card", "identity number", "document", "document no."]),
        new(Phone, "手机号", "Phone", false,
            ["手机", "手机号码", "电话", "联系电话", "联系手机", "联系方式", "电话号码", "移动电话", "本人电话", "家长电话", "家长手机", "家长手机号", "家长联系电话",
            "监护人电话", "监护人手机号", "mobile", "phone number", "phone no.", "mobile number", "telephone", "tel", "tel.", "cell phone", "contact number"]),
        new(Sex, "性别", "Sex", false, ["gender"]),
        new(BirthDate, "出生日期", "Day of birth", false, ["出生年月日", "生日", "出生年月", "birth date", "birthday", "date of birth", "dob"]),
        new(Region, "现住区划", "Region", false, ["区划", "行政区划", "所在区划", "现住街道", "街道", "所属街道", "所在街道", "region code", "district", "subdistrict"]),
        new(Address, "住址", "Address", false, ["地址", "现住址", "家庭住址", "居住地址", "详细地址", "现居住地址", "现住地址", "家庭地址", "居住地", "home address", "residential address"]),
        new(Group, "班级/部门", "Group", false,
            ["班级", "班级名称", "班", "部门", "部门名称", "科室", "处室", "车间", "楼栋", "班组", "年级班级", "所在部门", "所属部门", "所在班", "所在班级", "所属班级", "class", "class name", "department", "dept", "dept."]),
        new(MemberNumber, "学号/工号", "Number", false, ["学号", "工号", "编号", "人员编号", "职工号", "员工编号", "员工号", "学籍号", "staff number", "staff no.", "student no.", "student id", "employee id", "pupil number", "student number", "employee number"]),
    ];

    private static readonly FrozenDictionary<string, string> Fixed = All
        .SelectMany(f => f.Synonyms.Concat([f.Zh, f.En, f.Key]).Select(word => (Word: HeaderTexts.Plain(word), f.Key)))
        .DistinctBy(f => f.Word)
        .ToFrozenDictionary(f => f.Word, f => f.Key);

    /// <summary>Which field each header means, once it is plain: the fixed ones, and the attributes by label or key.</summary>
    public static Dictionary<string, string> Headers(AttributeSet attributes)
    {
        var headers = new Dictionary<string, string>(Fixed);
        foreach (var attribute in attributes.Definitions)
        {
            foreach (var word in new[] { attribute.LabelZh, attribute.LabelEn, attribute.Key })
                headers.TryAdd(HeaderTexts.Plain(word), AttributePrefix + attribute.Key);
        }

        return headers;
    }

    /// <summary>How each field is called, in the order of the template.</summary>
    public static Dictionary<string, string> Labels(AttributeSet attributes, Language language)
    {
        var english = language == Language.English;
        return All.Select(f => (f.Key, Label: english ? f.En : f.Zh))
            .Concat(attributes.Definitions.Select(a => (Key: AttributePrefix + a.Key, Label: english ? a.LabelEn : a.LabelZh)))
            .ToDictionary(f => f.Key, f => f.Label);
    }

    /// <summary>What a column may be, with the only values that it takes.</summary>
    public static IReadOnlyList<ImportFieldRow> Choices(AttributeSet attributes, Language language)
    {
        var english = language == Language.English;
        return
        [
            .. All.Select(f => new ImportFieldRow(f.Key, english ? f.En : f.Zh, f.IsRequired, f.Key switch
            {
                Sex => [.. Enum.GetValues<Sex>().Select(s => PersonTexts.Of(s, language))],
                DocumentType => [.. Enum.GetValues<DocumentType>().Select(t => PersonTexts.Of(t, language))],
                _ => null,
            })),
            .. attributes.Definitions.Select(a => new ImportFieldRow(AttributePrefix + a.Key, english ? a.LabelEn : a.LabelZh, false, a.Type switch
            {
                AttributeType.Choice => a.Choices,
                AttributeType.Boolean => english ? ["Yes", "No"] : ["是", "否"],
                _ => null,
            })),
        ];
    }

    /// <summary>What every file must have.</summary>
    public static readonly string[] Required = [.. All.Where(f => f.IsRequired).Select(f => f.Key)];

    /// <summary>Numbers and words where a spreadsheet may lose digits, zeros, or see a date.</summary>
    public static bool IsText(string field) => field is DocumentNumber or Phone or MemberNumber or Group or Name;
}

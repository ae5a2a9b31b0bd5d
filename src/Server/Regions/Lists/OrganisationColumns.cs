using Paiyi.Server.Lists;

namespace Paiyi.Server.Regions.Lists;

/// <summary>The columns of lists of organisations.</summary>
internal static class OrganisationColumns
{
    public const string Name = "name";
    public const string Number = "number";
    public const string CreditCode = "creditCode";
    public const string Kind = "kind";
    public const string Region = "region";
    public const string Parent = "parent";
    public const string Address = "address";
    public const string ContactName = "contactName";

    public static readonly IReadOnlyList<ListField> All =
    [
        new(Name, "单位名称", "Name")
        {
            IsRequired = true, Synonyms = ["单位", "机构名称", "企业名称", "学校名称", "名称", "单位全称", "organisation", "organization", "organisation name"],
            Read = ListFields.Text(120), Width = 32, Samples = ["东城区实验学校", "东城区实验学校南校区"],
            Help = ("最多 120 个字。", "At most 120 characters."),
        },
        new(Number, "系统编号", "Number in this system")
        {
            IsText = true, Synonyms = ["编号", "单位编号", "id", "organisation id"],
            Read = text => FoundWords.NumberOf(text) is { } id ? $"{id}" : RegionProblems.NumberWrong,
            Help = ("选填；更新没有信用代码的单位时使用，见单位页面的网址。", "Optional, to update an organisation without a credit code; it stands in the address of its page."),
        },
        new(CreditCode, "统一社会信用代码", "Credit code")
        {
            IsText = true, Synonyms = ["信用代码", "社会信用代码", "组织机构代码", "代码", "unified social credit code", "uscc"],
            Read = text => Regions.CreditCode.Normalise(text) is { } code ? code : RegionProblems.CreditCodeInvalid, Width = 26, Samples = ["", ""],
            Help = ("选填，18 位。", "Optional, eighteen characters."),
        },
        new(Kind, "类型", "Kind")
        {
            Synonyms = ["单位类型", "机构类型", "类别", "性质", "type"],
            Read = ListFields.Word<OrganisationKind>(
                OrganisationTexts.Of, ("公司", OrganisationKind.Enterprise), ("小区", OrganisationKind.Community), ("居委会", OrganisationKind.Community), ("隔离点", OrganisationKind.IsolationSite)),
            Show = ListFields.Show<OrganisationKind>(OrganisationTexts.Of), Choices = ListFields.Choices<OrganisationKind>(OrganisationTexts.Of), Samples = ["学校", "学校"],
            Help = ("新增单位必填，从下拉列表中选择。", "Required for a new organisation; choose from the list."),
        },
        new(Region, "所在区划", "Region")
        {
            IsText = true, Synonyms = ["区划", "行政区划", "区划代码", "街道", "区县", "所属街道", "所属区划", "region code", "district"],
            Read = ListFields.Text(110), Width = 28, Samples = ["110101001", "110101001"],
            Help = ("新增单位必填，写区划代码或名称。", "Required for a new organisation: the code or the name of the region."),
        },
        new(Parent, "上级单位", "Parent organisation")
        {
            Synonyms = ["上级", "主管单位", "所属单位", "总部", "parent"],
            Read = ListFields.Text(140), Show = (value, _) => FoundWords.NameOf(value), Width = 28,
            Samples = ["", "东城区实验学校"],
            Help = ("选填。空白保持原上级不变。", "Optional. Left empty, the parent stays as it is."),
        },
        new(Address, "地址", "Address")
        {
            Synonyms = ["单位地址", "详细地址", "注册地址"], Read = ListFields.Text(200), Width = 36, Samples = ["幸福路 1 号", "幸福路 8 号"],
            Help = ("选填，最多 200 个字。", "Optional, at most 200 characters."),
        },
        new(ContactName, "联系人", "Contact")
        {
            Synonyms = ["负责人", "联系人姓名", "contact name"], Read = ListFields.Text(60), Samples = ["王老师", ""],
            Help = ("选填，最多 60 个字。", "Optional, at most 60 characters."),
        },
    ];
}

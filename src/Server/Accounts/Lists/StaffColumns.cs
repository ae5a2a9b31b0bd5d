using System.Text.RegularExpressions;
using Paiyi.Server.Lists;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Regions;

namespace Paiyi.Server.Accounts.Lists;

/// <summary>The columns of lists of staff accounts. Roles are those of the installation.</summary>
internal sealed partial class StaffColumns(RoleCatalogue roles)
{
    public const string UserName = "userName";
    public const string Name = "name";
    public const string Role = "role";
    public const string Scope = "scope";

    public IReadOnlyList<ListField> All { get; } =
    [
        new(UserName, "用户名", "User name")
        {
            IsRequired = true, IsText = true, Synonyms = ["账号", "登录名", "账号名", "登录账号", "工号", "account", "account name", "login"],
            Read = text => Valid().IsMatch(text) ? text.ToLowerInvariant() : AccountProblems.UserNameWrong, Samples = ["east-school-01", "east-gate-01"],
            Help = ("3 至 40 个字母、数字、点、横线或下划线；已有的账号按用户名认定并更新。",
                "Three to forty Latin letters, digits, dots, hyphens and underscores. An account that exists is recognised by it and updated."),
        },
        new(Name, "姓名", "Name")
        {
            Synonyms = ["显示名称", "人员姓名", "真实姓名", "display name", "full name"], Read = ListFields.Text(60), Samples = ["王老师", "李师傅"],
            Help = ("新增账号必填，最多 60 个字。", "Required for a new account; at most 60 characters."),
        },
        new(Role, "角色", "Role")
        {
            Synonyms = ["岗位", "权限", "职务", "账号类型"], Read = text => Read(roles.Book, text), Show = (value, language) => roles.Book.Find(value) is { } role ? RoleTexts.Of(role, language) : value,
            Choices = (language, staff) => [.. roles.Book.All.Where(r => RoleRules.MayManage(staff, r)).Select(r => RoleTexts.Of(r, language))], Samples = ["单位负责人", "值守人员"],
            Help = ("新增账号必填，从下拉列表中选择；只能授予您有权管理的角色。", "Required for a new account; choose from the list, which has the roles that you may give."),
        },
        new(Scope, "管辖范围", "Scope")
        {
            IsText = true, Synonyms = ["范围", "所属单位", "单位", "单位名称", "行政区划", "区划", "所在区划", "organisation", "region"],
            Read = ListFields.Text(120), Show = (value, _) => NamedPlace.NameOf(value), Width = 32, Samples = ["东城区实验学校", "东城区实验学校"],
            Help = ("新增账号必填（单位导入本单位账号时可不填）：区划的代码或名称，或单位的名称、统一社会信用代码或系统编号。",
                "Required for a new account, unless an organisation imports its own: code or name of a region, or name, credit code or number of an organisation."),
        },
    ];

    /// <summary>The code of the role that a word means.</summary>
    private static ReadCell Read(RoleBook book, string text)
    {
        var word = text.Trim();
        var meant = book.All.Where(r => new[] { r.Code, RoleTexts.Of(r, Language.Chinese), RoleTexts.Of(r, Language.English) }.Contains(word, StringComparer.OrdinalIgnoreCase)).ToList();
        return meant is [var role]
            ? role.Code
            : ListProblems.WordUnknown(string.Join('、', book.All.Select(r => RoleTexts.Of(r, Language.Chinese))), string.Join(", ", book.All.Select(r => RoleTexts.Of(r, Language.English))));
    }

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]{2,39}$")]
    private static partial Regex Valid();
}

using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Exports;
using Paiyi.Server.Platform.Paging;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Accounts.Consoles;

/// <summary>Exports the staff accounts of the caller's scope, newest first.</summary>
public static class ExportStaff
{
    public static readonly ListColumns<StaffRow> Columns = new("staff", "账号", "Staff")
    {
        { "name", "姓名", "Name", a => a.Name },
        { "userName", "用户名", "User name", a => a.UserName },
        { "role", "角色", "Role", (a, language) => a.OwnRole is { } own ? language == Language.English ? own.NameEn : own.NameZh : RoleTexts.Of(a.Role, language) },
        { "scopeName", "管辖范围", "Scope", a => a.ScopeName },
        { "disabled", "已停用", "Disabled", a => a.Disabled },
        { "totp", "动态验证码", "Authenticator", a => a.Totp },
        { "lastSignInAt", "最近登录", "Last sign-in", a => a.LastSignInAt },
    };

    /// <summary>Streams the accounts that the list shows for the same filters.</summary>
    public static IAsyncEnumerable<StaffRow> Handle([AsParameters] StaffFilter filter, StaffSort? sort, Staff staff, PaiyiDb db, RoleCatalogue roles) =>
        db.StaffMatching(roles.Book, staff, filter).AsNoTracking().InOrder(SearchStaff.Order(sort), a => a.Id).Select(SearchStaff.Row(db)).AsAsyncEnumerable();
}

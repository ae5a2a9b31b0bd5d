using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;

namespace Paiyi.Server.Accounts.Consoles;

/// <summary>Lists every role with its permissions, and how many accounts of the caller's scope have it.</summary>
public static class ListRoles
{
    public static async Task<Ok<RoleList>> Handle(Staff staff, PaiyiDb db, RoleCatalogue roles, CancellationToken ct)
    {
        var held = await db.StaffIn(staff.Scope).GroupBy(a => new { a.Role, a.OwnRole })
            .Select(g => new { g.Key.Role, g.Key.OwnRole, Count = g.Count() }).ToListAsync(ct);
        var accounts = held.GroupBy(h => roles.Book.Of(h.Role, h.OwnRole).Code).ToDictionary(g => g.Key, g => g.Sum(h => h.Count));
        return TypedResults.Ok(new RoleList([.. roles.Book.All.Select(r => RoleRow.Of(r, staff, accounts.GetValueOrDefault(r.Code)))]));
    }
}

/// <summary>All at once: an installation has a handful.</summary>
public sealed record RoleList(IReadOnlyList<RoleRow> Items);

/// <summary>A role.</summary>
/// <param name="Kind">The built-in role itself, or the one whose kind of work this is.</param>
/// <param name="NameZh">Empty for built-in roles, which pages name themselves.</param>
/// <param name="Standard">What a built-in role of this kind is shipped with.</param>
/// <param name="Closed">What no role of this kind can have.</param>
/// <param name="Accounts">Of the caller's scope, disabled ones included.</param>
/// <param name="MayGive">Whether the caller may give it to an account.</param>
/// <param name="Version">What the next change has to send back; 0 for a built-in role as shipped.</param>
public sealed record RoleRow(
    string Code, Role Kind, bool BuiltIn, string NameZh, string NameEn, IReadOnlyList<Permission> Permissions, IReadOnlyList<Permission> Standard,
    IReadOnlyList<Permission> Closed, bool InRegion, bool InOrganisation, int Accounts, bool MayGive, uint Version)
{
    internal static RoleRow Of(RoleRights role, Staff staff, int accounts) => new(
        role.Code, role.Kind, role.BuiltIn, role.NameZh, role.NameEn, [.. role.Permissions.Order()],
        [.. Server.Accounts.Permissions.DefaultOf(role.Kind).Order()], [.. RoleRules.ClosedTo(role.Kind).Order()], role.InRegion, role.InOrganisation, accounts,
        staff.Can(Permission.StaffWrite) && RoleRules.MayManage(staff, role), role.Version);
}

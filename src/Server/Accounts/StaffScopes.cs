using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;
using Paiyi.Server.Regions;

namespace Paiyi.Server.Accounts;

/// <summary>Which staff accounts a scope contains.</summary>
public static class StaffScopes
{
    /// <summary>What an account may see today, for work that goes on without its session.</summary>
    public static async Task<Scope> ScopeOfAsync(this PaiyiDb db, long staffId, CancellationToken ct) => await db.StaffAccounts
        .Where(a => a.Id == staffId)
        .Select(a => new Scope(db.Regions.Where(r => r.Id == a.RegionId).Select(r => r.Path).FirstOrDefault(), a.OrganisationId))
        .SingleAsync(ct);

    /// <summary>A member of staff as they are today, for work that goes on without their session; null once the account or its organisation is closed.</summary>
    public static async Task<Staff?> StaffOfAsync(this PaiyiDb db, RoleBook roles, long staffId, CancellationToken ct)
    {
        var account = await db.StaffAccounts.AsNoTracking()
            .SingleOrDefaultAsync(a => a.Id == staffId && a.DisabledAt == null && !db.Organisations.Any(o => o.Id == a.OrganisationId && o.ArchivedAt != null), ct);
        if (account is null)
            return null;
        var role = roles.Of(account.Role, account.OwnRole);
        return new Staff(account.Id, account.Name, role.Kind, await db.ScopeOfAsync(staffId, ct), role);
    }

    /// <summary>Accounts whose role holds the permission now.</summary>
    public static IQueryable<StaffAccount> Holding(this IQueryable<StaffAccount> accounts, RoleBook roles, Permission permission)
    {
        var holders = roles.All.Where(r => r.Permissions.Contains(permission)).ToList();
        Role[] builtIn = [.. holders.Where(r => r.BuiltIn).Select(r => r.Kind)];
        string[] own = [.. holders.Where(r => !r.BuiltIn).Select(r => r.Code)];
        return accounts.Where(a => a.OwnRole == null ? builtIn.Contains(a.Role) : own.Contains(a.OwnRole));
    }

    /// <summary>Accounts of one role.</summary>
    public static IQueryable<StaffAccount> OfRole(this IQueryable<StaffAccount> accounts, RoleRights role) => role.BuiltIn
        ? accounts.Where(a => a.OwnRole == null && a.Role == role.Kind)
        : accounts.Where(a => a.OwnRole == role.Code);

    /// <summary>Accounts of the subtree and of the organisations in it; for an organisation, its own.</summary>
    public static IQueryable<StaffAccount> StaffIn(this PaiyiDb db, Scope scope) => scope.OrganisationId is { } own
        ? db.StaffAccounts.Where(a => a.OrganisationId == own)
        : db.StaffAccounts.Where(a =>
            db.Regions.Any(r => r.Id == a.RegionId && r.Path.StartsWith(scope.RegionPath!))
            || db.Organisations.Any(o => o.Id == a.OrganisationId && o.RegionPath.StartsWith(scope.RegionPath!)));
}

using Paiyi.Server.Data;
using Paiyi.Server.Regions;

namespace Paiyi.Server.Accounts;

/// <summary>Which staff accounts a scope contains.</summary>
public static class StaffScopes
{
    /// <summary>Accounts of the subtree and of the organisations in it; for an organisation, its own.</summary>
    public static IQueryable<StaffAccount> StaffIn(this PaiyiDb db, Scope scope) => scope.OrganisationId is { } own
        ? db.StaffAccounts.Where(a => a.OrganisationId == own)
        : db.StaffAccounts.Where(a =>
            db.Regions.Any(r => r.Id == a.RegionId && r.Path.StartsWith(scope.RegionPath!))
            || db.Organisations.Any(o => o.Id == a.OrganisationId && o.RegionPath.StartsWith(scope.RegionPath!)));
}

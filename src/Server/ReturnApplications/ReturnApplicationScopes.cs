using Paiyi.Server.Data;
using Paiyi.Server.Regions;

namespace Paiyi.Server.ReturnApplications;

/// <summary>Which return applications a caller may see. The only place where they are cut.</summary>
internal static class ReturnApplicationScopes
{
    /// <summary>An organisation's own; for a region, those of the organisations below it that were ever submitted.</summary>
    public static IQueryable<ReturnApplication> ReturnApplicationsIn(this PaiyiDb db, Scope scope) => scope.OrganisationId is { } own
        ? db.ReturnApplications.Where(a => a.OrganisationId == own)
        : db.ReturnApplications.Where(a => a.SubmittedAt != null
            && db.Organisations.Any(o => o.Id == a.OrganisationId && o.RegionPath.StartsWith(scope.RegionPath!)));
}

using Paiyi.Server.Data;
using Paiyi.Server.Regions;

namespace Paiyi.Server.Notices;

/// <summary>Which notices of officers a scope contains.</summary>
internal static class NoticeScopes
{
    /// <summary>Those that were written within it.</summary>
    public static IQueryable<OfficerNotice> NoticesIn(this PaiyiDb db, Scope scope) => scope.OrganisationId is { } own
        ? db.OfficerNotices.Where(n => n.OrganisationId == own)
        : db.OfficerNotices.Where(n => n.RegionPath!.StartsWith(scope.RegionPath!)
            || db.Organisations.Any(o => o.Id == n.OrganisationId && o.RegionPath.StartsWith(scope.RegionPath!)));
}

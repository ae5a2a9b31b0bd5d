namespace Paiyi.Server.Regions;

/// <summary>What of the division tree and of the organisations a scope contains.</summary>
public static class RegionScopes
{
    public static IQueryable<Organisation> In(this IQueryable<Organisation> organisations, Scope scope) =>
        scope.OrganisationId is { } own
            ? organisations.Where(o => o.Id == own)
            : organisations.Where(o => o.RegionPath.StartsWith(scope.RegionPath!));

    /// <summary>Regions whose codes are in use on a day.</summary>
    public static IQueryable<Region> InUse(this IQueryable<Region> regions, DateOnly day) =>
        regions.Where(r => r.ValidFrom <= day && (r.ValidTo == null || r.ValidTo > day));

    /// <summary>Regions of the subtree; for an organisation every region, because people live anywhere.</summary>
    public static IQueryable<Region> In(this IQueryable<Region> regions, Scope scope) =>
        scope.RegionPath is { } root ? regions.Where(r => r.Path.StartsWith(root)) : regions;
}

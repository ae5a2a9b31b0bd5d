namespace Paiyi.Server.Regions;

/// <summary>
/// What a member of staff may see: a subtree of regions (by the path of its root), or one organisation. Exactly one
/// of the two is set. Every query of staff is cut by it in SQL, through the <c>InScopeOf</c> of each table.
/// </summary>
public sealed record Scope(string? RegionPath, long? OrganisationId)
{
    public bool IsOrganisation => OrganisationId is not null;

    public bool Covers(string regionPath) => RegionPath is { } root && regionPath.StartsWith(root, StringComparison.Ordinal);

    /// <summary>The region alone when the scope covers it, else the scope as it is.</summary>
    public Scope Narrowed(string? regionPath) => regionPath is not null && Covers(regionPath) ? new Scope(regionPath, null) : this;
}

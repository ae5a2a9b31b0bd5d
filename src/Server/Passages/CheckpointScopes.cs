using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Live;
using Paiyi.Server.Regions;

namespace Paiyi.Server.Passages;

/// <summary>Which checkpoints, and so which passages, a caller may see.</summary>
public static class CheckpointScopes
{
    /// <summary>Who hears of passages: those at the gate, its organisation, and the regions above it.</summary>
    public static readonly LiveSource Live = new(
        """
        SELECT unnest(ARRAY['c:' || c.id, 'o:' || c.organisation_id, 'r:' || o.region_path])
        FROM checkpoints c JOIN organisations o ON o.id = c.organisation_id WHERE c.id = ANY($1)
        """);

    /// <summary>Checkpoints of the organisations of the scope.</summary>
    public static IQueryable<Checkpoint> CheckpointsIn(this PaiyiDb db, Scope scope) => scope.OrganisationId is { } own
        ? db.Checkpoints.Where(c => c.OrganisationId == own)
        : db.Checkpoints.Where(c => db.Organisations.Any(o => o.Id == c.OrganisationId && o.RegionPath.StartsWith(scope.RegionPath!)));

    /// <summary>Checkpoints of the scope that a keeper is assigned to: who moves to another organisation loses the old ones.</summary>
    public static IQueryable<Checkpoint> CheckpointsKeptBy(this PaiyiDb db, Staff keeper) =>
        db.CheckpointsIn(keeper.Scope).Where(c => db.CheckpointKeepers.Any(k => k.CheckpointId == c.Id && k.StaffId == keeper.Id));

    /// <summary>Who can keep checkpoints of an organisation: open accounts that may record passages, of it or of a region that contains it.</summary>
    internal static IQueryable<StaffAccount> KeepersFor(this PaiyiDb db, RoleBook roles, long organisationId, string regionPath) =>
        db.StaffAccounts.Holding(roles, Permission.PassagesRecord).Where(s => s.DisabledAt == null
            && (s.OrganisationId == organisationId || db.Regions.Any(r => r.Id == s.RegionId && regionPath.StartsWith(r.Path))));

    /// <summary>Passages at the checkpoints of the scope.</summary>
    public static IQueryable<Passage> PassagesIn(this PaiyiDb db, Scope scope)
    {
        var checkpoints = db.CheckpointsIn(scope);
        return db.Passages.Where(p => checkpoints.Any(c => c.Id == p.CheckpointId));
    }
}

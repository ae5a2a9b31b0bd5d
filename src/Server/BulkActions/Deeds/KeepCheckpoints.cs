using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Passages;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.BulkActions.Deeds;

/// <summary>Lets one member of staff keep checkpoints, or no longer; their other keepers stay.</summary>
internal static class KeepCheckpoints
{
    public static Task AssignAsync(BulkBatch batch, CancellationToken ct) => DoAsync(batch, keeps: true, ct);

    public static Task WithdrawAsync(BulkBatch batch, CancellationToken ct) => DoAsync(batch, keeps: false, ct);

    public static Task UndoAssignAsync(BulkBatch batch, CancellationToken ct) => UndoAsync(batch, keeps: false, ct);

    public static Task UndoWithdrawAsync(BulkBatch batch, CancellationToken ct) => UndoAsync(batch, keeps: true, ct);

    private static async Task DoAsync(BulkBatch batch, bool keeps, CancellationToken ct)
    {
        var (checkpoints, kept) = await FindAsync(batch, ct);
        await batch.EachAsync(checkpoints, PlatformProblems.NotFound, async (item, checkpoint) =>
        {
            if (kept.ContainsKey(checkpoint.Id) == keeps)
                return BulkActionProblems.Unchanged;
            if (keeps && !await SuitsAsync(batch, checkpoint, ct))
                return PassageProblems.KeeperUnknown;
            Put(batch, checkpoint, kept.GetValueOrDefault(checkpoint.Id));
            item.Finish(before: null);
            return null;
        });
    }

    private static async Task UndoAsync(BulkBatch batch, bool keeps, CancellationToken ct)
    {
        var (checkpoints, kept) = await FindAsync(batch, ct);
        await batch.EachBackAsync(checkpoints, async (_, checkpoint) =>
        {
            if (kept.ContainsKey(checkpoint.Id) == keeps || (keeps && !await SuitsAsync(batch, checkpoint, ct)))
                return false;
            Put(batch, checkpoint, kept.GetValueOrDefault(checkpoint.Id));
            return true;
        });
    }

    /// <summary>Locked, so that whoever assigns keepers at the same time sees what was done here, and the other way round.</summary>
    private static async Task<(Dictionary<long, Checkpoint> Checkpoints, Dictionary<long, CheckpointKeeper> Kept)> FindAsync(BulkBatch batch, CancellationToken ct)
    {
        await batch.Db.Database.ExecuteSqlAsync($"SELECT FROM checkpoints WHERE id = ANY({batch.Ids}) ORDER BY id FOR UPDATE", ct);
        var kept = await batch.Db.CheckpointKeepers.Where(k => batch.Ids.Contains(k.CheckpointId) && k.StaffId == batch.Action.TargetId)
            .ToDictionaryAsync(k => k.CheckpointId, ct);
        return (await CloseCheckpoints.FindAsync(batch, ct), kept);
    }

    private static async Task<bool> SuitsAsync(BulkBatch batch, Checkpoint checkpoint, CancellationToken ct)
    {
        var roles = await batch.Services.GetRequiredService<RoleCatalogue>().ReadyAsync(ct);
        var path = await batch.Db.Organisations.Where(o => o.Id == checkpoint.OrganisationId).Select(o => o.RegionPath).SingleAsync(ct);
        return await batch.Db.KeepersFor(roles, checkpoint.OrganisationId, path).AnyAsync(s => s.Id == batch.Action.TargetId, ct);
    }

    private static void Put(BulkBatch batch, Checkpoint checkpoint, CheckpointKeeper? kept)
    {
        var keeper = batch.Action.TargetId!.Value;
        var (before, after) = kept is null ? (null, $"{keeper}") : ($"{keeper}", (string?)null);
        batch.Record("AssignKeepers", new AuditChange("checkpointKeeper", $"{checkpoint.Id}/{keeper}", "staffId", before, after));
        if (kept is null)
            batch.Db.Add(new CheckpointKeeper { CheckpointId = checkpoint.Id, StaffId = keeper });
        else
            batch.Db.Remove(kept);
        batch.Db.Entry(checkpoint).Property(c => c.Name).IsModified = true;
    }
}

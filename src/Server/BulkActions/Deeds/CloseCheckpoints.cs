using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Passages;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.BulkActions.Deeds;

/// <summary>Closes checkpoints, or opens them.</summary>
internal static class CloseCheckpoints
{
    public static async Task ApplyAsync(BulkBatch batch, CancellationToken ct)
    {
        var close = batch.Action.Kind == BulkActionKind.CloseCheckpoints;
        await batch.EachAsync(await FindAsync(batch, ct), PlatformProblems.NotFound, (item, checkpoint) =>
        {
            if (checkpoint.ClosedAt is not null == close)
                return Task.FromResult<Refusal?>(BulkActionProblems.Unchanged);
            item.Finish(JsonSerializer.Serialize(close ? batch.Now : checkpoint.ClosedAt));
            Close(batch, checkpoint, close ? batch.Now : null);
            return Task.FromResult<Refusal?>(null);
        });
    }

    /// <summary>Those that were closed at that time are opened; those that were opened are closed since when they were before.</summary>
    public static async Task UndoAsync(BulkBatch batch, CancellationToken ct)
    {
        var closed = batch.Action.Kind == BulkActionKind.CloseCheckpoints;
        await batch.EachBackAsync(await FindAsync(batch, ct), (item, checkpoint) =>
        {
            var at = JsonSerializer.Deserialize<DateTimeOffset>(item.Before!);
            var same = checkpoint.ClosedAt == (closed ? at : null);
            if (same)
                Close(batch, checkpoint, closed ? null : at);
            return Task.FromResult(same);
        });
    }

    internal static Task<Dictionary<long, Checkpoint>> FindAsync(BulkBatch batch, CancellationToken ct) =>
        batch.Db.CheckpointsIn(batch.Scope).Where(c => batch.Ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, ct);

    private static void Close(BulkBatch batch, Checkpoint checkpoint, DateTimeOffset? at)
    {
        batch.Record("UpdateCheckpoint", new AuditChange("checkpoint", $"{checkpoint.Id}", "closedAt", $"{checkpoint.ClosedAt:O}", $"{at:O}"));
        checkpoint.Close(at is not null, at ?? batch.Now);
    }
}

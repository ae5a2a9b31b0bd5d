using Hangfire;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Imports;

namespace Paiyi.Server.Lists.Jobs;

/// <summary>Takes back an import that was applied, the last row first. Killed anywhere, it goes on where the last transaction was committed.</summary>
public sealed class UndoList(ListRun run, ListKinds kinds, RoleCatalogue roles, IServiceProvider services, TimeProvider clock)
{
    /// <summary>The kind of outbox row that starts it; its subject is the import.</summary>
    public const string OutboxKind = "list.undo";

    [AutomaticRetry(Attempts = 30, DelaysInSeconds = [1, 2, 5, 10, 30, 60])]
    public Task RunAsync(long id, CancellationToken ct) => run.AloneAsync(id, [ImportStatus.Undoing], UndoAsync, ct);

    private async Task UndoAsync(ListImport import, CancellationToken ct)
    {
        var kind = kinds.Find(import.Kind);
        var actor = kind is null ? null : await run.InDatabaseAsync(db => db.ActorAsync(roles, import, kind, import.UndoneBy!.Value, ct));
        if (kind is null || actor is null)
        {
            await run.ChangeAsync(import.Id, i => (i.Status, i.FinishedAt) = (ImportStatus.Completed, clock.GetUtcNow()), ct);
            return;
        }

        while (await run.ApplyAsync(db => TakeBackAsync(db, import, kind, actor, ct), ct))
            run.Tell(import);
        await run.ChangeAsync(import.Id, i => (i.Status, i.FinishedAt) = (ImportStatus.Undone, clock.GetUtcNow()), ct);
    }

    private async Task<bool> TakeBackAsync(PaiyiDb db, ListImport known, ListKind kind, Staff actor, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var import = await db.LockedAsync<ListImport>(known.Id, ct);
        if (import.Status != ImportStatus.Undoing)
            return false;
        var lines = await db.ListLines
            .Where(l => l.ImportId == import.Id && l.Undone == null && l.Turn < import.NextRow && (l.Outcome == LineOutcome.Created || l.Outcome == LineOutcome.Updated))
            .OrderByDescending(l => l.Turn).Take(kind.ChunkSize).ToListAsync(ct);
        if (lines.Count == 0)
            return false;
        var batch = new ListBatch(db, import, kind, actor, lines, isCheck: false, clock.GetUtcNow(), services, [], new UnknownValues());
        var undone = await batch.UndoAsync(ct);
        (import.Undone, import.Stayed, import.Processed) = (import.Undone + undone, import.Stayed + lines.Count - undone, import.Processed + lines.Count);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        kind.Tell(batch);
        return true;
    }
}

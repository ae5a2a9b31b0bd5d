using Hangfire;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Imports;

namespace Paiyi.Server.Lists.Jobs;

/// <summary>
/// The second step of an import, once somebody has committed it: applies the checked rows, some in each transaction together with
/// the counters of the import, whose row is locked. Killed or paused anywhere, it goes on where the last transaction was committed.
/// </summary>
public sealed class CommitList(ListRun run, ListKinds kinds, RoleCatalogue roles, IServiceProvider services, TimeProvider clock)
{
    /// <summary>The kind of outbox row that starts it; its subject is the import.</summary>
    public const string OutboxKind = "list.commit";

    /// <summary>Rows of one transaction; the kind's own number when it is null.</summary>
    internal int? BatchSize { get; init; }

    [AutomaticRetry(Attempts = 30, DelaysInSeconds = [1, 2, 5, 10, 30, 60])]
    public Task RunAsync(long id, CancellationToken ct) => run.AloneAsync(id, [ImportStatus.Running], CommitAsync, ct);

    private async Task CommitAsync(ListImport import, CancellationToken ct)
    {
        var kind = kinds.Find(import.Kind);
        var actor = kind is null ? null : await run.InDatabaseAsync(db => db.ActorAsync(roles, import, kind, import.CommittedBy!.Value, ct));
        if (kind is null || actor is null)
        {
            await run.RefuseAsync(import.Id, ListProblems.RightsGone, ct);
            return;
        }

        while (await run.ApplyAsync(db => ApplyAsync(db, import, kind, actor, ct), ct))
            run.Tell(import);
        await run.EndAsync(import, ImportStatus.Running, db => db.ListLines.Where(l => l.ImportId == import.Id).ListCountsAsync(ct), i => i.Complete(clock.GetUtcNow()), ct);
    }

    /// <summary>The next lines, all or none of them; false when the import does not go on: it is over, paused or cancelled.</summary>
    private async Task<bool> ApplyAsync(PaiyiDb db, ListImport known, ListKind kind, Staff actor, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var import = await db.LockedAsync<ListImport>(known.Id, ct);
        if (import.Status != ImportStatus.Running)
            return false;
        var lines = await db.ListLines.Where(l => l.ImportId == import.Id && l.Turn >= import.NextRow).OrderBy(l => l.Turn).Take(BatchSize ?? kind.ChunkSize).ToListAsync(ct);
        if (lines.Count == 0)
            return false;
        var meant = lines.FindAll(l => l.Outcome is LineOutcome.Created or LineOutcome.Updated or LineOutcome.Unchanged);
        foreach (var line in meant)
            line.Undone = null;
        var batch = new ListBatch(db, import, kind, actor, meant, isCheck: false, clock.GetUtcNow(), services, [], new UnknownValues());
        await kind.JudgeAsync(batch, ct);
        await kind.ApplyAsync(batch, meant.FindAll(l => l.Outcome is LineOutcome.Created or LineOutcome.Updated), ct);
        db.AddRange(meant.Where(l => l.Outcome is LineOutcome.Created or LineOutcome.Updated).Select(l => ListTrail.Entry(batch, l, actor.Id)));
        await AddRemarksAsync(db, import.Id, batch.Remarks, ct);
        (import.NextRow, import.Processed) = (lines[^1].Turn + 1, import.Processed + lines.Count);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        kind.Tell(batch);
        return true;
    }

    /// <summary>What could be written when it was checked, and cannot be any more.</summary>
    private static async Task AddRemarksAsync(PaiyiDb db, long importId, List<ListRemark> remarks, CancellationToken ct)
    {
        int[] rows = [.. remarks.Select(r => r.Row).Distinct()];
        var said = await db.ListRemarks.Where(r => r.ImportId == importId && rows.Contains(r.Row)).Select(r => new { r.Row, r.Column }).ToListAsync(ct);
        db.AddRange(remarks.Where(r => !said.Exists(s => s.Row == r.Row && s.Column == r.Column)));
    }
}

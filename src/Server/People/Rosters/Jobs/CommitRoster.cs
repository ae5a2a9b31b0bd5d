using Hangfire;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.People.Rosters.Applying;
using Paiyi.Server.People.Rosters.Checking;
using Paiyi.Server.Platform.Files;
using Paiyi.Server.Platform.Imports;

namespace Paiyi.Server.People.Rosters.Jobs;

/// <summary>
/// The second step of an import, once somebody has committed it: applies the checked rows, many in each transaction.
/// Killed or paused anywhere, it goes on where the last transaction was committed.
/// </summary>
public sealed class CommitRoster(RosterRun run, RosterLayouts layouts, FileStore files, TimeProvider clock)
{
    /// <summary>The kind of outbox row that starts it; its subject is the import.</summary>
    public const string OutboxKind = "roster.commit";

    /// <summary>Rows of one transaction.</summary>
    internal int BatchSize { get; init; } = 5000;

    [AutomaticRetry(Attempts = 30, DelaysInSeconds = [1, 2, 5, 10, 30, 60])]
    public Task RunAsync(long id, CancellationToken ct) => run.AloneAsync(id, [ImportStatus.Running], CommitAsync, ct);

    private async Task CommitAsync(RosterImport import, CancellationToken ct)
    {
        var attributes = AttributeSet.OfRosters(await run.InDatabaseAsync(db => db.AttributeDefinitions.AsNoTracking().ToListAsync(ct)));
        // One that a former release has checked has no layout yet.
        if (import.Layout is null)
        {
            await using var file = await files.OpenTemporaryCopyAsync(import.FileId, ct);
            using var book = ImportSheet.OpenBook(file);
            await layouts.FindAsync(import, book, attributes, ct);
        }

        var context = await run.InDatabaseAsync(db => RosterContext.ReadAsync(db, import, new ImportHeader(import.Layout!), attributes, ct));
        while (await run.ApplyAsync(db => new RosterChunk(db, context, clock.GetUtcNow()).ApplyAsync(BatchSize, ct), ct))
            run.Tell(import);
        await run.EndAsync(import, ImportStatus.Running, db => db.RosterLines.Where(l => l.ImportId == import.Id).CountsAsync(ct), i => i.Complete(clock.GetUtcNow()), ct);
    }
}

using Hangfire;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Paiyi.Server.People.Rosters.Applying;
using Paiyi.Server.People.Rosters.Checking;
using Paiyi.Server.People.Rosters.Sheet;
using Paiyi.Server.Platform.Files;

namespace Paiyi.Server.People.Rosters.Jobs;

/// <summary>
/// The second step of an import, once somebody has committed it: applies the checked rows, many in each transaction.
/// Killed or paused anywhere, it goes on where the last transaction was committed.
/// </summary>
public sealed class CommitRoster(RosterRun run, RosterEnd end, FileStore files, TimeProvider clock)
{
    /// <summary>The kind of outbox row that starts it; its subject is the import.</summary>
    public const string OutboxKind = "roster.commit";

    private const int MaxConflicts = 20;

    /// <summary>Rows of one transaction.</summary>
    internal int BatchSize { get; init; } = 5000;

    [AutomaticRetry(Attempts = 30, DelaysInSeconds = [1, 2, 5, 10, 30, 60])]
    public Task RunAsync(long id, CancellationToken ct) => run.AloneAsync(id, [ImportStatus.Running], CommitAsync, ct);

    private async Task CommitAsync(RosterImport import, CancellationToken ct)
    {
        await using var file = await files.OpenTemporaryCopyAsync(import.FileId, ct);
        var attributes = AttributeSet.OfRosters(await run.InDatabaseAsync(db => db.AttributeDefinitions.AsNoTracking().ToListAsync(ct)));
        var headers = RosterFields.Headers(attributes);
        using var sheet = RosterSheet.Open(file, headers).Value ?? throw new InvalidOperationException("The file no longer opens.");
        var context = await run.InDatabaseAsync(db => RosterContext.ReadAsync(db, import, sheet.Header, attributes, ct));
        while (await ApplyAsync(context, ct))
            run.Tell(import);
        await end.ReachAsync(import, ImportStatus.Running, file, headers, i => (i.Status, i.FinishedAt) = (ImportStatus.Completed, clock.GetUtcNow()), ct);
    }

    /// <summary>Applies a chunk, again when it met another writer of the same persons.</summary>
    private async Task<bool> ApplyAsync(RosterContext context, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            ct.ThrowIfCancellationRequested();
            try
            {
                return await run.InDatabaseAsync(db => new RosterChunk(db, context, clock.GetUtcNow()).ApplyAsync(BatchSize, ct));
            }
            catch (Exception e) when (attempt < MaxConflicts && IsConflict(e))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(5, 50)), ct);
            }
        }
    }

    /// <summary>Somebody else has just written the same person or membership, or each waited for the other.</summary>
    private static bool IsConflict(Exception exception) => exception is DbUpdateConcurrencyException
        || (exception as PostgresException ?? exception.InnerException as PostgresException)?.SqlState
            is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure;
}

using Hangfire;
using Paiyi.Server.People.Rosters.Undoing;
using Paiyi.Server.Platform.Imports;

namespace Paiyi.Server.People.Rosters.Jobs;

/// <summary>Takes back an import that was applied. Killed anywhere, it goes on where the last transaction was committed.</summary>
public sealed class UndoRoster(RosterRun run, TimeProvider clock)
{
    /// <summary>The kind of outbox row that starts it; its subject is the import.</summary>
    public const string OutboxKind = "roster.undo";

    /// <summary>Rows of one transaction.</summary>
    internal int BatchSize { get; init; } = 5000;

    [AutomaticRetry(Attempts = 30, DelaysInSeconds = [1, 2, 5, 10, 30, 60])]
    public Task RunAsync(long id, CancellationToken ct) => run.AloneAsync(id, [ImportStatus.Undoing], UndoAsync, ct);

    private async Task UndoAsync(RosterImport import, CancellationToken ct)
    {
        while (await run.ApplyAsync(db => new RosterUndo(db, import.Id, import.OrganisationId, clock.GetUtcNow()).TakeBackAsync(BatchSize, ct), ct))
            run.Tell(import);
        await run.ChangeAsync(import.Id, i => (i.Status, i.FinishedAt) = (ImportStatus.Undone, clock.GetUtcNow()), ct);
    }
}

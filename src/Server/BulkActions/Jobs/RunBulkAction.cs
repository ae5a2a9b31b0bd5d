using Hangfire;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Paiyi.Server.Accounts;
using Paiyi.Server.BulkActions.Deeds;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.PersonalData;

namespace Paiyi.Server.BulkActions.Jobs;

/// <summary>
/// Does a bulk action, or undoes it, in batches of one transaction each. The row of the action is locked for the batch, so
/// of several jobs for the same action one works at a time, and each goes on where the other stopped.
/// </summary>
public sealed class RunBulkAction(IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <summary>The kind of outbox row that starts it; its subject is the action.</summary>
    public const string OutboxKind = "bulk-action.run";

    private const int MaxConflicts = 20;

    /// <summary>Persons of one transaction.</summary>
    internal int BatchSize { get; init; } = 500;

    [AutomaticRetry(Attempts = 30, DelaysInSeconds = [1, 2, 5, 10, 30, 60])]
    public async Task RunAsync(long id, CancellationToken ct)
    {
        for (var conflicts = 0; ;)
        {
            ct.ThrowIfCancellationRequested();
            try
            {
                if (!await RunBatchAsync(id, ct))
                    return;
                conflicts = 0;
            }
            catch (Exception e) when (IsConflict(e) && ++conflicts < MaxConflicts)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(5, 50)), ct);
            }
        }
    }

    /// <summary>True when there may be more to do.</summary>
    private async Task<bool> RunBatchAsync(long id, CancellationToken ct)
    {
        await using var services = scopes.CreateAsyncScope();
        var db = services.ServiceProvider.GetRequiredService<PaiyiDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var action = await db.BulkActions.FromSql($"SELECT * FROM bulk_actions WHERE id = {id} FOR UPDATE").SingleOrDefaultAsync(ct);
        if (action is not { Status: BulkActionStatus.Running or BulkActionStatus.Undoing })
            return false;
        BulkOutcome? waiting = action.Status == BulkActionStatus.Running ? null : BulkOutcome.Done;
        var items = await db.BulkActionItems.Where(i => i.ActionId == id && i.Outcome == waiting).OrderBy(i => i.PersonId).Take(BatchSize).ToListAsync(ct);
        if (items.Count == 0)
        {
            action.Status = waiting is null ? BulkActionStatus.Completed : BulkActionStatus.Undone;
            action.FinishedAt = clock.GetUtcNow();
        }
        else
        {
            var batch = new BulkBatch(db, action, await db.ScopeOfAsync(action.StaffId, ct), items, Now());
            await (waiting is null ? ApplyAsync(batch, services.ServiceProvider, ct) : UndoAsync(batch, ct));
            Count(action, items);
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return items.Count > 0;
    }

    private static Task ApplyAsync(BulkBatch batch, IServiceProvider services, CancellationToken ct) => batch.Action.Kind switch
    {
        BulkActionKind.MoveGroup => MoveGroups.ApplyAsync(batch, ct),
        BulkActionKind.SetAttribute => SetAttributes.ApplyAsync(batch, ct),
        BulkActionKind.Remind => RemindPersons.ApplyAsync(batch, services.GetRequiredService<PersonalDataCipher>(), ct),
        BulkActionKind.LeaveRoster => LeaveRosters.ApplyAsync(batch, ct),
        BulkActionKind.Archive => ArchivePersons.ApplyAsync(batch, ct),
        _ => throw new InvalidOperationException($"Nothing does {batch.Action.Kind}."),
    };

    private static Task UndoAsync(BulkBatch batch, CancellationToken ct) => batch.Action.Kind switch
    {
        BulkActionKind.MoveGroup => MoveGroups.UndoAsync(batch, ct),
        BulkActionKind.SetAttribute => SetAttributes.UndoAsync(batch, ct),
        BulkActionKind.LeaveRoster => LeaveRosters.UndoAsync(batch, ct),
        BulkActionKind.Archive => ArchivePersons.UndoAsync(batch, ct),
        _ => throw new InvalidOperationException($"Nothing undoes {batch.Action.Kind}."),
    };

    private static void Count(BulkAction action, List<BulkActionItem> items)
    {
        action.Done += items.Count(i => i.Outcome == BulkOutcome.Done);
        action.Skipped += items.Count(i => i.Outcome == BulkOutcome.Skipped);
        action.Undone += items.Count(i => i.Outcome == BulkOutcome.Undone);
        action.Kept += items.Count(i => i.Outcome == BulkOutcome.Kept);
    }

    /// <summary>As PostgreSQL keeps it, in microseconds: undoing compares it.</summary>
    private DateTimeOffset Now()
    {
        var now = clock.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }

    /// <summary>Somebody else has just written one of the persons, or each waited for the other.</summary>
    private static bool IsConflict(Exception exception) => exception is DbUpdateConcurrencyException
        || (exception as PostgresException ?? exception.InnerException as PostgresException)?.SqlState
            is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure;
}

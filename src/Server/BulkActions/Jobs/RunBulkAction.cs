using Hangfire;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Paiyi.Server.Accounts;
using Paiyi.Server.BulkActions.Deeds;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Problems;

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

    /// <summary>Items of one transaction.</summary>
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
        var items = await InOrder(db.ItemsOf(action).Where(i => i.Outcome == waiting), undoing: waiting is not null).Take(BatchSize).ToListAsync(ct);
        BulkBatch? batch = null;
        if (items.Count == 0)
        {
            action.Status = waiting is null ? BulkActionStatus.Completed : BulkActionStatus.Undone;
            action.FinishedAt = clock.GetUtcNow();
        }
        else
        {
            batch = await DoAsync(db, action, items, services.ServiceProvider, ct);
            Count(action, items);
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        await (batch?.CommittedAsync() ?? Task.CompletedTask);
        return items.Count > 0;
    }

    /// <summary>As whoever began it, or undoes it, may today; who may it no longer has it done to nothing.</summary>
    private async Task<BulkBatch?> DoAsync(PaiyiDb db, BulkAction action, List<BulkItem> items, IServiceProvider services, CancellationToken ct)
    {
        var (deed, undoing) = (BulkDeeds.Of(action.Kind), action.Status == BulkActionStatus.Undoing);
        var roles = await services.GetRequiredService<RoleCatalogue>().ReadyAsync(ct);
        var by = await db.StaffOfAsync(roles, undoing ? action.UndoneById ?? action.StaffId : action.StaffId, ct);
        if (by is null || !deed.MayBeginBy(by))
        {
            foreach (var item in items)
                Leave(item, undoing);
            return null;
        }

        var batch = new BulkBatch(db, action, by, items, Now(), services);
        await (undoing ? deed.Undo! : deed.Apply)(batch, ct);
        return batch;
    }

    private static void Leave(BulkItem item, bool undoing)
    {
        if (undoing)
            item.GiveBack(false);
        else
            item.Pass(PlatformProblems.NotPermitted.Code);
    }

    /// <summary>The newest first, because what belongs to an organisation was registered after it; undoing goes the other way.</summary>
    private static IOrderedQueryable<BulkItem> InOrder(IQueryable<BulkItem> items, bool undoing) =>
        undoing ? items.OrderBy(i => i.SubjectId) : items.OrderByDescending(i => i.SubjectId);

    private static void Count(BulkAction action, List<BulkItem> items)
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

    /// <summary>Somebody else has just written one of the rows, or each waited for the other.</summary>
    private static bool IsConflict(Exception exception) => exception is DbUpdateConcurrencyException
        || (exception as PostgresException ?? exception.InnerException as PostgresException)?.SqlState
            is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure;
}

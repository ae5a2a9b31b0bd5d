using Microsoft.EntityFrameworkCore;
using Npgsql;
using Paiyi.Server.Platform.Imports;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Data;

/// <summary>
/// What the steps of an import have in common: one process at a time, a scope of its own for every transaction, and
/// an end after several faults of the program, so that a file that makes it fail is not tried for ever.
/// </summary>
/// <param name="name">Tells imports of this kind from others that have the same key.</param>
public abstract class ImportRun<TImport>(IServiceScopeFactory scopes, NpgsqlDataSource database, TimeProvider clock, ILogger log, string name)
    where TImport : FileImport
{
    private const int MaxFaults = 5;
    private const int MaxConflicts = 20;

    /// <summary>Runs a step while the import is in one of its states.</summary>
    public async Task AloneAsync(long id, ImportStatus[] states, Func<TImport, CancellationToken, Task> step, CancellationToken ct)
    {
        await using var only = await OnlyRunner.BecomeAsync(database, name, id, ct);
        var import = await InDatabaseAsync(db => db.Set<TImport>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, ct));
        if (import is null || !states.Contains(import.Status))
            return;
        try
        {
            await step(import, ct);
        }
        catch (Exception e) when (e is not OperationCanceledException && !ProblemPipeline.IsOutage(e))
        {
            log.LogError(e, "Import {ImportId} of {Imports} failed", id, name);
            if (import.Faults + 1 < MaxFaults)
            {
                await ChangeAsync(id, i => i.Faults++, ct);
                throw;
            }

            await RefuseAsync(id, FileProblems.Fault, ct);
        }
    }

    /// <summary>Does some rows, again when they met another writer of the same; false when there are none left.</summary>
    public async Task<bool> ApplyAsync(Func<PaiyiDb, Task<bool>> chunk, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            ct.ThrowIfCancellationRequested();
            try
            {
                return await InDatabaseAsync(chunk);
            }
            catch (Exception e) when (attempt < MaxConflicts && IsConflict(e))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(5, 50)), ct);
            }
        }
    }

    public Task<TImport> RefuseAsync(long id, Refusal refusal, CancellationToken ct) =>
        ChangeAsync(id, i => (i.Status, i.RefusalCode, i.FinishedAt) = (ImportStatus.Refused, refusal.Code, clock.GetUtcNow()), ct);

    public Task<TImport> ChangeAsync(long id, Action<TImport> change, CancellationToken ct) => InDatabaseAsync(async db =>
    {
        var import = await db.Set<TImport>().SingleAsync(i => i.Id == id, ct);
        change(import);
        await db.SaveChangesAsync(ct);
        Tell(import);
        return import;
    });

    /// <summary>Ends a step: counts what became of every row, in the same change.</summary>
    /// <param name="step">The state in which it must still be: somebody may have paused or cancelled it.</param>
    internal async Task EndAsync(
        TImport import, ImportStatus step, Func<PaiyiDb, Task<Dictionary<LineOutcome, int>>> count, Action<TImport> change, CancellationToken ct)
    {
        await InDatabaseAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            var ended = await db.LockedAsync<TImport>(import.Id, ct);
            if (ended.Status != step)
                return ended;
            var counts = await count(db);
            ended.Count(counts);
            ended.Rows = counts.Values.Sum();
            change(ended);
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
            return ended;
        });
        Tell(import);
    }

    public async Task<T> InDatabaseAsync<T>(Func<PaiyiDb, Task<T>> run)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await run(scope.ServiceProvider.GetRequiredService<PaiyiDb>());
    }

    /// <summary>Tells open pages that it has moved on.</summary>
    public abstract void Tell(TImport import);

    /// <summary>Somebody else has just written the same row, or each waited for the other.</summary>
    private static bool IsConflict(Exception exception) => exception is DbUpdateConcurrencyException
        || (exception as PostgresException ?? exception.InnerException as PostgresException)?.SqlState
            is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure;
}

internal static class LockedImports
{
    /// <summary>An import, locked until the transaction ends, so that its step does not move on meanwhile.</summary>
    public static Task<TImport> LockedAsync<TImport>(this PaiyiDb db, long id, CancellationToken ct) where TImport : FileImport
    {
        var sql = $"SELECT * FROM {db.Model.FindEntityType(typeof(TImport))!.GetTableName()} WHERE id = {{0}} FOR UPDATE";
        return db.Set<TImport>().FromSqlRaw(sql, id).SingleAsync(ct);
    }
}

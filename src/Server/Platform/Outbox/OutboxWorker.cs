using Npgsql;

namespace Paiyi.Server.Platform.Outbox;

/// <summary>
/// Drains the outbox on every <c>work</c> process. Rows are claimed with SKIP LOCKED in one transaction with what the
/// handler writes: a process that dies gives its rows back, and two workers never take the same row. A batch that
/// fails is tried again row by row, and a row that keeps failing waits longer each time, so that one bad subject
/// never holds up the others.
/// </summary>
public sealed class OutboxWorker(
    NpgsqlDataSource database, IEnumerable<OutboxHandler> handlers, IServiceScopeFactory scopes, TimeProvider clock,
    ILogger<OutboxWorker> log) : BackgroundService
{
    private const int BatchSize = 500;
    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(200);
    private readonly Dictionary<string, OutboxHandler> _handlers = handlers.ToDictionary(h => h.Kind);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await DrainOnceAsync(stoppingToken) == 0)
                    await Task.Delay(Idle, clock, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                log.LogWarning(e, "The outbox could not be read; trying again in a second");
                await Task.Delay(TimeSpan.FromSeconds(1), clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Handles what is due now; returns how many rows were claimed.</summary>
    public async Task<int> DrainOnceAsync(CancellationToken ct)
    {
        var claimed = 0;
        foreach (var handler in _handlers.Values)
            claimed += await DrainAsync(handler, BatchSize, ct);
        return claimed;
    }

    private async Task<int> DrainAsync(OutboxHandler handler, int size, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var (ids, subjects) = await ClaimAsync(connection, handler.Kind, size, ct);
        if (ids.Length == 0)
            return 0;

        await transaction.SaveAsync("claimed", ct);
        await using var scope = scopes.CreateAsyncScope();
        var batch = new OutboxBatch([.. subjects.Distinct().Order()], connection, transaction, scope.ServiceProvider);
        try
        {
            await handler.Run(batch, ct);
            await ExecuteAsync(connection, "DELETE FROM outbox WHERE id = ANY($1)", ct, ids);
            await transaction.CommitAsync(ct);
        }
        catch (Exception e) when (e is not OperationCanceledException && connection.State == System.Data.ConnectionState.Open)
        {
            log.LogError(e, "Outbox {Kind} failed for {Count} subjects", handler.Kind, ids.Length);
            await transaction.RollbackAsync("claimed", ct);
            await PostponeAsync(connection, ids, ct);
            await transaction.CommitAsync(ct);
            return ids.Length;
        }

        await AfterCommitAsync(handler, batch);
        return ids.Length;
    }

    private async Task AfterCommitAsync(OutboxHandler handler, OutboxBatch batch)
    {
        try
        {
            await batch.CommittedAsync();
        }
        catch (Exception e)
        {
            // The consequence itself stands; what is forgotten here is only a cached value, which ends by itself.
            log.LogWarning(e, "After-commit work of outbox {Kind} failed", handler.Kind);
        }
    }

    private async Task<(long[] Ids, long[] Subjects)> ClaimAsync(NpgsqlConnection connection, string kind, int size, CancellationToken ct)
    {
        // A row that has failed before is claimed alone, so that it cannot spoil a batch again.
        await using var command = new NpgsqlCommand(
            """
            WITH due AS (SELECT id, attempts FROM outbox WHERE kind = $1 AND due_at <= $2 ORDER BY due_at LIMIT $3 FOR UPDATE SKIP LOCKED)
            SELECT o.id, o.subject FROM outbox o JOIN due d ON d.id = o.id
            WHERE d.attempts = 0 OR d.id = (SELECT min(id) FROM due WHERE NOT EXISTS (SELECT 1 FROM due f WHERE f.attempts = 0))
            """, connection)
        {
            Parameters = { new() { Value = kind }, new() { Value = clock.GetUtcNow() }, new() { Value = size } },
        };
        var ids = new List<long>();
        var subjects = new List<long>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            ids.Add(reader.GetInt64(0));
            subjects.Add(reader.GetInt64(1));
        }

        return ([.. ids], [.. subjects]);
    }

    private Task PostponeAsync(NpgsqlConnection connection, long[] ids, CancellationToken ct) => ExecuteAsync(connection,
        """
        UPDATE outbox SET attempts = attempts + 1,
            due_at = $2 + least(interval '1 hour', interval '1 second' * power(2, least(attempts, 12)))
        WHERE id = ANY($1)
        """, ct, ids, clock.GetUtcNow());

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync(ct);
    }
}

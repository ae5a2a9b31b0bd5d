using Npgsql;

namespace Paiyi.Server.Platform.Outbox;

/// <summary>
/// Does one kind of consequence for a batch of distinct subjects. It runs inside the transaction that removes the
/// rows, so what it writes there happens exactly once; anything outside that transaction may happen twice.
/// </summary>
public sealed record OutboxHandler(string Kind, Func<OutboxBatch, CancellationToken, Task> Run);

/// <summary>Distinct subjects of one kind, with the connection and transaction that the handler must write through.</summary>
public sealed record OutboxBatch(long[] Subjects, NpgsqlConnection Connection, NpgsqlTransaction Transaction, IServiceProvider Services)
{
    private readonly List<Func<Task>> _afterCommit = [];

    /// <summary>Does something once the transaction has been committed, such as forgetting a cached value; it may be lost in a crash.</summary>
    public void AfterCommit(Func<Task> run) => _afterCommit.Add(run);

    internal async Task CommittedAsync()
    {
        foreach (var run in _afterCommit)
            await run();
    }
}

public static class OutboxHandlers
{
    public static void AddOutboxHandler(this IServiceCollection services, string kind, Func<OutboxBatch, CancellationToken, Task> run) =>
        services.AddSingleton(new OutboxHandler(kind, run));
}

using Npgsql;

namespace Paiyi.Server.Platform.Outbox;

/// <summary>
/// Does one kind of consequence for a batch of distinct subjects. It runs inside the transaction that removes the
/// rows, so what it writes there happens exactly once; anything outside that transaction may happen twice.
/// </summary>
public sealed record OutboxHandler(string Kind, Func<OutboxBatch, CancellationToken, Task> Run);

/// <summary>Distinct subjects of one kind, with the connection and transaction that the handler must write through.</summary>
public sealed record OutboxBatch(long[] Subjects, NpgsqlConnection Connection, NpgsqlTransaction Transaction, IServiceProvider Services);

public static class OutboxHandlers
{
    public static void AddOutboxHandler(this IServiceCollection services, string kind, Func<OutboxBatch, CancellationToken, Task> run) =>
        services.AddSingleton(new OutboxHandler(kind, run));
}

using Npgsql;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Outbox;
using Paiyi.Server.Platform.Sessions;
using StackExchange.Redis;

namespace Paiyi.Server.Accounts;

/// <summary>
/// Ends the sessions of an account whose rights have changed: at once after the change is saved, and once more from
/// the outbox, because Redis may be away in that moment while the change stands.
/// </summary>
internal static class StaffSessionsEnd
{
    public const string OutboxKind = "accounts.endSessions";

    /// <summary>Belongs into the transaction of the change.</summary>
    public static void Mark(PaiyiDb db, StaffAccount account, DateTimeOffset now)
    {
        account.SessionsEndedAt = now;
        db.Outbox.Add(new OutboxRow { Kind = OutboxKind, Subject = account.Id, DueAt = now });
    }

    /// <summary>Belongs after it.</summary>
    public static async Task EndAsync(SessionStore sessions, long accountId, string? exceptSecret = null)
    {
        try
        {
            await sessions.EndAllAsync(SessionKind.Staff, accountId, exceptSecret);
        }
        catch (Exception e) when (e is RedisException or TimeoutException)
        {
            // The outbox row of the change ends them as soon as Redis is back.
        }
    }

    public static async Task HandleAsync(OutboxBatch batch, CancellationToken ct)
    {
        var ended = new Dictionary<long, DateTimeOffset>();
        await using (var command = new NpgsqlCommand(
            "SELECT id, sessions_ended_at FROM staff_accounts WHERE id = ANY($1) AND sessions_ended_at IS NOT NULL", batch.Connection, batch.Transaction))
        {
            command.Parameters.Add(new() { Value = batch.Subjects });
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
                ended[reader.GetInt64(0)] = reader.GetFieldValue<DateTimeOffset>(1);
        }

        var sessions = batch.Services.GetRequiredService<SessionStore>();
        foreach (var (id, at) in ended)
            await sessions.EndWhereAsync(SessionKind.Staff, id, s => s.CreatedAt < at);
    }
}

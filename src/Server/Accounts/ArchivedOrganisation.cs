using Npgsql;
using Paiyi.Server.Platform.Outbox;
using Paiyi.Server.Platform.Sessions;
using Paiyi.Server.Regions;

namespace Paiyi.Server.Accounts;

/// <summary>What follows for accounts when an organisation is archived: their sessions end, and sign-in refuses them.</summary>
internal static class ArchivedOrganisation
{
    public const string OutboxKind = Organisation.ArchivedOutboxKind;

    public static async Task HandleAsync(OutboxBatch batch, CancellationToken ct)
    {
        var accounts = new List<long>();
        await using (var command = new NpgsqlCommand("SELECT id FROM staff_accounts WHERE organisation_id = ANY($1)", batch.Connection, batch.Transaction))
        {
            command.Parameters.Add(new() { Value = batch.Subjects });
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
                accounts.Add(reader.GetInt64(0));
        }

        var sessions = batch.Services.GetRequiredService<SessionStore>();
        foreach (var id in accounts)
            await sessions.EndAllAsync(SessionKind.Staff, id);
    }
}

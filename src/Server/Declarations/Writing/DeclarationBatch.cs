using Npgsql;
using Paiyi.Server.People;

namespace Paiyi.Server.Declarations.Writing;

/// <summary>
/// Inserts many first declarations, and the review of each person's colour, in one statement and so in one commit. Who
/// may act for whom is decided in the same statement, on the rows as they are at that moment. All processes write in the
/// order of the unique key, so that two groups that hold the same declarations cannot wait for each other.
/// </summary>
internal static class DeclarationBatch
{
    /// <summary>Holds where citizen <c>a.citizen_id</c> may act for person <c>p</c> at <c>t.now</c>; the same rule as <see cref="PersonAccess.PersonsOf"/>.</summary>
    private const string MayAct =
        """
        p.archived_at IS NULL AND EXISTS (
            SELECT 1 FROM citizen_accounts c JOIN persons own ON own.phone_index = c.phone_index AND own.archived_at IS NULL
            WHERE c.id = a.citizen_id AND (own.id = p.id OR (own.household_id = p.household_id
                AND (p.phone_index IS NULL OR p.birth_date > (t.now AT TIME ZONE INTERVAL '08:00')::date - INTERVAL '18 years'))))
        """;

    private const string Insert =
        $"""
        WITH inserted AS (
            INSERT INTO declarations (person_id, day, version, superseded, temperature_tenths, symptoms, contact_with_case,
                travelled_in14_days, travel_places, remarks, attributes, answered_at, received_at, citizen_id, client_key)
            SELECT a.person_id, a.day, 1, false, a.temperature, a.symptoms::int[], a.contact, a.travelled, a.places, a.remarks,
                a.attributes::jsonb, a.answered_at, $1, a.citizen_id, a.client_key
            FROM unnest($2::bigint[], $3::date[], $4::smallint[], $5::text[], $6::boolean[], $7::boolean[], $8::text[], $9::text[],
                $10::text[], $11::timestamptz[], $12::bigint[], $13::uuid[])
                AS a(person_id, day, temperature, symptoms, contact, travelled, places, remarks, attributes, answered_at, citizen_id, client_key)
            CROSS JOIN (SELECT $1::timestamptz AS now) t
            JOIN persons p ON p.id = a.person_id AND {MayAct}
            ORDER BY a.person_id, a.day
            ON CONFLICT (person_id, day, version) DO NOTHING
            RETURNING person_id, day, client_key),
        followed AS (
            INSERT INTO outbox (kind, subject, due_at, attempts) SELECT '{PersonChange.OutboxKind}', person_id, $1, 0 FROM inserted)
        SELECT person_id, day, client_key FROM inserted
        """;

    private const string FindExisting =
        $"""
        SELECT d.client_key, d.received_at, d.citizen_id, c.phone_mask
        FROM (SELECT $1::bigint AS citizen_id) a
        CROSS JOIN (SELECT $4::timestamptz AS now) t
        JOIN persons p ON p.id = $2 AND {MayAct}
        LEFT JOIN declarations d ON d.person_id = p.id AND d.day = $3 AND d.version = 1
        LEFT JOIN citizen_accounts c ON c.id = d.citizen_id
        """;

    /// <summary>Tells each of the batch whether it was inserted.</summary>
    public static async Task CommitAsync(NpgsqlDataSource database, IReadOnlyList<PendingDeclaration> batch, DateTimeOffset now)
    {
        var inserted = new HashSet<(long, DateOnly, Guid)>(batch.Count);
        await using (var connection = await database.OpenConnectionAsync())
        {
            await using var command = new NpgsqlCommand(Insert, connection);
            AddParameters(command, batch, now);
            await command.PrepareAsync();
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                inserted.Add((reader.GetInt64(0), reader.GetFieldValue<DateOnly>(1), reader.GetGuid(2)));
        }

        // One answer sent twice may stand in one batch: the first is the new one, the other finds it in the table.
        foreach (var pending in batch)
            pending.Complete(inserted.Remove((pending.PersonId, pending.Day, pending.ClientKey)));
    }

    /// <summary>The first declaration of that day; null when the person is not the citizen's to act for.</summary>
    public static async Task<ExistingDeclaration?> FindExistingAsync(
        NpgsqlDataSource database, long citizenId, long personId, DateOnly day, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = database.CreateCommand(FindExisting);
        command.Parameters.Add(new() { Value = citizenId });
        command.Parameters.Add(new() { Value = personId });
        command.Parameters.Add(new() { Value = day });
        command.Parameters.Add(new() { Value = now });
        await using var reader = await command.ExecuteReaderAsync(ct);
        if (!await reader.ReadAsync(ct))
            return null;
        if (await reader.IsDBNullAsync(0, ct))
            return new ExistingDeclaration(null, default, null);
        var own = !await reader.IsDBNullAsync(2, ct) && reader.GetInt64(2) == citizenId;
        var by = own || await reader.IsDBNullAsync(3, ct) ? null : reader.GetString(3);
        return new ExistingDeclaration(reader.GetGuid(0), reader.GetFieldValue<DateTimeOffset>(1), by);
    }

    private static void AddParameters(NpgsqlCommand command, IReadOnlyList<PendingDeclaration> batch, DateTimeOffset now)
    {
        Add(now);
        Add(Each(p => p.PersonId));
        Add(Each(p => p.Day));
        Add(Each(p => p.Answers.TemperatureTenths));
        Add(Each(p => $"{{{string.Join(',', p.Answers.Symptoms.Select(s => (int)s))}}}"));
        Add(Each(p => p.Answers.ContactWithCase));
        Add(Each(p => p.Answers.TravelledIn14Days));
        Add(Each(p => p.Answers.TravelPlaces));
        Add(Each(p => p.Answers.Remarks));
        Add(Each(p => p.Answers.Attributes));
        Add(Each(p => p.AnsweredAt.ToUniversalTime()));
        Add(Each(p => p.CitizenId));
        Add(Each(p => p.ClientKey));

        void Add(object value) => command.Parameters.Add(new NpgsqlParameter { Value = value });
        T[] Each<T>(Func<PendingDeclaration, T> value) => [.. batch.Select(value)];
    }
}

/// <param name="ClientKey">Null when nobody has declared.</param>
/// <param name="By">The masked phone of another account that declared; null when it was the same one.</param>
internal sealed record ExistingDeclaration(Guid? ClientKey, DateTimeOffset ReceivedAt, string? By);

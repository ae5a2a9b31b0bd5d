using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace Paiyi.Server.HealthCodes.Reviews;

/// <summary>What stands in the table before a review; a new row has no colour yet.</summary>
internal sealed record CodeBefore(
    long PersonId, Colour? Colour, IReadOnlyList<StoredReason> Reasons, string RuleVersion, DateTimeOffset? NextReviewAt);

/// <summary>What a review decided.</summary>
/// <param name="Changed">Another colour, or the same one for other reasons.</param>
internal sealed record CodeAfter(
    long PersonId, Colour? Before, Colour Colour, string Reasons, DateTimeOffset? NextReviewAt, bool Changed, bool Worsened);

/// <summary>Reads, locks and writes the rows of a review, many at a time.</summary>
internal static class ReviewTables
{
    /// <summary>Locks the persons' rows in the order of their ids, after adding those that are missing.</summary>
    public static async Task<List<CodeBefore>> LockAsync(
        NpgsqlConnection connection, long[] persons, Colour placeholder, DateTimeOffset now, CancellationToken ct)
    {
        var added = await AddMissingAsync(connection, persons, placeholder, now, ct);
        await using var command = new NpgsqlCommand(
            """
            SELECT person_id, colour, reasons, rule_version, next_review_at FROM health_codes
            WHERE person_id = ANY($1) ORDER BY person_id FOR UPDATE
            """, connection)
        {
            Parameters = { new() { Value = persons } },
        };
        var rows = new List<CodeBefore>(persons.Length);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var id = reader.GetInt64(0);
            rows.Add(added.Contains(id)
                ? new CodeBefore(id, null, [], "", null)
                : new CodeBefore(
                    id, Enum.Parse<Colour>(reader.GetString(1)), StoredReason.Read(reader.GetFieldValue<JsonElement>(2)),
                    reader.GetString(3), await reader.IsDBNullAsync(4, ct) ? null : reader.GetFieldValue<DateTimeOffset>(4)));
        }

        return rows;
    }

    /// <summary>Writes what was decided, the history of colours and reasons, and what follows from a worsened one.</summary>
    public static async Task WriteAsync(
        NpgsqlConnection connection, IReadOnlyCollection<CodeAfter> decided, string ruleVersion, DateTimeOffset now, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        if (decided.Count > 0)
            batch.BatchCommands.Add(UpdateCodes(decided, ruleVersion, now));
        var changes = decided.Where(d => d.Changed).ToArray();
        if (changes.Length > 0)
            batch.BatchCommands.Add(InsertChanges(changes, ruleVersion, now));
        if (batch.BatchCommands.Count > 0)
            await batch.ExecuteNonQueryAsync(ct);
    }

    private static async Task<HashSet<long>> AddMissingAsync(
        NpgsqlConnection connection, long[] persons, Colour placeholder, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """
            INSERT INTO health_codes (person_id, colour, reasons, rule_version, decided_at)
            SELECT p.id, $2, '[]', '', $3 FROM persons p
            WHERE p.id = ANY($1) AND NOT EXISTS (SELECT 1 FROM health_codes h WHERE h.person_id = p.id)
            ORDER BY p.id
            ON CONFLICT (person_id) DO NOTHING
            RETURNING person_id
            """, connection)
        {
            Parameters = { new() { Value = persons }, new() { Value = placeholder.ToString() }, new() { Value = now } },
        };
        var added = new HashSet<long>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            added.Add(reader.GetInt64(0));
        return added;
    }

    private static NpgsqlBatchCommand UpdateCodes(IReadOnlyCollection<CodeAfter> decided, string ruleVersion, DateTimeOffset now) => new(
        """
        UPDATE health_codes h SET colour = d.colour, reasons = d.reasons::jsonb, next_review_at = d.next, rule_version = $5, decided_at = $6
        FROM unnest($1, $2, $3, $4) AS d(id, colour, reasons, next) WHERE h.person_id = d.id
        """)
    {
        Parameters =
        {
            new() { Value = decided.Select(d => d.PersonId).ToArray() },
            new() { Value = decided.Select(d => d.Colour.ToString()).ToArray() },
            new() { Value = decided.Select(d => d.Reasons).ToArray() },
            new() { Value = decided.Select(d => d.NextReviewAt).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz },
            new() { Value = ruleVersion },
            new() { Value = now },
        },
    };

    private static NpgsqlBatchCommand InsertChanges(CodeAfter[] changes, string ruleVersion, DateTimeOffset now) => new(
        $"""
        WITH changes AS (
            INSERT INTO health_code_changes (person_id, at, "from", "to", reasons, rule_version)
            SELECT c.id, $6, c.before, c.colour, c.reasons::jsonb, $5 FROM unnest($1, $2, $3, $4) AS c(id, before, colour, reasons)
            RETURNING id, person_id)
        INSERT INTO outbox (kind, subject, due_at, attempts)
        SELECT '{HealthCodeChange.OutboxKind}', c.id, $6, 0 FROM changes c WHERE c.person_id = ANY($7)
        """)
    {
        Parameters =
        {
            new() { Value = changes.Select(c => c.PersonId).ToArray() },
            new() { Value = changes.Select(c => c.Before?.ToString()).ToArray() },
            new() { Value = changes.Select(c => c.Colour.ToString()).ToArray() },
            new() { Value = changes.Select(c => c.Reasons).ToArray() },
            new() { Value = ruleVersion },
            new() { Value = now },
            new() { Value = changes.Where(c => c.Worsened).Select(c => c.PersonId).ToArray() },
        },
    };
}

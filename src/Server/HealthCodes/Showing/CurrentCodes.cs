using System.Text.Json;
using Npgsql;
using Paiyi.Server.HealthCodes.Reviews;

namespace Paiyi.Server.HealthCodes.Showing;

/// <summary>A person's code as it is now.</summary>
internal sealed record CurrentCode(
    long PersonId, Guid Reference, string Name, Colour Colour, JsonElement Reasons, string RuleVersion, DateTimeOffset DecidedAt,
    DateTimeOffset? NextReviewAt);

/// <summary>Reads codes, and decides those that were never decided or whose time has come.</summary>
internal sealed class CurrentCodes(NpgsqlDataSource database, ColourReview review, TimeProvider clock)
{
    /// <summary>Null when there is no such person, or it has left the register.</summary>
    public async Task<CurrentCode?> ReadAsync(long personId, CancellationToken ct)
    {
        var (exists, code) = await FindAsync(personId, ct);
        if (!exists || code is { } known && !(known.NextReviewAt <= clock.GetUtcNow()))
            return code;
        await review.ReviewNowAsync(personId, ct);
        return (await FindAsync(personId, ct)).Code;
    }

    private async Task<(bool Exists, CurrentCode? Code)> FindAsync(long personId, CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            """
            SELECT p.id, p.reference, p.name, h.colour, h.reasons, h.rule_version, h.decided_at, h.next_review_at
            FROM persons p LEFT JOIN health_codes h ON h.person_id = p.id WHERE p.id = $1 AND p.archived_at IS NULL
            """);
        command.Parameters.Add(new() { Value = personId });
        await using var row = await command.ExecuteReaderAsync(ct);
        if (!await row.ReadAsync(ct))
            return (false, null);
        if (await row.IsDBNullAsync(3, ct))
            return (true, null);
        return (true, new CurrentCode(
            row.GetInt64(0), row.GetGuid(1), row.GetString(2), Enum.Parse<Colour>(row.GetString(3)), row.GetFieldValue<JsonElement>(4),
            row.GetString(5), row.GetFieldValue<DateTimeOffset>(6), await row.IsDBNullAsync(7, ct) ? null : row.GetFieldValue<DateTimeOffset>(7)));
    }
}

using System.Text.Json;
using Npgsql;
using Paiyi.Server.HealthCodes;
using Paiyi.Server.Platform.Outbox;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Policies;

namespace Paiyi.Server.Notices;

/// <summary>Tells persons that their colour has become more severe, and why.</summary>
internal static class WorsenedColours
{
    public static async Task TellAsync(OutboxBatch batch, CancellationToken ct)
    {
        var ruleSets = batch.Services.GetRequiredService<RuleSets>();
        var notices = new List<NoticeText>();
        foreach (var change in await ReadAsync(batch, ct))
        {
            var rules = await ruleSets.HealthCodeRulesAsync(change.RuleVersion, ct);
            string Words(Language language) => string.Concat(
                ReasonView.Of(change.Reasons, rules, language).Take(2).Select(r => language == Language.English ? $" {r.Text}" : r.Text));
            notices.Add(new NoticeText(
                change.PersonId,
                $"您的健康码已变为{ColourTexts.Of(change.To, Language.Chinese)}。{Words(Language.Chinese)}",
                $"Your health code has turned {ColourTexts.Of(change.To, Language.English).ToLowerInvariant()}.{Words(Language.English)}"));
        }

        await NoticeTable.AddAsync(batch, NoticeKind.ColourChanged, notices, ct);
    }

    private static async Task<List<Change>> ReadAsync(OutboxBatch batch, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """SELECT person_id, "to", reasons, rule_version FROM health_code_changes WHERE id = ANY($1) ORDER BY id""", batch.Connection)
        {
            Parameters = { new() { Value = batch.Subjects } },
        };
        var changes = new List<Change>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            changes.Add(new Change(reader.GetInt64(0), Enum.Parse<Colour>(reader.GetString(1)), reader.GetFieldValue<JsonElement>(2), reader.GetString(3)));
        return changes;
    }

    private sealed record Change(long PersonId, Colour To, JsonElement Reasons, string RuleVersion);
}

using System.Text.Json;
using Npgsql;
using Paiyi.Rules;
using Paiyi.Server.Declarations;

namespace Paiyi.Server.HealthCodes.Reviews;

/// <summary>What the rules know about a person, and when time alone changes it.</summary>
internal sealed record GatheredFacts(PersonFacts Facts, DateTimeOffset? NextMarkChange);

/// <summary>Gathers the facts of many persons with four queries in one round trip.</summary>
internal static class FactsReader
{
    private static readonly string[] SymptomCodes =
        [.. Enum.GetNames<Symptom>().Select(JsonNamingPolicy.CamelCase.ConvertName)];

    private const string Attributes = "SELECT id, attributes FROM persons WHERE id = ANY($1)";

    // Fifteen days hold every declaration that counts as recent; the latest one is among them however old it is.
    private const string Declarations =
        """
        SELECT p.id, d.day, d.temperature_tenths, d.symptoms, d.contact_with_case, d.travelled_in14_days, d.answered_at, d.attributes
        FROM unnest($1) AS p(id) CROSS JOIN LATERAL (
            SELECT * FROM declarations d WHERE d.person_id = p.id AND NOT d.superseded AND d.day <= $2
            ORDER BY d.day DESC, d.version DESC LIMIT 15) d
        """;

    private const string Marks =
        """
        SELECT person_id, kind, "from", "until" FROM manual_marks
        WHERE person_id = ANY($1) AND confirmed_at IS NOT NULL AND withdrawn_at IS NULL AND "until" > $2
        ORDER BY id
        """;

    private const string Tests =
        """
        SELECT DISTINCT ON (person_id, outcome) person_id, kind, outcome, sampled_at, result_at FROM tests
        WHERE person_id = ANY($1) AND outcome IN ('Positive', 'Negative', 'Inconclusive')
        ORDER BY person_id, outcome, sampled_at DESC, result_at DESC
        """;

    public static async Task<Dictionary<long, GatheredFacts>> ReadAsync(
        NpgsqlConnection connection, long[] persons, DateOnly today, DateTimeOffset now, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new(Attributes) { Parameters = { new() { Value = persons } } },
                new(Declarations) { Parameters = { new() { Value = persons }, new() { Value = today } } },
                new(Marks) { Parameters = { new() { Value = persons }, new() { Value = now } } },
                new(Tests) { Parameters = { new() { Value = persons } } },
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(ct);
        var gathering = new Dictionary<long, Gathering>(persons.Length);
        while (await reader.ReadAsync(ct))
            gathering[reader.GetInt64(0)] = new Gathering(reader.GetFieldValue<JsonElement>(1));
        await reader.NextResultAsync(ct);
        while (await reader.ReadAsync(ct))
            gathering[reader.GetInt64(0)].AddDeclaration(ReadDeclaration(reader), reader.GetFieldValue<JsonElement>(7));
        await reader.NextResultAsync(ct);
        while (await reader.ReadAsync(ct))
            gathering[reader.GetInt64(0)].AddMark(ReadMark(reader), now);
        await reader.NextResultAsync(ct);
        while (await reader.ReadAsync(ct))
            gathering[reader.GetInt64(0)].Tests.Add(ReadTest(reader));
        return gathering.ToDictionary(g => g.Key, g => g.Value.ToFacts(today));
    }

    private static DeclarationFacts ReadDeclaration(NpgsqlDataReader row) => new(
        row.GetFieldValue<DateOnly>(1),
        row.GetInt16(2),
        [.. row.GetFieldValue<int[]>(3).Select(s => SymptomCodes[s])],
        row.GetBoolean(4),
        row.GetBoolean(5),
        row.GetFieldValue<DateTimeOffset>(6));

    private static MarkFacts ReadMark(NpgsqlDataReader row) => new(
        JsonNamingPolicy.CamelCase.ConvertName(row.GetString(1)),
        row.GetFieldValue<DateTimeOffset>(2),
        row.GetFieldValue<DateTimeOffset>(3));

    private static TestFacts ReadTest(NpgsqlDataReader row) => new(
        JsonNamingPolicy.CamelCase.ConvertName(row.GetString(1)),
        JsonNamingPolicy.CamelCase.ConvertName(row.GetString(2)),
        row.GetFieldValue<DateTimeOffset>(3),
        row.GetFieldValue<DateTimeOffset>(4));

    private sealed class Gathering(JsonElement attributes)
    {
        private readonly List<DeclarationFacts> _declarations = [];
        private readonly List<MarkFacts> _marks = [];
        private JsonElement _latestAnswers;
        private DateTimeOffset? _nextMarkChange;

        public List<TestFacts> Tests { get; } = [];

        /// <summary>The newest first.</summary>
        public void AddDeclaration(DeclarationFacts declaration, JsonElement answers)
        {
            if (_declarations.Count == 0)
                _latestAnswers = answers;
            _declarations.Add(declaration);
        }

        public void AddMark(MarkFacts mark, DateTimeOffset now)
        {
            var begun = mark.From <= now;
            if (begun)
                _marks.Add(mark);
            var changes = begun ? mark.Until : mark.From;
            if (_nextMarkChange is null || changes < _nextMarkChange)
                _nextMarkChange = changes;
        }

        public GatheredFacts ToFacts(DateOnly today) =>
            new(new PersonFacts(today, _declarations, _marks, AttributeFacts.Overlay(attributes, _latestAnswers), Tests), _nextMarkChange);
    }
}

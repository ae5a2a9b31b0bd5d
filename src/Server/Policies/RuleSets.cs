using System.Collections.Concurrent;
using Npgsql;
using Paiyi.Rules;

namespace Paiyi.Server.Policies;

/// <summary>A published rule set, compiled.</summary>
/// <param name="Id">The row of the version.</param>
public sealed record PublishedRuleSet(int Id, DateTimeOffset ValidFrom, DateTimeOffset? ValidTo, RuleSet Rules);

/// <summary>
/// The published rule sets, compiled once per process: a version never changes. Which versions there are is read again
/// every few seconds, so that a new one takes over everywhere without a restart.
/// </summary>
public sealed class RuleSets(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>How long after its publication a process may still decide by the version before.</summary>
    public static readonly TimeSpan MaxDelay = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<int, RuleSet> _compiled = new();
    private volatile Known _known = new([], DateTimeOffset.MinValue);

    /// <summary>The version that decides at an instant; null when none is published for it.</summary>
    public async ValueTask<PublishedRuleSet?> InForceAsync(string ruleSetId, DateTimeOffset at, CancellationToken ct) =>
        (await KnownAsync(ct)).LastOrDefault(r => r.Rules.Id == ruleSetId && r.ValidFrom <= at && (r.ValidTo is null || at < r.ValidTo));

    /// <summary>Some version, so that old decisions can still be explained; null when it was never published.</summary>
    public async ValueTask<PublishedRuleSet?> FindAsync(string ruleSetId, string version, CancellationToken ct) =>
        (await KnownAsync(ct)).LastOrDefault(r => r.Rules.Id == ruleSetId && r.Rules.Version == version);

    private async ValueTask<PublishedRuleSet[]> KnownAsync(CancellationToken ct)
    {
        var known = _known;
        var now = clock.GetUtcNow();
        if (known.Versions.Length > 0 && now - known.ReadAt < MaxDelay && now >= known.ReadAt)
            return known.Versions;
        var versions = await ReadAsync(ct);
        _known = new Known(versions, now);
        return versions;
    }

    private async Task<PublishedRuleSet[]> ReadAsync(CancellationToken ct)
    {
        var versions = new List<PublishedRuleSet>();
        await using var command = database.CreateCommand(
            """
            SELECT id, valid_from, valid_to, CASE WHEN id = ANY($1) THEN NULL ELSE document::text END
            FROM rule_set_versions ORDER BY valid_from, id
            """);
        command.Parameters.Add(new() { Value = _compiled.Keys.ToArray() });
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var id = reader.GetInt32(0);
            var rules = await reader.IsDBNullAsync(3, ct) ? _compiled[id] : _compiled.GetOrAdd(id, RuleSet.Parse(reader.GetString(3)));
            versions.Add(new PublishedRuleSet(
                id,
                reader.GetFieldValue<DateTimeOffset>(1),
                await reader.IsDBNullAsync(2, ct) ? null : reader.GetFieldValue<DateTimeOffset>(2),
                rules));
        }

        return [.. versions];
    }

    private sealed record Known(PublishedRuleSet[] Versions, DateTimeOffset ReadAt);
}

using Npgsql;
using Paiyi.Rules;
using Paiyi.Server.HealthCodes.Showing;
using Paiyi.Server.People;
using Paiyi.Server.Platform.Live;
using Paiyi.Server.Platform.Outbox;
using Paiyi.Server.Platform.Time;
using Paiyi.Server.Policies;

namespace Paiyi.Server.HealthCodes.Reviews;

/// <summary>
/// The one place where colours come from. For a batch of persons it locks their rows, gathers their facts after the
/// lock (so that of two reviews the later one sees everything), asks the rules in force, and writes what differs. It
/// knows no colour: outcomes, their severity and their words are data of the rule set.
/// </summary>
internal sealed class ColourReview(
    RuleSets ruleSets, HealthCodeCache cache, NpgsqlDataSource database, LivePublisher live, TimeProvider clock, ILogger<ColourReview> log)
{
    /// <summary>Does what follows from new facts.</summary>
    public static async Task RunAsync(OutboxBatch batch, CancellationToken ct)
    {
        var review = batch.Services.GetRequiredService<ColourReview>();
        var reviewed = await review.ReviewAsync(batch.Connection, batch.Subjects, ct);
        batch.AfterCommit(() => review.CommittedAsync(reviewed));
    }

    /// <summary>Decides one person's colour at once, for a code that is asked for before any review was due.</summary>
    public async Task ReviewNowAsync(long personId, CancellationToken ct)
    {
        Reviewed reviewed;
        await using (var connection = await database.OpenConnectionAsync(ct))
        {
            await using var transaction = await connection.BeginTransactionAsync(ct);
            reviewed = await ReviewAsync(connection, [personId], ct);
            await transaction.CommitAsync(ct);
        }

        await CommittedAsync(reviewed);
    }

    private Task CommittedAsync(Reviewed reviewed)
    {
        if (reviewed.Coloured.Length > 0)
            live.Changed(LiveTopic.HealthCodes, LivePersons.Source, reviewed.Coloured);
        return cache.ForgetAsync(reviewed.Changed);
    }

    /// <summary>Must run in a transaction.</summary>
    private async Task<Reviewed> ReviewAsync(NpgsqlConnection connection, long[] persons, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var rules = (await ruleSets.HealthCodeInForceAsync(now, ct)).Rules;
        var codes = await ReviewTables.LockAsync(connection, persons, HealthCodeRules.ColourOf(rules.DefaultOutcome), now, ct);
        var facts = await FactsReader.ReadAsync(connection, [.. codes.Select(c => c.PersonId)], ChinaTime.DayOf(now), now, ct);
        var decided = new List<CodeAfter>();
        var changed = new List<long>();
        var failures = new Dictionary<(string RuleId, string Path, string Problem), int>();
        foreach (var code in codes)
        {
            var known = facts[code.PersonId];
            var decision = rules.Decide(known.Facts.ToFact(), now);
            foreach (var failure in decision.Failures)
                failures[(failure.RuleId, failure.Path, failure.Problem)] = failures.GetValueOrDefault((failure.RuleId, failure.Path, failure.Problem)) + 1;
            var reasons = decision.Reasons.Select(r => new StoredReason(r.RuleId, r.Outcome, r.Until)).ToArray();
            var says = !reasons.SequenceEqual(code.Reasons) || code.RuleVersion != rules.Version
                || code.Colour != HealthCodeRules.ColourOf(decision.Outcome);
            var next = Earlier(decision.NextReviewAt, known.NextMarkChange);
            if (!says && next == code.NextReviewAt)
                continue;
            if (says && code.Colour is not null)
                changed.Add(code.PersonId);
            decided.Add(new CodeAfter(
                code.PersonId, code.Colour, HealthCodeRules.ColourOf(decision.Outcome), StoredReason.Write(reasons), next,
                IsChange(code, decision.Outcome, reasons),
                IsWorse(rules, code.Colour, decision.Outcome)));
        }

        await ReviewTables.WriteAsync(connection, decided, rules.Version, now, ct);
        foreach (var ((ruleId, path, problem), count) in failures)
            log.LogError("Rule {Rule} could not be evaluated for {Count} persons at {Path}: {Problem}", ruleId, count, path, problem);
        return new Reviewed([.. changed], [.. decided.Where(d => d.Changed).Select(d => d.PersonId)]);
    }

    /// <summary>A reason that only lasts longer is none: it would fill the history day by day.</summary>
    private static bool IsChange(CodeBefore before, string outcome, StoredReason[] reasons) =>
        before.Colour != HealthCodeRules.ColourOf(outcome)
        || !before.Reasons.Select(r => r.RuleId).ToHashSet().SetEquals(reasons.Select(r => r.RuleId));

    private static bool IsWorse(RuleSet rules, Colour? before, string outcome) =>
        before is { } colour && rules.Severity(outcome) > rules.Severity(HealthCodeRules.OutcomeOf(colour));

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) =>
        one is null ? other : other is null || one < other ? one : other;

    /// <param name="Changed">Persons whose earlier code now says something else.</param>
    /// <param name="Coloured">Persons with another colour, or other reasons for it.</param>
    private sealed record Reviewed(long[] Changed, long[] Coloured);
}

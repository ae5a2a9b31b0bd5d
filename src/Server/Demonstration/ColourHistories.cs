using System.Text.Json;
using Paiyi.Rules;
using Paiyi.Server.Declarations;
using Paiyi.Server.HealthCodes;
using Paiyi.Server.Platform.Time;
using Paiyi.Server.Testing;

namespace Paiyi.Server.Demonstration;

/// <summary>A person's colour now and how it came about, without the ids that the table gives.</summary>
internal sealed record ColourHistory(HealthCode Now, IReadOnlyList<ColourStep> Steps)
{
    /// <summary>The outcome in force at an instant; that of the first decision before there was any.</summary>
    public string OutcomeAt(DateTimeOffset at) => (Steps.LastOrDefault(s => s.At <= at) ?? Steps[0]).Outcome;
}

internal sealed record ColourStep(DateTimeOffset At, string? Before, string Outcome, JsonElement Reasons);

/// <summary>
/// Decides colours as they would have been decided day by day: at each declaration, each result of a test, each confirmed mark and each
/// instant that the decision before named for a review. What makes which colour stands in the rule set alone.
/// </summary>
internal sealed class ColourHistories(RuleSet rules, DateTimeOffset enteredAt, DateTimeOffset now)
{
    /// <summary>People who answer at least every other day need no closer look.</summary>
    private const int LongestGap = 2;

    private static readonly string[] SymptomNames = [.. Enum.GetNames<Symptom>().Select(JsonNamingPolicy.CamelCase.ConvertName)];
    private static readonly JsonElement NoReasons = JsonSerializer.SerializeToElement(Array.Empty<string>());

    public ColourHistory Of(PersonPlan person, IEnumerable<Declaration> declarations, IReadOnlyList<ManualMark> marks, IReadOnlyList<Test> tests)
    {
        var facts = declarations.Where(d => !d.Superseded).Select(FactsOf).ToArray();
        var confirmed = marks.Where(m => m.ConfirmedAt is not null).ToArray();
        var results = tests.Where(t => t.ResultAt is not null).Select(FactsOf).ToArray();
        var coarse = IsUneventful(facts, confirmed, tests);
        var history = Follow(person, facts, confirmed, results, coarse);
        return coarse && history.Steps.Count > 1 ? Follow(person, facts, confirmed, results, coarse: false) : history;
    }

    private static bool IsUneventful(DeclarationFacts[] declarations, ManualMark[] marks, IReadOnlyList<Test> tests) =>
        marks.Length == 0
        && tests.All(t => t.Outcome is TestOutcome.Negative or TestOutcome.Pending)
        && Array.TrueForAll(declarations, d => d is { Symptoms.Count: 0, ContactWithCase: false })
        && declarations.Zip(declarations.Skip(1)).All(pair => pair.Second.Day.DayNumber - pair.First.Day.DayNumber <= LongestGap);

    private ColourHistory Follow(PersonPlan person, DeclarationFacts[] declarations, ManualMark[] marks, TestFacts[] tests, bool coarse)
    {
        var steps = new List<ColourStep>();
        Decision? last = null;
        foreach (var at in Events(declarations, marks, tests, coarse))
        {
            while (!coarse && last?.NextReviewAt is { } review && review < at)
                last = Decide(review);
            last = Decide(at);
        }

        while (!coarse && last!.NextReviewAt is { } review && review <= now)
            last = Decide(review);
        return new ColourHistory(
            new HealthCode
            {
                PersonId = person.Id,
                Colour = ColourOf(last!.Outcome),
                Reasons = ReasonsOf(last),
                RuleVersion = rules.Version,
                DecidedAt = now,
                NextReviewAt = last.NextReviewAt,
            },
            steps);

        Decision Decide(DateTimeOffset at)
        {
            var known = declarations.Length > 0 && declarations[^1].At > at ? Array.FindAll(declarations, d => d.At <= at) : declarations;
            var inForce = marks.Where(m => m.ConfirmedAt <= at && m.From <= at && at < m.Until && !(m.WithdrawnAt <= at));
            var decision = rules.Decide(
                new PersonFacts(ChinaTime.DayOf(at), known, [.. inForce.Select(m => new MarkFacts(JsonNamingPolicy.CamelCase.ConvertName(m.Kind.ToString()), m.From, m.Until))],
                    default, Array.FindAll(tests, t => t.ResultAt <= at)).ToFact(), at);
            if (decision.Failures.Count > 0)
                throw new InvalidOperationException($"Rule {decision.Failures[0].RuleId} does not accept the demonstration: {decision.Failures[0].Problem}");
            if (steps.Count == 0 || steps[^1].Outcome != decision.Outcome)
                steps.Add(new ColourStep(at, steps.Count == 0 ? null : steps[^1].Outcome, decision.Outcome, ReasonsOf(decision)));
            return decision;
        }
    }

    private IEnumerable<DateTimeOffset> Events(DeclarationFacts[] declarations, ManualMark[] marks, TestFacts[] tests, bool coarse)
    {
        if (declarations.Length == 0 && marks.Length == 0 && (coarse || tests.Length == 0))
            return [enteredAt, now];
        if (coarse)
            return [declarations[0].At, now];
        return declarations.Select(d => d.At)
            .Concat(tests.Select(t => t.ResultAt))
            .Concat(marks.Select(m => m.ConfirmedAt!.Value))
            .Concat(marks.Where(m => m.WithdrawnAt is not null).Select(m => m.WithdrawnAt!.Value))
            .Order().Append(now);
    }

    private static DeclarationFacts FactsOf(Declaration declaration) => new(
        declaration.Day, declaration.TemperatureTenths, Array.ConvertAll(declaration.Symptoms, s => SymptomNames[(int)s]),
        declaration.ContactWithCase, declaration.TravelledIn14Days, declaration.ReceivedAt);

    private static TestFacts FactsOf(Test test) => new(
        JsonNamingPolicy.CamelCase.ConvertName(test.Kind.ToString()), JsonNamingPolicy.CamelCase.ConvertName(test.Outcome.ToString()), test.SampledAt, test.ResultAt!.Value);

    public static Colour ColourOf(string outcome) => Enum.Parse<Colour>(outcome, ignoreCase: true);

    private static JsonElement ReasonsOf(Decision decision) => decision.Reasons.Count == 0
        ? NoReasons
        : JsonSerializer.SerializeToElement(decision.Reasons, JsonSerializerOptions.Web);
}

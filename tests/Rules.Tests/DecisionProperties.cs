using CsCheck;
using static Paiyi.Rules.Tests.HealthCodeRules;

namespace Paiyi.Rules.Tests;

public sealed class DecisionProperties
{
    private static readonly Gen<DeclarationFacts> Declarations =
        from daysAgo in Gen.Int[0, 20]
        from tenths in Gen.Int[355, 400].Nullable()
        from symptoms in OneOf("fever", "cough", "fatigue", "dyspnea", "diarrhea", "anosmia", "soreThroat")
            .Array[0, 3]
        from contact in Gen.Frequency((9, Gen.Const(false)), (1, Gen.Const(true)))
        select (Healthy with { TemperatureTenths = tenths, Symptoms = symptoms, ContactWithCase = contact })
            .DaysAgo(daysAgo);

    private static readonly Gen<MarkFacts> Marks =
        from kind in OneOf("confirmedCase", "closeContact", "quarantine", "travelRisk", "observation", "other")
        from hours in Gen.Int[1, 500].Nullable()
        select new MarkFacts(kind, Noon.AddDays(-1), hours is { } known ? Noon.AddHours(known) : null);

    private static readonly Gen<TestFacts> Tests =
        from kind in OneOf("nucleicAcid", "antigen")
        from outcome in OneOf("positive", "negative", "inconclusive")
        from hours in Gen.Int[0, 500]
        select new TestFacts(kind, outcome, Noon.AddHours(-hours), Noon);

    private static readonly Gen<PersonFacts> People =
        from declarations in Declarations.Array[0, 8]
        from marks in Marks.Array[0, 3]
        from tests in Tests.Array[0, 3]
        select new PersonFacts(Today, declarations, marks, default, tests);

    private static readonly Gen<(string Outcome, bool Holds)[]> Rules =
        Gen.Select(OneOf("green", "yellow", "red"), Gen.Bool).Array[0, 8];

    [Fact]
    public void One_more_rule_never_lowers_the_outcome() =>
        Gen.Select(Rules, OneOf("green", "yellow", "red"), Gen.Bool).Sample((rules, outcome, holds) =>
        {
            var before = SetOf(rules);
            var after = SetOf([.. rules, (outcome, holds)]);

            var severity = after.Severity(after.Decide(FactValue.Null, Noon).Outcome);
            return severity >= before.Severity(before.Decide(FactValue.Null, Noon).Outcome)
                && (!holds || severity >= after.Severity(outcome));
        });

    [Fact]
    public void Reasons_come_by_falling_severity_and_the_first_is_the_outcome() =>
        People.Sample(person =>
        {
            var decision = Published.Decide(person.ToFact(), Noon);
            var severities = decision.Reasons.Select(reason => Published.Severity(reason.Outcome)).ToArray();
            return severities.SequenceEqual(severities.OrderDescending())
                && decision.Outcome == (decision.Reasons.Count > 0 ? decision.Reasons[0].Outcome : "green");
        });

    [Fact]
    public void No_rule_fails_and_no_review_is_in_the_past() =>
        People.Sample(person =>
        {
            var decision = Published.Decide(person.ToFact(), Noon);
            return decision.Failures.Count == 0
                && (decision.NextReviewAt is null || decision.NextReviewAt > Noon)
                && decision.Reasons.All(reason => reason.Until is null || reason.Until >= decision.NextReviewAt);
        });

    [Fact]
    public void The_same_facts_give_the_same_decision_in_any_order() =>
        Gen.Select(People, Gen.Int[0, int.MaxValue]).Sample((person, seed) =>
        {
            var shuffled = person with
            {
                Declarations = Shuffle(person.Declarations, seed),
                Marks = Shuffle(person.Marks, seed),
            };
            var reordered = Reverse(person.ToFact());

            var expected = Text(Published.Decide(person.ToFact(), Noon));
            return Text(Published.Decide(person.ToFact(), Noon)) == expected
                && Text(Published.Decide(shuffled.ToFact(), Noon)) == expected
                && Text(Published.Decide(reordered, Noon)) == expected
                && reordered == person.ToFact();
        });

    /// <summary>The second before the next review, the facts gathered anew say what they say now.</summary>
    [Fact]
    public void Nothing_changes_before_the_next_review() =>
        People.Sample(person =>
        {
            var now = Published.Decide(person.ToFact(), Noon);
            var just = (now.NextReviewAt ?? Noon.AddDays(30)).AddSeconds(-1);
            var then = person with
            {
                Today = DateOnly.FromDateTime(just.ToOffset(TimeSpan.FromHours(8)).DateTime),
                Marks = [.. person.Marks.Where(mark => mark.Until is null || mark.Until > just)],
            };
            return Text(Published.Decide(then.ToFact(), just)) == Text(now);
        });

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    private static RuleSet SetOf((string Outcome, bool Holds)[] rules) =>
        Sets.Of([.. rules.Select((rule, i) => Sets.Rule($"r{i}", rule.Outcome, rule.Holds ? "true" : "false"))]);

    private static T[] Shuffle<T>(IEnumerable<T> items, int seed)
    {
        T[] copy = [.. items];
        new Random(seed).Shuffle(copy);
        return copy;
    }

    /// <summary>The same value with the properties of every record in the opposite order.</summary>
    private static FactValue Reverse(FactValue value) => value.Kind switch
    {
        FactKind.List => FactValue.List(value.AsList().ToArray().Select(Reverse)),
        FactKind.Record => FactValue.Record([.. value.AsRecord().Shape.Names.Reverse()
            .Select(name => (name, Reverse(value.Property(name))))]),
        _ => value,
    };

    private static string Text(Decision decision) =>
        $"{decision.Outcome} {string.Join(", ", decision.Reasons)} {decision.NextReviewAt:O}";
}

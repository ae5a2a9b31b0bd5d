namespace Paiyi.Rules.Tests;

public sealed class RuleSetTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 23, 4, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Without_a_rule_that_holds_the_default_stands() =>
        Sets.Of(Sets.Rule("never", "red", "false")).Decide(FactValue.Null, At).ShouldSatisfyAllConditions(
            decision => decision.Outcome.ShouldBe("green"),
            decision => decision.Reasons.ShouldBeEmpty(),
            decision => decision.NextReviewAt.ShouldBeNull());

    [Fact]
    public void The_most_severe_rule_that_holds_wins_and_equals_keep_their_order()
    {
        var set = Sets.Of(
            Sets.Rule("b", "yellow", "true"), Sets.Rule("a", "yellow", "1"), Sets.Rule("c", "red", "\"yes\""));

        var decision = set.Decide(FactValue.Null, At);

        decision.Outcome.ShouldBe("red");
        decision.RuleIds().ShouldBe(["c", "b", "a"]);
    }

    [Fact]
    public void A_reason_milder_than_the_default_does_not_lower_it()
    {
        var set = RuleSet.Parse(Sets.Json("yellow", Sets.Rule("mild", "green", "true")));

        set.Decide(FactValue.Null, At).Outcome.ShouldBe("yellow");
    }

    [Fact]
    public void Rules_see_the_facts_as_payload_and_the_instant_as_validation_clock()
    {
        var logic = """
            {"and": [
              {"===": [{"var": "payload.n"}, 5]},
              {"===": [{"var": "external.validationClock"}, {"plusTime": ["2026-11-23T12:00:00+08:00", 0, "hour"]}]}]}
            """;

        Sets.Of(Sets.Rule("both", "red", logic)).Decide(FactValue.Record(("n", FactValue.Of(5))), At)
            .Outcome.ShouldBe("red");
    }

    [Theory]
    [InlineData("2026-11-23T03:59:59Z", "green", null)]
    [InlineData("2026-11-23T04:00:00Z", "green", null)]
    [InlineData("2026-11-23T04:00:01Z", "red", "2026-11-23T04:00:01Z")]
    [InlineData(null, "red", null)]
    public void A_rule_counts_until_its_validity_ends(string? validTo, string outcome, string? review)
    {
        var decision = Sets.Of(Sets.Rule("r", "red", "true", validTo: validTo)).Decide(FactValue.Null, At);

        decision.Outcome.ShouldBe(outcome);
        decision.NextReviewAt.ShouldBe(review is null ? null : DateTimeOffset.Parse(review));
    }

    [Theory]
    [InlineData("2026-11-23T04:00:00Z", "red", null)]
    [InlineData("2026-11-23T04:00:01Z", "green", "2026-11-23T04:00:01Z")]
    public void A_rule_counts_from_the_beginning_of_its_validity(string validFrom, string outcome, string? review)
    {
        var decision = Sets.Of(Sets.Rule("r", "red", "true", validFrom: validFrom)).Decide(FactValue.Null, At);

        decision.Outcome.ShouldBe(outcome);
        decision.NextReviewAt.ShouldBe(review is null ? null : DateTimeOffset.Parse(review));
    }

    [Fact]
    public void The_review_is_at_the_earliest_end_or_beginning()
    {
        var decision = Sets.Of(
            Sets.Rule("long", "red", "true", until: Sets.Time("2026-12-01")),
            Sets.Rule("short", "yellow", "true", until: Sets.Time("2026-11-25")),
            Sets.Rule("open", "yellow", "true"),
            Sets.Rule("over", "yellow", "true", until: Sets.Time("2026-11-22")),
            Sets.Rule("later", "red", "false", from: Sets.Time("2026-11-24"), until: Sets.Time("2026-11-23")))
            .Decide(FactValue.Null, At);

        decision.NextReviewAt.ShouldBe(DateTimeOffset.Parse("2026-11-24T00:00:00Z"));
        decision.Reasons.Select(reason => reason.Until?.Day).ShouldBe([1, 25, null, null]);
    }

    [Theory]
    [InlineData("\"2026-12-01T08:00:00+08:00\"", "2026-12-01T00:00:00Z")]
    [InlineData("false", null)]
    [InlineData("""{"var": "payload.missing"}""", null)]
    public void An_end_may_be_a_text_or_unknown(string until, string? expected) =>
        Sets.Of(Sets.Rule("r", "red", "true", until: until)).Decide(FactValue.Null, At)
            .Reasons.Single().Until.ShouldBe(expected is null ? null : DateTimeOffset.Parse(expected));

    [Fact]
    public void A_rule_that_cannot_be_evaluated_is_reported_and_the_others_still_count()
    {
        var decision = Sets.Of(
            Sets.Rule("broken", "red", """{"and": [true, {">": [{"var": "payload.temperature"}, 372]}]}"""),
            Sets.Rule("endless", "red", "true", until: "\"some day\""),
            Sets.Rule("fine", "yellow", "true"))
            .Decide(FactValue.Null, At);

        decision.Outcome.ShouldBe("yellow");
        decision.RuleIds().ShouldBe(["fine"]);
        decision.Failures.Select(failure => (failure.RuleId, failure.Path)).ShouldBe(
            [("broken", "$.rules[0].logic.and[1].>"), ("endless", "$.rules[1].until")]);
    }

    [Fact]
    public void A_set_tells_its_rules_texts_and_validity()
    {
        var set = HealthCodeRules.Published;

        set.Outcomes.ShouldBe(["green", "yellow", "red"]);
        set.Severity("red").ShouldBe(2);
        Should.Throw<ArgumentException>(() => set.Severity("blue"));
        set.IsValidAt(At).ShouldBeTrue();
        set.Find("gone").ShouldBeNull();
        var rule = set.Find("fever").ShouldNotBeNull();
        rule.Description.In("en").ShouldContain("37.3 ℃");
        rule.Description.In("en-GB").ShouldBe(rule.Description.In("en"));
        rule.Description.In("fr").ShouldBe(rule.Description.In("zh"));
        rule.AffectedFields.ShouldContain("recentDeclarations.temperatureTenths");
    }
}

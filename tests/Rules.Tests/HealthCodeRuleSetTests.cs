using static Paiyi.Rules.Tests.HealthCodeRules;

namespace Paiyi.Rules.Tests;

public sealed class HealthCodeRuleSetTests
{
    [Fact]
    public void A_healthy_declaration_of_today_is_green_until_three_days_pass_without_another()
    {
        var decision = Decide(Healthy);

        decision.Outcome.ShouldBe("green");
        decision.Reasons.ShouldBeEmpty();
        decision.Failures.ShouldBeEmpty();
        decision.NextReviewAt.ShouldBe(Midnight(3));
        (decision.RuleSetId, decision.RuleSetVersion).ShouldBe(("health-code", "1.1.0"));
    }

    [Fact]
    public void Who_never_declared_is_yellow_and_only_a_declaration_changes_that()
    {
        var decision = Decide();

        decision.Outcome.ShouldBe("yellow");
        decision.RuleIds().ShouldBe(["never-declared"]);
        decision.NextReviewAt.ShouldBeNull();
    }

    [Theory]
    [InlineData(0, "green")]
    [InlineData(2, "green")]
    [InlineData(3, "yellow")]
    [InlineData(40, "yellow")]
    public void Three_days_without_a_declaration_are_yellow(int daysAgo, string outcome)
    {
        var decision = Decide(Healthy.DaysAgo(daysAgo));

        decision.Outcome.ShouldBe(outcome);
        decision.RuleIds().ShouldBe(outcome == "green" ? [] : ["not-declared"]);
    }

    [Theory]
    [InlineData(372, 0, "green")]
    [InlineData(373, 0, "yellow")]
    [InlineData(373, 2, "yellow")]
    [InlineData(373, 3, "green")]
    [InlineData(420, 0, "yellow")]
    [InlineData(null, 0, "green")]
    public void Fever_begins_at_37_3_and_counts_for_three_days(int? tenths, int daysAgo, string outcome)
    {
        var decision = Decide(Healthy, (Healthy with { TemperatureTenths = tenths }).DaysAgo(daysAgo));

        decision.Outcome.ShouldBe(outcome);
        if (outcome == "yellow")
            decision.Reasons.ShouldBe([new Reason("fever", "yellow", Midnight(3 - daysAgo))]);
    }

    [Fact]
    public void A_normal_reading_does_not_wash_away_yesterdays_fever()
    {
        var decision = Decide(Healthy, (Healthy with { TemperatureTenths = 385 }).DaysAgo(1));

        decision.Outcome.ShouldBe("yellow");
        decision.NextReviewAt.ShouldBe(Midnight(2));
    }

    [Fact]
    public void The_newest_of_two_fevers_says_until_when()
    {
        var fever = Healthy with { TemperatureTenths = 385 };

        Decide(fever.DaysAgo(2), fever.DaysAgo(1), Healthy)
            .Reasons.ShouldBe([new Reason("fever", "yellow", Midnight(2))]);
    }

    [Theory]
    [InlineData("fever", "fever")]
    [InlineData("dyspnea", "severe-symptom")]
    [InlineData("anosmia", "severe-symptom")]
    [InlineData("cough", null)]
    [InlineData("cough fatigue", "several-symptoms")]
    [InlineData("diarrhea soreThroat", "several-symptoms")]
    [InlineData("cough cough", null)]
    [InlineData("somethingNew", null)]
    public void Symptoms_count_by_their_weight(string symptoms, string? rule)
    {
        var ill = Healthy with { Symptoms = symptoms.Split(' ') };

        Decide(ill).RuleIds().ShouldBe(rule is null ? [] : [rule]);
        Decide(Healthy, ill.DaysAgo(2)).RuleIds().ShouldBe(rule is null ? [] : [rule]);
        Decide(Healthy, ill.DaysAgo(3)).RuleIds().ShouldBeEmpty();
    }

    [Fact]
    public void Two_symptoms_on_different_days_do_not_add_up() =>
        Decide(Healthy with { Symptoms = ["cough"] }, (Healthy with { Symptoms = ["fatigue"] }).DaysAgo(1))
            .Outcome.ShouldBe("green");

    [Theory]
    [InlineData(0, "yellow")]
    [InlineData(14, "yellow")]
    [InlineData(15, "green")]
    public void A_declared_contact_counts_through_the_fourteenth_day(int daysAgo, string outcome)
    {
        var decision = Decide(Healthy, (Healthy with { ContactWithCase = true }).DaysAgo(daysAgo));

        decision.Outcome.ShouldBe(outcome);
        if (outcome == "yellow")
            decision.Reasons.ShouldBe([new Reason("contact-declared", "yellow", Midnight(15 - daysAgo))]);
    }

    [Fact]
    public void Travelling_alone_is_no_reason() =>
        Decide(Healthy with { TravelledIn14Days = true }).Outcome.ShouldBe("green");

    [Theory]
    [InlineData("confirmedCase", "confirmed-case", "red")]
    [InlineData("closeContact", "close-contact", "red")]
    [InlineData("quarantine", "quarantine", "red")]
    [InlineData("travelRisk", "travel-risk", "yellow")]
    [InlineData("observation", "observation", "yellow")]
    [InlineData("vip", null, "green")]
    public void A_mark_counts_to_its_end(string kind, string? rule, string outcome)
    {
        var decision = DecideMarked(new MarkFacts(kind, Noon.AddDays(-1), Noon.AddDays(1)));

        decision.Outcome.ShouldBe(outcome);
        decision.Reasons.ShouldBe(rule is null ? [] : [new Reason(rule, outcome, Noon.AddDays(1))]);
        decision.NextReviewAt.ShouldBe(rule is null ? Midnight(3) : Noon.AddDays(1));
    }

    [Fact]
    public void Of_several_marks_the_last_end_counts_and_an_open_end_beats_all()
    {
        var early = new MarkFacts("quarantine", Noon.AddDays(-1), Noon.AddDays(1));
        var late = early with { Until = Noon.AddDays(2) };
        var open = early with { Until = null };

        DecideMarked(early, late).Reasons.Single().Until.ShouldBe(late.Until);
        DecideMarked(late, early).Reasons.Single().Until.ShouldBe(late.Until);
        DecideMarked(open, early).Reasons.Single().Until.ShouldBeNull();
        DecideMarked(early, open, late).Reasons.Single().Until.ShouldBeNull();
    }

    [Theory]
    [InlineData("positive", 0, "red")]
    [InlineData("positive", 335, "red")]
    [InlineData("positive", 336, "green")]
    [InlineData("inconclusive", 0, "yellow")]
    [InlineData("inconclusive", 71, "yellow")]
    [InlineData("inconclusive", 72, "green")]
    [InlineData("negative", 0, "green")]
    public void A_positive_test_is_red_for_fourteen_days_and_one_that_is_not_clear_yellow_for_three(string outcome, int hoursAgo, string colour)
    {
        var decision = DecideTested(Test(outcome, hoursAgo));

        decision.Outcome.ShouldBe(colour);
        decision.Failures.ShouldBeEmpty();
        if (colour == "red")
            decision.Reasons.ShouldBe([new Reason("positive-test", "red", Noon.AddHours(336 - hoursAgo))]);
        if (colour == "yellow")
            decision.Reasons.ShouldBe([new Reason("inconclusive-test", "yellow", Noon.AddHours(72 - hoursAgo))]);
    }

    [Fact]
    public void A_later_negative_test_ends_one_that_was_not_clear_but_not_a_positive_one()
    {
        DecideTested(Test("inconclusive", 20), Test("negative", 2)).Outcome.ShouldBe("green");
        DecideTested(Test("negative", 20), Test("inconclusive", 2)).RuleIds().ShouldBe(["inconclusive-test"]);
        DecideTested(Test("negative", 2), Test("positive", 20)).RuleIds().ShouldBe(["positive-test"]);
        DecideTested(Test("positive", 340), Test("positive", 20), Test("positive", 300)).Reasons.Single().Until.ShouldBe(Noon.AddHours(316));
    }

    [Fact]
    public void Rules_see_the_latest_test_of_all_and_the_latest_positive_and_negative_one()
    {
        var facts = new PersonFacts(Today, [], [], default, [Test("negative", 30), Test("positive", 20), Test("inconclusive", 10), Test("negative", 40)]).ToFact();
        var none = new PersonFacts(Today, [], []).ToFact().ToString();

        var tests = System.Text.Json.Nodes.JsonNode.Parse(facts.ToString())!["tests"]!;
        string At(string name) => $"{tests[name]!["outcome"]} {DateTimeOffset.Parse(tests[name]!["sampledAt"]!.ToString()).ToUniversalTime():O}";
        At("latest").ShouldBe($"inconclusive {Noon.AddHours(-10).ToUniversalTime():O}");
        At("latestPositive").ShouldBe($"positive {Noon.AddHours(-20).ToUniversalTime():O}");
        At("latestNegative").ShouldBe($"negative {Noon.AddHours(-30).ToUniversalTime():O}");
        none.ShouldContain("\"tests\":{\"latest\":null,\"latestPositive\":null,\"latestNegative\":null}");
    }

    [Fact]
    public void Reasons_stand_by_severity_and_all_of_them_are_told()
    {
        var facts = new PersonFacts(
            Today,
            [Healthy with { TemperatureTenths = 390, ContactWithCase = true }],
            [new MarkFacts("observation", Noon, null), new MarkFacts("closeContact", Noon, Noon.AddDays(5))]);
        var decision = Published.Decide(facts.ToFact(), Noon);

        decision.Outcome.ShouldBe("red");
        decision.RuleIds().ShouldBe(["close-contact", "fever", "contact-declared", "observation"]);
        decision.NextReviewAt.ShouldBe(Midnight(3));
    }

    [Fact]
    public void Facts_from_JSON_are_decided_like_typed_facts()
    {
        var marked = new MarkFacts("quarantine", Noon, Noon.AddDays(5));
        var typed = new PersonFacts(Today, [Healthy with { TemperatureTenths = 390 }], [marked]).ToFact();
        var read = FactValue.Parse(typed.ToString());

        var expected = Published.Decide(typed, Noon);
        var decision = Published.Decide(read, Noon);

        decision.Failures.ShouldBeEmpty();
        decision.Reasons.ShouldBe(expected.Reasons);
        decision.NextReviewAt.ShouldBe(expected.NextReviewAt);
    }

    [Fact]
    public void Every_rule_explains_itself_and_advises_in_Chinese_and_English()
    {
        foreach (var rule in Published.Rules)
        {
            rule.Description.Texts.Keys.ShouldBe(["zh", "en"], rule.Id);
            rule.Advice.Texts.Keys.ShouldBe(["zh", "en"], rule.Id);
        }
    }

    private static TestFacts Test(string outcome, int hoursAgo) => new("nucleicAcid", outcome, Noon.AddHours(-hoursAgo), Noon.AddHours(-hoursAgo).AddMinutes(30));

    private static Decision DecideTested(params TestFacts[] tests) =>
        Published.Decide(new PersonFacts(Today, [Healthy], [], default, tests).ToFact(), Noon);

    private static Decision DecideMarked(params MarkFacts[] marks) =>
        Published.Decide(new PersonFacts(Today, [Healthy], marks).ToFact(), Noon);
}

namespace Paiyi.Rules.Tests.Expressions;

public sealed class ReduceTests
{
    private const string Sum = """{"reduce": [{"var": "n"}, {"+": [{"var": "current"}, {"var": "accumulator"}]}, 0]}""";

    [Theory]
    [InlineData("""{"n": [1, 2, 3]}""", "6")]
    [InlineData("""{"n": []}""", "0")]
    [InlineData("""{"n": null}""", "0")]
    [InlineData("{}", "0")]
    public void A_list_folds_from_the_left(string data, string expected) => Evaluating.ShouldYield(Sum, data, expected);

    [Fact]
    public void Items_come_in_order() =>
        Evaluating.ShouldYield(
            """{"reduce": [["a", "b", "c"], [{"var": "accumulator"}, {"var": "current"}], "start"]}""",
            "null",
            """[[["start", "a"], "b"], "c"]""");

    [Fact]
    public void The_initial_value_sees_the_surrounding_facts_also_for_an_empty_list() =>
        Evaluating.ShouldYield("""{"reduce": [[], 1, {"var": "x"}]}""", """{"x": "outside"}""", "\"outside\"");

    [Fact]
    public void The_lambda_sees_item_and_accumulator_only() =>
        Evaluating.ShouldYield("""{"reduce": [[1], {"var": "x"}, 0]}""", """{"x": "outside"}""", "null");

    [Fact]
    public void The_lambda_reaches_the_surrounding_facts_through_data() =>
        Evaluating.ShouldYield(
            """{"reduce": [[1, 2], {"+": [{"var": "accumulator"}, {"var": "data.step"}]}, 0]}""", """{"step": 5}""", "10");

    [Fact]
    public void A_reduction_inside_a_reduction_has_its_own_item() =>
        Evaluating.ShouldYield(
            """
            {"reduce": [
              {"var": "rows"},
              {"reduce": [
                {"var": "current"},
                {"+": [{"+": [{"var": "accumulator"}, {"var": "current"}]}, {"var": "data.data.bonus"}]},
                {"var": "accumulator"}]},
              0]}
            """,
            """{"rows": [[1, 2], [3]], "bonus": 100}""",
            "306");

    [Fact]
    public void The_inner_lambda_sees_the_outer_item_through_data() =>
        Evaluating.ShouldYield(
            """{"reduce": [[5], {"reduce": [[1, 1], {"+": [{"var": "accumulator"}, {"var": "data.current"}]}, 0]}, 0]}""",
            "null",
            "10");

    [Fact]
    public void The_whole_context_of_a_lambda_can_be_seen() =>
        Evaluating.ShouldYield(
            """{"reduce": [[7], {"var": ""}, 0]}""", "3", """{"accumulator": 0, "current": 7, "data": 3}""");

    [Theory]
    [InlineData("5")]
    [InlineData("\"abc\"")]
    [InlineData("{}")]
    public void Only_a_list_folds(string data) =>
        Evaluating.ShouldFail("""{"reduce": [{"var": ""}, 1, 0]}""", data).Path.ShouldBe("$.reduce");

    [Fact]
    public void A_reduction_that_visits_too_many_items_is_stopped()
    {
        var thousand = "[" + string.Join(',', Enumerable.Repeat("1", 1000)) + "]";
        var expression = """{"reduce": [{"var": ""}, {"reduce": [{"var": "data"}, 1, 1]}, 0]}""";

        Evaluating.ShouldFail(expression, thousand).Problem.ShouldContain("100000");
    }

    [Fact]
    public void Values_that_share_their_parts_are_compared_and_written_within_bounds()
    {
        var twins = """{"reduce": [{"var": ""}, [{"var": "accumulator"}, {"var": "accumulator"}], 0]}""";
        var data = "[" + string.Join(',', Enumerable.Repeat("1", 60)) + "]";

        Evaluating.ShouldFail($$"""{"===": [{{twins}}, {{twins}}]}""", data).Path.ShouldBe("$.===");
        RuleExpression.Parse(twins).Evaluate(FactValue.Parse(data)).ToString().Length.ShouldBeLessThan(2_000_000);
    }
}

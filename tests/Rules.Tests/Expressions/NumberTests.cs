namespace Paiyi.Rules.Tests.Expressions;

public sealed class NumberTests
{
    [Theory]
    [InlineData("<", 1, 2, true)]
    [InlineData("<", 1, 1, false)]
    [InlineData("<", 2, 1, false)]
    [InlineData(">", 1, 2, false)]
    [InlineData(">", 1, 1, false)]
    [InlineData(">", 2, 1, true)]
    [InlineData("<=", 1, 2, true)]
    [InlineData("<=", 1, 1, true)]
    [InlineData("<=", 2, 1, false)]
    [InlineData(">=", 1, 2, false)]
    [InlineData(">=", 1, 1, true)]
    [InlineData(">=", 2, 1, true)]
    public void Two_integers_compare(string operation, int left, int right, bool holds) =>
        Evaluating.ShouldYield($$"""{"{{operation}}": [{{left}}, {{right}}]}""", "null", holds ? "true" : "false");

    [Theory]
    [InlineData("<", 1, 2, 3, true)]
    [InlineData("<", 1, 1, 3, false)]
    [InlineData("<", 1, 4, 3, false)]
    [InlineData(">", 3, 2, 1, true)]
    [InlineData(">", 3, 3, 1, false)]
    [InlineData(">", 3, 1, 2, false)]
    [InlineData("<=", 1, 1, 1, true)]
    [InlineData("<=", 1, 2, 0, false)]
    [InlineData("<=", 2, 1, 3, false)]
    [InlineData(">=", 2, 2, 1, true)]
    [InlineData(">=", 2, 1, 2, false)]
    public void Three_integers_compare_pair_by_pair(string operation, int a, int b, int c, bool holds) =>
        Evaluating.ShouldYield($$"""{"{{operation}}": [{{a}}, {{b}}, {{c}}]}""", "null", holds ? "true" : "false");

    [Theory]
    [InlineData("""{"<": [{"var": "missing"}, 1]}""")]
    [InlineData("""{"<": ["1", 2]}""")]
    [InlineData("""{"<": [true, 2]}""")]
    [InlineData("""{">=": [3, 1, "a"]}""")]
    [InlineData("""{"<": [3, 1, "a"]}""")]
    [InlineData("""{"<": [{"plusTime": ["2026-01-01", 0, "day"]}, {"plusTime": ["2026-01-02", 0, "day"]}]}""")]
    public void Only_integers_compare(string expression) => Evaluating.ShouldFail(expression, "{}");

    [Theory]
    [InlineData("1", "2", "3")]
    [InlineData("-5", "5", "0")]
    [InlineData("9223372036854775806", "1", "9223372036854775807")]
    [InlineData("1.0", "1e1", "11")]
    public void Integers_add(string left, string right, string sum) =>
        Evaluating.ShouldYield($$"""{"+": [{{left}}, {{right}}]}""", "null", sum);

    [Theory]
    [InlineData("\"1\"", "1")]
    [InlineData("true", "1")]
    [InlineData("1", "[]")]
    [InlineData("9223372036854775807", "1")]
    [InlineData("-9223372036854775808", "-1")]
    public void What_has_no_integer_sum_fails(string left, string right) =>
        Evaluating.ShouldFail($$"""{"+": [{{left}}, {{right}}]}""").Path.ShouldBe("$.+");

    [Theory]
    [InlineData("1.5")]
    [InlineData("1e30")]
    [InlineData("9223372036854775808")]
    public void Facts_hold_no_fractions_and_nothing_beyond_64_bits(string number) =>
        Should.Throw<FormatException>(() => FactValue.Parse(number));
}

namespace Paiyi.Rules.Tests.Expressions;

public sealed class LogicTests
{
    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    [InlineData("17")]
    [InlineData("-3")]
    [InlineData("\"apple\"")]
    [InlineData("\"\"")]
    [InlineData("[]")]
    [InlineData("""["a", 1, [true]]""")]
    public void A_literal_yields_itself(string literal) => Evaluating.ShouldYield(literal, "{}", literal);

    [Fact]
    public void A_list_evaluates_each_item() =>
        Evaluating.ShouldYield("""[{"var": "a"}, {"+": [1, 1]}, "x"]""", """{"a": 5}""", """[5, 2, "x"]""");

    [Theory]
    [InlineData("true", true)]
    [InlineData("1", true)]
    [InlineData("-1", true)]
    [InlineData("\"0\"", true)]
    [InlineData("\"false\"", true)]
    [InlineData("[0]", true)]
    [InlineData("""{"a": null}""", true)]
    [InlineData("null", false)]
    [InlineData("false", false)]
    [InlineData("0", false)]
    [InlineData("\"\"", false)]
    [InlineData("[]", false)]
    [InlineData("{}", false)]
    public void Truth_is_the_same_in_every_operation(string data, bool truth)
    {
        Evaluating.ShouldYield("""{"if": [{"var": ""}, "then", "else"]}""", data, truth ? "\"then\"" : "\"else\"");
        Evaluating.ShouldYield("""{"!": [{"var": ""}]}""", data, truth ? "false" : "true");
        Evaluating.ShouldYield("""{"and": [{"var": ""}, "last"]}""", data, truth ? "\"last\"" : data);
        Evaluating.ShouldYield("""{"if": [{"and": [true, {"var": ""}]}, 1, 2]}""", data, truth ? "1" : "2");
        FactValue.Parse(data).IsTruthy.ShouldBe(truth);
    }

    [Fact]
    public void A_date_time_among_the_facts_is_true_like_the_text_that_it_stands_for() =>
        RuleExpression.Parse("""{"if": [{"var": ""}, 1, 2]}""")
            .Evaluate(FactValue.Of(DateTimeOffset.UnixEpoch)).ShouldBe(FactValue.Of(1));

    [Theory]
    [InlineData("[true, true, 3]", "3")]
    [InlineData("[true, null, false]", "null")]
    [InlineData("[true, true, {}]", "{}")]
    [InlineData("[0, 1, 1]", "0")]
    public void And_yields_the_first_false_operand_or_the_last(string data, string expected) =>
        Evaluating.ShouldYield("""{"and": [{"var": "0"}, {"var": "1"}, {"var": "2"}]}""", data, expected);

    [Theory]
    [InlineData("""{"and": [false, {"+": ["x", 1]}]}""", "false")]
    [InlineData("""{"if": [true, 1, {"+": ["x", 1]}]}""", "1")]
    [InlineData("""{"if": [false, {"+": ["x", 1]}, 2]}""", "2")]
    public void What_is_not_needed_is_not_evaluated(string expression, string expected) =>
        Evaluating.ShouldYield(expression, "{}", expected);

    [Theory]
    [InlineData("1", "1", true)]
    [InlineData("1", "2", false)]
    [InlineData("1", "\"1\"", false)]
    [InlineData("0", "false", false)]
    [InlineData("0", "\"\"", false)]
    [InlineData("null", "null", true)]
    [InlineData("null", "0", false)]
    [InlineData("null", "false", false)]
    [InlineData("\"a\"", "\"a\"", true)]
    [InlineData("\"a\"", "\"A\"", false)]
    [InlineData("true", "true", true)]
    [InlineData("[1, [2]]", "[1, [2]]", true)]
    [InlineData("[1, 2]", "[2, 1]", false)]
    [InlineData("""{"a": 1, "b": 2}""", """{"b": 2, "a": 1}""", true)]
    [InlineData("""{"a": 1}""", """{"a": 1, "b": null}""", false)]
    public void Equality_never_converts(string left, string right, bool equal) =>
        Evaluating.ShouldYield(
            """{"===": [{"var": "0"}, {"var": "1"}]}""", $"[{left}, {right}]", equal ? "true" : "false");

    [Theory]
    [InlineData("\"a\"", """["a", "b"]""", true)]
    [InlineData("\"c\"", """["a", "b"]""", false)]
    [InlineData("\"a\"", """["ab", " a"]""", false)]
    [InlineData("1", """["1"]""", false)]
    [InlineData("null", "[]", false)]
    [InlineData("null", "[null]", true)]
    [InlineData("null", """["a"]""", false)]
    [InlineData("[1]", "[[1]]", true)]
    public void In_looks_for_an_equal_item(string member, string list, bool found) =>
        Evaluating.ShouldYield(
            """{"in": [{"var": "x"}, {"var": "y"}]}""",
            $$"""{"x": {{member}}, "y": {{list}}}""",
            found ? "true" : "false");

    [Theory]
    [InlineData("null")]
    [InlineData("\"abc\"")]
    [InlineData("{}")]
    public void In_needs_a_list(string right) =>
        Evaluating.ShouldFail("""{"in": ["a", {"var": ""}]}""", right).Path.ShouldBe("$.in");
}

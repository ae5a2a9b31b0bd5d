namespace Paiyi.Rules.Tests.Expressions;

public sealed class RefusedExpressionTests
{
    [Theory]
    [InlineData("null", "$")]
    [InlineData("1.5", "$")]
    [InlineData("1e40", "$")]
    [InlineData("{}", "$")]
    [InlineData("""{"var": "a", "!": [1]}""", "$")]
    [InlineData("""{"or": [1, 2]}""", "$.or")]
    [InlineData("""{"==": [1, 2]}""", "$.==")]
    [InlineData("""{"IF": [1, 2, 3]}""", "$.IF")]
    [InlineData("""{"!": true}""", "$.!")]
    [InlineData("""{"!": []}""", "$.!")]
    [InlineData("""{"!": [1, 2]}""", "$.!")]
    [InlineData("""{"if": [1, 2]}""", "$.if")]
    [InlineData("""{"if": [1, 2, 3, 4]}""", "$.if")]
    [InlineData("""{"and": [1]}""", "$.and")]
    [InlineData("""{"===": [1]}""", "$.===")]
    [InlineData("""{"in": [1, [], []]}""", "$.in")]
    [InlineData("""{"+": [1, 2, 3]}""", "$.+")]
    [InlineData("""{"<": [1]}""", "$.<")]
    [InlineData("""{"<": [1, 2, 3, 4]}""", "$.<")]
    [InlineData("""{"after": [1]}""", "$.after")]
    [InlineData("""{"reduce": [[], 1]}""", "$.reduce")]
    [InlineData("""{"plusTime": ["2021", 1]}""", "$.plusTime")]
    [InlineData("""{"plusTime": ["2021", 1.5, "day"]}""", "$.plusTime[1]")]
    [InlineData("""{"plusTime": ["2021", {"var": "n"}, "day"]}""", "$.plusTime[1]")]
    [InlineData("""{"plusTime": ["2021", 99999999999, "day"]}""", "$.plusTime[1]")]
    [InlineData("""{"plusTime": ["2021", 1, "week"]}""", "$.plusTime[2]")]
    [InlineData("""{"plusTime": ["2021", 1, {"var": "unit"}]}""", "$.plusTime[2]")]
    [InlineData("""{"dccDateOfBirth": []}""", "$.dccDateOfBirth")]
    [InlineData("""{"extractFromUVCI": ["a", "0"]}""", "$.extractFromUVCI[1]")]
    [InlineData("""{"var": 1}""", "$.var")]
    [InlineData("""{"var": []}""", "$.var")]
    [InlineData("""{"var": ["a"]}""", "$.var")]
    [InlineData("""{"var": ["a", null]}""", "$.var[1]")]
    [InlineData("""{"var": [{"var": "a"}, 1]}""", "$.var[0]")]
    [InlineData("""{"var": "a..b"}""", "$.var")]
    [InlineData("""{"var": ".a"}""", "$.var")]
    [InlineData("""{"var": "a."}""", "$.var")]
    [InlineData("""{"if": [{"plusTime": ["2021", 0, "day"]}, 1, 2]}""", "$.if[0]")]
    [InlineData("""{"and": [true, {"dccDateOfBirth": ["2021"]}, 1]}""", "$.and[1]")]
    [InlineData("""{"and": [true, {"<": [1, {"in": [1, [null]]}]}]}""", "$.and[1].<[1].in[1][0]")]
    [InlineData("""{"!": [1], "!": [2]}""", "$")]
    [InlineData("{", "$")]
    public void What_is_not_CertLogic_is_refused_with_its_place(string expression, string path)
    {
        var refusal = Should.Throw<RuleSetException>(() => RuleExpression.Parse(expression), expression);

        refusal.Path.ShouldBe(path);
        refusal.Message.ShouldStartWith(path + ": ");
    }

    [Fact]
    public void Nesting_ends_at_the_limit()
    {
        RuleExpression.Parse(Nested(RuleExpression.MaxDepth - 1));
        Should.Throw<RuleSetException>(() => RuleExpression.Parse(Nested(RuleExpression.MaxDepth)))
            .Problem.ShouldContain("deeper than 40");
    }

    [Fact]
    public void The_number_of_nodes_ends_at_the_limit()
    {
        RuleExpression.Parse(Wide(RuleExpression.MaxNodes - 1)).NodeCount.ShouldBe(RuleExpression.MaxNodes);
        Should.Throw<RuleSetException>(() => RuleExpression.Parse(Wide(RuleExpression.MaxNodes)))
            .Problem.ShouldContain("2000 nodes");
    }

    private static string Nested(int operations) =>
        string.Concat(Enumerable.Repeat("""{"!": [""", operations)) + "1"
        + string.Concat(Enumerable.Repeat("]}", operations));

    private static string Wide(int operands) =>
        """{"and": [""" + string.Join(',', Enumerable.Repeat("1", operands)) + "]}";
}

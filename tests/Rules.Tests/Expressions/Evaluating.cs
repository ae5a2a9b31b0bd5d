namespace Paiyi.Rules.Tests.Expressions;

internal static class Evaluating
{
    /// <summary>Evaluates and compares as JSON; a computed date-time is its ISO text there.</summary>
    public static void ShouldYield(string expression, string data, string expected)
    {
        var value = RuleExpression.Parse(expression).Evaluate(FactValue.Parse(data));

        FactValue.Parse(value.ToString()).ShouldBe(FactValue.Parse(expected), $"{expression} on {data}");
    }

    public static RuleEvaluationException ShouldFail(string expression, string data = "null") =>
        Should.Throw<RuleEvaluationException>(
            () => RuleExpression.Parse(expression).Evaluate(FactValue.Parse(data)), $"{expression} on {data}");
}

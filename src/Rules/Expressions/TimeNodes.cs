namespace Paiyi.Rules.Expressions;

internal sealed class PlusTimeNode(string path, Node operand, int amount, TimeUnit unit) : Node
{
    public override FactValue Evaluate(Scope scope)
    {
        var value = operand.Evaluate(scope);
        var start = value.Kind switch
        {
            FactKind.DateTime => value.AsDateTime().UtcDateTime,
            FactKind.Text => CertLogicTime.Parse(value.AsText())
                ?? throw new RuleEvaluationException(path, "\"plusTime\" needs a date or date-time in a known format."),
            _ => throw new RuleEvaluationException(path, $"\"plusTime\" needs a date-time, not {value.Kind}."),
        };
        return CertLogicTime.Plus(start, amount, unit) is { } sum
            ? FactValue.Of(new DateTimeOffset(sum))
            : throw new RuleEvaluationException(path, "The result of \"plusTime\" is outside the years 1 to 9999.");
    }
}

internal sealed class DateOfBirthNode(string path, Node operand) : Node
{
    public override FactValue Evaluate(Scope scope)
    {
        var value = operand.Evaluate(scope);
        return value.Kind == FactKind.Text && CertLogicTime.ParseDate(value.AsText()) is { } date
            ? FactValue.Of(new DateTimeOffset(date))
            : throw new RuleEvaluationException(path, "\"dccDateOfBirth\" needs YYYY, YYYY-MM or YYYY-MM-DD.");
    }
}

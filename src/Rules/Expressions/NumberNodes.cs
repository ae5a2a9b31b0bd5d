namespace Paiyi.Rules.Expressions;

internal enum Comparison
{
    Less,
    Greater,
    NotGreater,
    NotLess,
}

/// <summary>
/// Compares two or three operands of one kind, integers or date-times; with three, each neighbouring pair must hold.
/// All operands are evaluated, so that a wrong kind is never hidden by an earlier pair.
/// </summary>
internal sealed class CompareNode(
    string path, string name, Comparison comparison, FactKind kind, Node first, Node second, Node? third) : Node
{
    public override FactValue Evaluate(Scope scope) => FactValue.Of(Holds(scope));

    public override bool Holds(Scope scope)
    {
        var a = Operand(first, scope);
        var b = Operand(second, scope);
        if (third is null)
            return Holds(a, b);
        var c = Operand(third, scope);
        return Holds(a, b) && Holds(b, c);
    }

    private bool Holds(long left, long right) => comparison switch
    {
        Comparison.Less => left < right,
        Comparison.Greater => left > right,
        Comparison.NotGreater => left <= right,
        _ => left >= right,
    };

    private long Operand(Node operand, Scope scope)
    {
        var value = operand.Evaluate(scope);
        return value.Kind == kind
            ? value.Bits
            : throw new RuleEvaluationException(path, $"\"{name}\" compares {kind} values, not {value.Kind}.");
    }
}

internal sealed class PlusNode(string path, Node left, Node right) : Node
{
    public override FactValue Evaluate(Scope scope)
    {
        var a = left.Evaluate(scope);
        var b = right.Evaluate(scope);
        if (a.Kind != FactKind.Number || b.Kind != FactKind.Number)
            throw new RuleEvaluationException(path, $"\"+\" adds integers, not {a.Kind} and {b.Kind}.");
        var sum = unchecked(a.Bits + b.Bits);
        if (((a.Bits ^ sum) & (b.Bits ^ sum)) < 0)
            throw new RuleEvaluationException(path, "The sum does not fit into 64 bits.");
        return FactValue.Of(sum);
    }
}

namespace Paiyi.Rules.Expressions;

internal sealed class IfNode(Node guard, Node then, Node otherwise) : Node
{
    public override FactValue Evaluate(Scope scope) =>
        (guard.Holds(scope) ? then : otherwise).Evaluate(scope);

    public override bool Holds(Scope scope) => (guard.Holds(scope) ? then : otherwise).Holds(scope);
}

/// <summary>Yields the first operand that is not true, else the last.</summary>
internal sealed class AndNode(Node[] operands) : Node
{
    public override FactValue Evaluate(Scope scope)
    {
        var last = operands.Length - 1;
        for (var i = 0; i < last; i++)
        {
            var value = operands[i].Evaluate(scope);
            if (!value.IsTruthy)
                return value;
        }

        return operands[last].Evaluate(scope);
    }

    public override bool Holds(Scope scope)
    {
        foreach (var operand in operands)
        {
            if (!operand.Holds(scope))
                return false;
        }

        return true;
    }
}

internal sealed class NotNode(Node operand) : Node
{
    public override FactValue Evaluate(Scope scope) => FactValue.Of(Holds(scope));

    public override bool Holds(Scope scope) => !operand.Holds(scope);
}

internal sealed class EqualNode(string path, Node left, Node right) : Node
{
    public override FactValue Evaluate(Scope scope) => FactValue.Of(Holds(scope));

    public override bool Holds(Scope scope) => Same(path, left.Evaluate(scope), right.Evaluate(scope));

    public static bool Same(string path, in FactValue left, in FactValue right)
    {
        try
        {
            return FactEquality.AreEqual(left, right);
        }
        catch (InvalidOperationException tooLarge)
        {
            throw new RuleEvaluationException(path, tooLarge.Message);
        }
    }
}

internal sealed class InNode(string path, Node member, Node list) : Node
{
    public override FactValue Evaluate(Scope scope) => FactValue.Of(Holds(scope));

    public override bool Holds(Scope scope)
    {
        var wanted = member.Evaluate(scope);
        var all = list.Evaluate(scope);
        if (all.Kind != FactKind.List)
            throw new RuleEvaluationException(path, $"\"in\" needs a list on its right, not {all.Kind}.");
        foreach (ref readonly var item in all.AsList())
        {
            if (EqualNode.Same(path, item, wanted))
                return true;
        }

        return false;
    }
}

namespace Paiyi.Rules.Expressions;

/// <summary>A compiled part of an expression; immutable.</summary>
internal abstract class Node
{
    public abstract FactValue Evaluate(Scope scope);

    /// <summary>Whether <see cref="Evaluate"/> yields a true value; overridden where that is cheaper.</summary>
    public virtual bool Holds(Scope scope) => Evaluate(scope).IsTruthy;
}

/// <summary>A literal, or a list of nothing but literals.</summary>
internal sealed class ConstantNode(FactValue value) : Node
{
    public FactValue Value => value;

    public override FactValue Evaluate(Scope scope) => value;
}

internal sealed class ListNode(Node[] items) : Node
{
    public override FactValue Evaluate(Scope scope)
    {
        var values = new FactValue[items.Length];
        for (var i = 0; i < items.Length; i++)
            values[i] = items[i].Evaluate(scope);
        return FactValue.ListOf(values);
    }
}

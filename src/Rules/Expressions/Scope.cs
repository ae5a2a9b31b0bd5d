namespace Paiyi.Rules.Expressions;

/// <summary>What <c>var</c> sees: the facts, or inside a reduction the current item and the accumulator.</summary>
internal sealed class Scope
{
    private readonly Scope _root;
    private int _stepsLeft = RuleExpression.MaxReductionSteps;

    public Scope(FactValue data)
    {
        Data = data;
        _root = this;
    }

    private Scope(Scope outer)
    {
        Outer = outer;
        _root = outer._root;
    }

    /// <summary>The facts; null inside a reduction.</summary>
    public FactValue Data { get; }

    public FactValue Current { get; set; }

    public FactValue Accumulator { get; set; }

    public Scope? Outer { get; }

    public Scope EnterReduction() => new(this);

    public bool TrySpend(int steps) => (_root._stepsLeft -= steps) >= 0;

    /// <summary>Makes the scope as good as new for the next expression over the same facts.</summary>
    public void Refill() => _stepsLeft = RuleExpression.MaxReductionSteps;
}

namespace Paiyi.Rules.Expressions;

/// <summary>A left fold; null counts as an empty list.</summary>
internal sealed class ReduceNode(string path, Node operand, Node lambda, Node initial) : Node
{
    public override FactValue Evaluate(Scope scope)
    {
        var list = operand.Evaluate(scope);
        if (list.Kind is not (FactKind.List or FactKind.Null))
            throw new RuleEvaluationException(path, $"\"reduce\" needs a list, not {list.Kind}.");
        var accumulator = initial.Evaluate(scope);
        if (list.IsNull || list.AsList().IsEmpty)
            return accumulator;
        var items = list.AsList();
        if (!scope.TrySpend(items.Length))
        {
            throw new RuleEvaluationException(
                path, $"The expression visits more than {RuleExpression.MaxReductionSteps} items.");
        }

        var inner = scope.EnterReduction();
        foreach (ref readonly var item in items)
        {
            inner.Current = item;
            inner.Accumulator = accumulator;
            accumulator = lambda.Evaluate(inner);
        }

        return accumulator;
    }
}

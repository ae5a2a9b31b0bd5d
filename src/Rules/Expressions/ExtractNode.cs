namespace Paiyi.Rules.Expressions;

/// <summary>A fragment of a certificate identifier, split at <c>/</c>, <c>#</c> and <c>:</c>.</summary>
internal sealed class ExtractNode(string path, Node operand, int index) : Node
{
    private const string Prefix = "URN:UVCI:";

    public override FactValue Evaluate(Scope scope)
    {
        var value = operand.Evaluate(scope);
        if (value.IsNull)
            return FactValue.Null;
        if (value.Kind != FactKind.Text)
            throw new RuleEvaluationException(path, $"\"extractFromUVCI\" needs a text or null, not {value.Kind}.");
        var identifier = value.AsText();
        if (identifier.StartsWith(Prefix, StringComparison.Ordinal))
            identifier = identifier[Prefix.Length..];
        var fragments = identifier.Split('/', '#', ':');
        return (uint)index < (uint)fragments.Length ? FactValue.Of(fragments[index]) : FactValue.Null;
    }
}

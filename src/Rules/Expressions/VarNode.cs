using System.Globalization;

namespace Paiyi.Rules.Expressions;

internal enum VarStart
{
    Data,
    Current,
    Accumulator,
    WholeReduction,
}

/// <summary>Reads the data context; a missing step on the way yields null, or the default if there is one.</summary>
internal sealed class VarNode(int level, VarStart start, VarNode.Step[] steps, Node? whenNull) : Node
{
    private static readonly FactShape Reduction = new("accumulator", "current", "data");

    public override FactValue Evaluate(Scope scope)
    {
        var asked = scope;
        for (var i = 0; i < level; i++)
            scope = scope.Outer!;

        var value = start switch
        {
            VarStart.Data => scope.Data,
            VarStart.Current => scope.Current,
            VarStart.Accumulator => scope.Accumulator,
            _ => Whole(scope),
        };
        foreach (var step in steps)
        {
            if (value.IsNull)
                break;
            value = step.Name is null ? value.Item(step.Index) : value.Property(step.Name);
        }

        return value.IsNull && whenNull is not null ? whenNull.Evaluate(asked) : value;
    }

    /// <param name="path">Well-formed: empty, or fragments divided by dots.</param>
    /// <param name="reductions">In how many reductions the node stands.</param>
    public static VarNode Create(string path, int reductions, Node? whenNull)
    {
        var fragments = path.Length == 0 ? [] : path.Split('.');
        var level = 0;
        while (level < reductions && level < fragments.Length && fragments[level] == "data")
            level++;

        fragments = fragments[level..];
        if (level == reductions)
            return new VarNode(level, VarStart.Data, Array.ConvertAll(fragments, Step.Of), whenNull);

        var start = fragments.FirstOrDefault() switch
        {
            "current" => VarStart.Current,
            "accumulator" => VarStart.Accumulator,
            _ => VarStart.WholeReduction,
        };
        var rest = start == VarStart.WholeReduction ? fragments : fragments[1..];
        return new VarNode(level, start, Array.ConvertAll(rest, Step.Of), whenNull);
    }

    private static FactValue Whole(Scope scope) =>
        scope.Outer is null
            ? scope.Data
            : Reduction.Create(scope.Accumulator, scope.Current, Whole(scope.Outer));

    /// <summary>A property by name, or an item by index when there is no name.</summary>
    internal readonly record struct Step(string? Name, int Index)
    {
        public static Step Of(string fragment) =>
            int.TryParse(fragment, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index)
                ? new Step(null, index)
                : new Step(string.Intern(fragment), 0);
    }
}

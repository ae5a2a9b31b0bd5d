using System.Text.Json;

namespace Paiyi.Rules.Expressions;

/// <summary>Compiles one expression; every refusal names the node by its JSON path.</summary>
internal sealed class ExpressionParser
{
    private int _reductions;

    public int NodeCount { get; private set; }

    public Node Parse(JsonElement json, string path) => Parse(json, path, 1);

    private Node Parse(JsonElement json, string path, int depth)
    {
        if (depth > RuleExpression.MaxDepth)
            throw new RuleSetException(path, $"The expression is nested deeper than {RuleExpression.MaxDepth} levels.");
        if (++NodeCount > RuleExpression.MaxNodes)
            throw new RuleSetException(path, $"The expression has more than {RuleExpression.MaxNodes} nodes.");
        return json.ValueKind switch
        {
            JsonValueKind.Object => ParseOperation(json, path, depth),
            JsonValueKind.Array => ParseList(json, path, depth),
            JsonValueKind.Null => throw new RuleSetException(path, "A literal null is not allowed."),
            JsonValueKind.Number when FactJson.ReadInteger(json) is null =>
                throw new RuleSetException(path, $"{json.GetRawText()} is not an integer."),
            _ => new ConstantNode(FactJson.Read(json)),
        };
    }

    private Node ParseList(JsonElement json, string path, int depth)
    {
        var items = ParseAll([.. json.EnumerateArray()], path, depth);
        return items.All(item => item is ConstantNode)
            ? new ConstantNode(FactValue.ListOf(Array.ConvertAll(items, item => ((ConstantNode)item).Value)))
            : new ListNode(items);
    }

    private Node ParseOperation(JsonElement json, string path, int depth)
    {
        if (json.GetPropertyCount() != 1)
        {
            throw new RuleSetException(
                path, $"An operation is an object of one property, but this has {json.GetPropertyCount()}.");
        }

        var operation = json.EnumerateObject().First();
        var name = operation.Name;
        path = $"{path}.{name}";
        if (name == "var")
            return ParseVar(operation.Value, path, depth);
        if (!Operations.Arities.TryGetValue(name, out var arity))
            throw new RuleSetException(path, $"There is no operation \"{name}\".");
        if (operation.Value.ValueKind != JsonValueKind.Array)
            throw new RuleSetException(path, $"The operands of \"{name}\" must be a list.");
        JsonElement[] operands = [.. operation.Value.EnumerateArray()];
        if (operands.Length < arity.Least || operands.Length > arity.Most)
            throw new RuleSetException(path, $"\"{name}\" takes {arity} operands, but has {operands.Length}.");
        return name switch
        {
            "plusTime" => new PlusTimeNode(
                path,
                Parse(operands[0], $"{path}[0]", depth + 1),
                LiteralInteger(operands[1], $"{path}[1]"),
                LiteralUnit(operands[2], $"{path}[2]")),
            "extractFromUVCI" => new ExtractNode(
                path, Parse(operands[0], $"{path}[0]", depth + 1), LiteralInteger(operands[1], $"{path}[1]")),
            "reduce" => ParseReduce(operands, path, depth),
            _ => Operations.Create(name, path, ParseAll(operands, path, depth)),
        };
    }

    private Node[] ParseAll(JsonElement[] operands, string path, int depth)
    {
        var nodes = new Node[operands.Length];
        for (var i = 0; i < operands.Length; i++)
            nodes[i] = Parse(operands[i], $"{path}[{i}]", depth + 1);
        return nodes;
    }

    private ReduceNode ParseReduce(JsonElement[] operands, string path, int depth)
    {
        var operand = Parse(operands[0], $"{path}[0]", depth + 1);
        _reductions++;
        var lambda = Parse(operands[1], $"{path}[1]", depth + 1);
        _reductions--;
        return new ReduceNode(path, operand, lambda, Parse(operands[2], $"{path}[2]", depth + 1));
    }

    private VarNode ParseVar(JsonElement json, string path, int depth)
    {
        Node? whenNull = null;
        if (json.ValueKind == JsonValueKind.Array)
        {
            if (json.GetArrayLength() != 2)
                throw new RuleSetException(path, "A list as operand of \"var\" must be [path, default].");
            whenNull = Parse(json[1], $"{path}[1]", depth + 1);
            json = json[0];
            path = $"{path}[0]";
        }

        if (json.ValueKind != JsonValueKind.String)
            throw new RuleSetException(path, "The path of \"var\" must be a text.");
        var target = json.GetString()!;
        if (target.Length > 0 && target.Split('.').Contains(""))
            throw new RuleSetException(path, $"\"{target}\" is not a path: between dots stands a name or an index.");
        return VarNode.Create(target, _reductions, whenNull);
    }

    private int LiteralInteger(JsonElement json, string path)
    {
        NodeCount++;
        return json.ValueKind == JsonValueKind.Number && FactJson.ReadInteger(json) is { } number
            && number is >= int.MinValue and <= int.MaxValue
            ? (int)number
            : throw new RuleSetException(path, "This operand must be a literal integer of 32 bits.");
    }

    private TimeUnit LiteralUnit(JsonElement json, string path)
    {
        NodeCount++;
        return (json.ValueKind == JsonValueKind.String ? json.GetString() : null) switch
        {
            "year" => TimeUnit.Year,
            "month" => TimeUnit.Month,
            "day" => TimeUnit.Day,
            "hour" => TimeUnit.Hour,
            _ => throw new RuleSetException(path, "The time unit must be \"year\", \"month\", \"day\" or \"hour\"."),
        };
    }
}

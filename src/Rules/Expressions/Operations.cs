using System.Collections.Frozen;

namespace Paiyi.Rules.Expressions;

/// <summary>The operations besides <c>var</c>: how many operands each takes, and its node.</summary>
internal static class Operations
{
    public static FrozenDictionary<string, Arity> Arities { get; } = new Dictionary<string, Arity>
    {
        ["if"] = new(3, 3),
        ["and"] = new(2, int.MaxValue),
        ["!"] = new(1, 1),
        ["==="] = new(2, 2),
        ["in"] = new(2, 2),
        ["+"] = new(2, 2),
        ["<"] = new(2, 3),
        [">"] = new(2, 3),
        ["<="] = new(2, 3),
        [">="] = new(2, 3),
        ["before"] = new(2, 3),
        ["after"] = new(2, 3),
        ["not-before"] = new(2, 3),
        ["not-after"] = new(2, 3),
        ["reduce"] = new(3, 3),
        ["plusTime"] = new(3, 3),
        ["dccDateOfBirth"] = new(1, 1),
        ["extractFromUVCI"] = new(2, 2),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <param name="operands">As many as the arity allows.</param>
    public static Node Create(string name, string path, Node[] operands) => name switch
    {
        "if" => new IfNode(Truth(operands[0], path, 0), operands[1], operands[2]),
        "and" => new AndNode([.. operands[..^1].Select((operand, i) => Truth(operand, path, i)), operands[^1]]),
        "!" => new NotNode(Truth(operands[0], path, 0)),
        "===" => new EqualNode(path, operands[0], operands[1]),
        "in" => new InNode(path, operands[0], operands[1]),
        "+" => new PlusNode(path, operands[0], operands[1]),
        "<" => Compare(Comparison.Less, FactKind.Number, name, path, operands),
        ">" => Compare(Comparison.Greater, FactKind.Number, name, path, operands),
        "<=" => Compare(Comparison.NotGreater, FactKind.Number, name, path, operands),
        ">=" => Compare(Comparison.NotLess, FactKind.Number, name, path, operands),
        "before" => Compare(Comparison.Less, FactKind.DateTime, name, path, operands),
        "after" => Compare(Comparison.Greater, FactKind.DateTime, name, path, operands),
        "not-after" => Compare(Comparison.NotGreater, FactKind.DateTime, name, path, operands),
        "not-before" => Compare(Comparison.NotLess, FactKind.DateTime, name, path, operands),
        "dccDateOfBirth" => new DateOfBirthNode(path, operands[0]),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such operation."),
    };

    private static CompareNode Compare(
        Comparison comparison, FactKind kind, string name, string path, Node[] operands) =>
        new(path, name, comparison, kind, operands[0], operands[1], operands.Length == 3 ? operands[2] : null);

    private static Node Truth(Node operand, string path, int index) =>
        operand is PlusTimeNode or DateOfBirthNode
            ? throw new RuleSetException($"{path}[{index}]", "A computed date-time is neither true nor false.")
            : operand;
}

/// <summary>How many operands an operation takes, both bounds inclusive.</summary>
internal readonly record struct Arity(int Least, int Most)
{
    public override string ToString() =>
        Least == Most ? $"{Least}" : Most == int.MaxValue ? $"at least {Least}" : $"{Least} or {Most}";
}

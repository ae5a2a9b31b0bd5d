using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Paiyi.Rules.Expressions;

namespace Paiyi.Rules;

/// <summary>
/// A CertLogic expression (specification 1.3.2), compiled once and evaluated any number of times from any thread.
/// Source: github.com/ehn-dcc-development/eu-dcc-business-rules, certlogic/specification.
/// </summary>
/// <remarks>
/// Beyond the specification: <c>var</c> takes a default as <c>["path", default]</c>; inside a <c>reduce</c> the path
/// <c>data</c> leads to the surrounding facts; a fact may be a date-time, which <c>plusTime</c> and the date-time
/// comparisons take as it is. Where the specification leaves equality of lists and objects open, it is structural.
/// </remarks>
public sealed class RuleExpression
{
    private readonly Node _root;

    private RuleExpression(Node root, string path, int nodeCount)
    {
        _root = root;
        Path = path;
        NodeCount = nodeCount;
    }

    /// <summary>How deeply an expression may be nested.</summary>
    public const int MaxDepth = 40;

    /// <summary>How many nodes, literals included, an expression may have.</summary>
    public const int MaxNodes = 2_000;

    /// <summary>How many items one evaluation may visit in all its reductions.</summary>
    public const int MaxReductionSteps = 100_000;

    public int NodeCount { get; }

    /// <exception cref="RuleSetException">The expression is not CertLogic, or exceeds a limit.</exception>
    public static RuleExpression Parse(JsonElement json) => Parse(json, "$");

    /// <inheritdoc cref="Parse(JsonElement)"/>
    public static RuleExpression Parse([StringSyntax(StringSyntaxAttribute.Json)] string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, RuleSetParser.StrictJson);
            return Parse(document.RootElement, "$");
        }
        catch (JsonException notJson)
        {
            throw new RuleSetException("$", "This is not JSON: " + notJson.Message, notJson);
        }
    }

    /// <param name="data">The data context: what <c>{"var": ""}</c> yields.</param>
    /// <exception cref="RuleEvaluationException">The facts do not suit the expression.</exception>
    public FactValue Evaluate(FactValue data) => _root.Evaluate(new Scope(data));

    internal string Path { get; }

    internal static RuleExpression Parse(JsonElement json, string path)
    {
        var parser = new ExpressionParser();
        var root = parser.Parse(json, path);
        return new RuleExpression(root, path, parser.NodeCount);
    }

    internal FactValue Evaluate(Scope scope) => _root.Evaluate(scope);

    internal bool Holds(Scope scope) => _root.Holds(scope);
}

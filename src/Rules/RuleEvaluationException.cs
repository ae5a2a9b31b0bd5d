namespace Paiyi.Rules;

/// <summary>
/// A well-formed expression met facts that an operation does not accept, such as a text where it needs an integer.
/// </summary>
public sealed class RuleEvaluationException(string path, string problem) : Exception($"{path}: {problem}")
{
    /// <summary>Where the operation stands in the expression, as a JSON path.</summary>
    public string Path { get; } = path;

    /// <summary>What it did not accept, in one English sentence.</summary>
    public string Problem { get; } = problem;
}

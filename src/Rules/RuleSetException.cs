namespace Paiyi.Rules;

/// <summary>A rule set or expression that is refused when it is read.</summary>
public sealed class RuleSetException : Exception
{
    public RuleSetException(string path, string problem, Exception? cause = null)
        : base($"{path}: {problem}", cause)
    {
        Path = path;
        Problem = problem;
    }

    /// <summary>Where the offending node stands, as a JSON path such as <c>$.rules[2].logic.and[0]</c>.</summary>
    public string Path { get; }

    /// <summary>What is wrong there, in one English sentence.</summary>
    public string Problem { get; }
}

namespace Paiyi.Rules;

/// <summary>One rule of a <see cref="RuleSet"/>.</summary>
public sealed class Rule
{
    public required string Id { get; init; }

    /// <summary>The outcome that the rule demands when it holds.</summary>
    public required string Outcome { get; init; }

    /// <summary>The first instant at which the rule counts; null means always before.</summary>
    public DateTimeOffset? ValidFrom { get; init; }

    /// <summary>The instant from which on the rule counts no more; null means never.</summary>
    public DateTimeOffset? ValidTo { get; init; }

    /// <summary>The rule holds when this yields a true value.</summary>
    public required RuleExpression Logic { get; init; }

    /// <summary>Evaluated while the rule holds: the date-time at which it lapses; a false value when unknown.</summary>
    public RuleExpression? Until { get; init; }

    /// <summary>
    /// Evaluated while the rule does not hold: the date-time at which it begins to; a false value when unknown.
    /// </summary>
    public RuleExpression? From { get; init; }

    /// <summary>The facts that the rule is about, as paths below <c>payload</c>; for display only.</summary>
    public IReadOnlyList<string> AffectedFields { get; init; } = [];

    /// <summary>Why the person has this outcome.</summary>
    public required LocalizedText Description { get; init; }

    /// <summary>What the person can do about it; may be empty.</summary>
    public required LocalizedText Advice { get; init; }

    public bool IsValidAt(DateTimeOffset at) =>
        (ValidFrom is null || ValidFrom <= at) && (ValidTo is null || at < ValidTo);
}

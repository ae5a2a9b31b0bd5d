using System.Diagnostics.CodeAnalysis;
using Paiyi.Rules.Expressions;

namespace Paiyi.Rules;

/// <summary>
/// A published version of rules, compiled and immutable: it turns the facts about a person into an outcome with its
/// reasons. It holds no clock; whoever asks says at which instant. Safe for use from any thread.
/// </summary>
public sealed class RuleSet
{
    private static readonly FactShape Root = new("payload", "external");
    private static readonly FactShape External = new("validationClock");

    private readonly Rule[] _bySeverity;
    private readonly Dictionary<string, Rule> _byId;

    internal RuleSet(
        string id,
        string version,
        DateTimeOffset? validFrom,
        DateTimeOffset? validTo,
        string defaultOutcome,
        IReadOnlyList<string> outcomes,
        IReadOnlyList<Rule> rules)
    {
        Id = id;
        Version = version;
        ValidFrom = validFrom;
        ValidTo = validTo;
        DefaultOutcome = defaultOutcome;
        Outcomes = outcomes;
        Rules = rules;
        _bySeverity = [.. rules.OrderByDescending(rule => Severity(rule.Outcome))];
        _byId = rules.ToDictionary(rule => rule.Id, StringComparer.Ordinal);
    }

    /// <summary>The largest text that <see cref="Parse"/> reads, in characters.</summary>
    public const int MaxLength = 1_000_000;

    public const int MaxRules = 200;

    public string Id { get; }

    /// <summary>A semantic version, such as <c>1.0.0</c>.</summary>
    public string Version { get; }

    /// <summary>The first instant at which this version may be in force; null means no bound.</summary>
    public DateTimeOffset? ValidFrom { get; }

    /// <summary>The instant from which on this version is out of force; null means no bound.</summary>
    public DateTimeOffset? ValidTo { get; }

    /// <summary>The outcome when no rule holds, and the least outcome otherwise.</summary>
    public string DefaultOutcome { get; }

    /// <summary>All outcomes, the least severe first.</summary>
    public IReadOnlyList<string> Outcomes { get; }

    /// <summary>The outcomes with which a person is let through at a gate; all of them are in <see cref="Outcomes"/>.</summary>
    public IReadOnlyList<string> MayPass { get; internal init; } = [];

    /// <summary>In the order of the data form.</summary>
    public IReadOnlyList<Rule> Rules { get; }

    /// <summary>Reads the data form and compiles it.</summary>
    /// <exception cref="RuleSetException">The text is not a rule set, or exceeds a limit.</exception>
    public static RuleSet Parse([StringSyntax(StringSyntaxAttribute.Json)] string json) => RuleSetParser.Parse(json);

    /// <summary>The rule of that id, or null: a reason of an older version may name one that is gone.</summary>
    public Rule? Find(string ruleId) => _byId.GetValueOrDefault(ruleId);

    /// <summary>0 for the least severe outcome, rising.</summary>
    /// <exception cref="ArgumentException">The set has no such outcome.</exception>
    public int Severity(string outcome)
    {
        for (var i = 0; i < Outcomes.Count; i++)
        {
            if (Outcomes[i] == outcome)
                return i;
        }

        throw new ArgumentException($"The rule set {Id} has no outcome \"{outcome}\".", nameof(outcome));
    }

    public bool IsValidAt(DateTimeOffset at) =>
        (ValidFrom is null || ValidFrom <= at) && (ValidTo is null || at < ValidTo);

    /// <summary>
    /// Decides, also when <paramref name="at"/> is outside the set's own validity, so that a future version can be
    /// previewed.
    /// </summary>
    /// <param name="facts">The facts: rules see them as <c>payload</c>.</param>
    /// <param name="at">The instant of the decision: rules see it as <c>external.validationClock</c>.</param>
    public Decision Decide(FactValue facts, DateTimeOffset at)
    {
        var scope = new Scope(Root.Create(facts, External.Create(FactValue.Of(at))));
        List<Reason>? reasons = null;
        List<RuleFailure>? failures = null;
        var review = new ReviewInstant(at);
        foreach (var rule in _bySeverity)
        {
            scope.Refill();
            review.Consider(rule.ValidFrom);
            review.Consider(rule.ValidTo);
            if (!rule.IsValidAt(at))
                continue;
            try
            {
                if (rule.Logic.Holds(scope))
                {
                    var until = review.Consider(Instant(rule.Until, scope));
                    (reasons ??= []).Add(new Reason(rule.Id, rule.Outcome, until));
                }
                else
                {
                    review.Consider(Instant(rule.From, scope));
                }
            }
            catch (RuleEvaluationException failure)
            {
                (failures ??= []).Add(new RuleFailure(rule.Id, failure.Path, failure.Problem));
            }
        }

        return new Decision(MostSevere(reasons), reasons ?? [], Id, Version, review.Earliest, failures ?? []);
    }

    private string MostSevere(List<Reason>? reasons) =>
        reasons is [var first, ..] && Severity(first.Outcome) > Severity(DefaultOutcome)
            ? first.Outcome
            : DefaultOutcome;

    private static DateTimeOffset? Instant(RuleExpression? expression, Scope scope)
    {
        if (expression is null)
            return null;
        scope.Refill();
        var value = expression.Evaluate(scope);
        if (value.Kind == FactKind.DateTime)
            return value.AsDateTime();
        if (value.Kind == FactKind.Text && CertLogicTime.Parse(value.AsText()) is { } parsed)
            return new DateTimeOffset(parsed);
        return value.IsTruthy
            ? throw new RuleEvaluationException(expression.Path, $"This must yield a date-time, not {value.Kind}.")
            : null;
    }

    /// <summary>The earliest of the instants after the decision.</summary>
    private struct ReviewInstant(DateTimeOffset at)
    {
        public DateTimeOffset? Earliest { get; private set; }

        /// <returns>The instant, or null when it has passed.</returns>
        public DateTimeOffset? Consider(DateTimeOffset? instant)
        {
            if (instant is null || instant <= at)
                return null;
            if (Earliest is null || instant < Earliest)
                Earliest = instant;
            return instant;
        }
    }
}

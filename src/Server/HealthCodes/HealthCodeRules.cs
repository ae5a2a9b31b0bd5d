using Paiyi.Rules;
using Paiyi.Server.Policies;

namespace Paiyi.Server.HealthCodes;

/// <summary>The published rules of the health code.</summary>
public static class HealthCodeRules
{
    public const string Id = "health-code";

    public static async ValueTask<PublishedRuleSet> HealthCodeInForceAsync(this RuleSets ruleSets, DateTimeOffset at, CancellationToken ct) =>
        await ruleSets.InForceAsync(Id, at, ct)
        ?? throw new InvalidOperationException("No rules of the health code are in force; run the role 'migrate'.");

    /// <summary>The rules that gave an older decision; null when they were never published here.</summary>
    public static async ValueTask<RuleSet?> HealthCodeRulesAsync(this RuleSets ruleSets, string version, CancellationToken ct) =>
        (await ruleSets.FindAsync(Id, version, ct))?.Rules;

    public static Colour ColourOf(string outcome) => Enum.Parse<Colour>(outcome, ignoreCase: true);

    /// <summary>The name of a colour in rules, codes and on the wire.</summary>
    public static string OutcomeOf(Colour colour) => colour.ToString().ToLowerInvariant();
}

using System.Text.Json;
using Paiyi.Rules;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.HealthCodes;

/// <summary>A reason as it stands in the table: an element of <see cref="HealthCode.Reasons"/>.</summary>
public sealed record StoredReason(string RuleId, string Outcome, DateTimeOffset? Until)
{
    public static IReadOnlyList<StoredReason> Read(JsonElement reasons) => reasons.Deserialize<StoredReason[]>(JsonSerializerOptions.Web) ?? [];

    public static string Write(IEnumerable<StoredReason> reasons) => JsonSerializer.Serialize(reasons, JsonSerializerOptions.Web);
}

/// <summary>Why a person has a colour, in words.</summary>
/// <param name="Advice">What the person can do; may be empty.</param>
/// <param name="Until">When the reason lapses by time alone, if that is known.</param>
public sealed record ReasonView(string RuleId, string Outcome, string Text, string Advice, DateTimeOffset? Until)
{
    /// <summary>Explains stored reasons by the rules that gave them.</summary>
    /// <param name="rules">Null when that version is gone; then the rules' ids must do.</param>
    public static IReadOnlyList<ReasonView> Of(JsonElement reasons, RuleSet? rules, Language language)
    {
        var tag = language == Language.English ? "en" : "zh";
        return [.. StoredReason.Read(reasons).Select(r => rules?.Find(r.RuleId) is { } rule
            ? new ReasonView(r.RuleId, r.Outcome, rule.Description.In(tag), rule.Advice.In(tag), r.Until)
            : new ReasonView(r.RuleId, r.Outcome, r.RuleId, "", r.Until))];
    }
}

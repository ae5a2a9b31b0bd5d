using Paiyi.Server.HealthCodes.Tokens;
using Paiyi.Server.People;
using Paiyi.Server.Policies;

namespace Paiyi.Server.HealthCodes.Showing;

/// <summary>Answers the questions that gates ask, behind the delegates of the register.</summary>
internal sealed class ColourFaces(CurrentCodes codes, RuleSets ruleSets, SigningKeys keys)
{
    public async Task<CurrentColour?> ReadAsync(long personId, CancellationToken ct)
    {
        if (await codes.ReadAsync(personId, ct) is not { } code)
            return null;
        var rules = await ruleSets.HealthCodeRulesAsync(code.RuleVersion, ct);
        var colour = HealthCodeRules.OutcomeOf(code.Colour);
        var reasons = StoredReason.Read(code.Reasons).Select(r =>
        {
            var description = rules?.Find(r.RuleId)?.Description;
            return new ColourReason(r.RuleId, r.Outcome, description?.In("zh") ?? r.RuleId, description?.In("en") ?? r.RuleId);
        });
        return new CurrentColour(colour, [.. reasons], code.RuleVersion, rules?.MayPass.Contains(colour) == true);
    }

    public TokenVerdict Verify(string text, DateTimeOffset now) => HealthCodeTokenReader.Read(text, keys.Find, now) switch
    {
        ValidHealthCode { Token: var token } => Verdict(null, token),
        RefusedHealthCode { Refusal: var refusal, Token: { } token } => Verdict(Name(refusal), token),
        RefusedHealthCode { Refusal: var refusal } => new TokenVerdict(Name(refusal), Guid.Empty, "", default, ""),
        var other => throw new InvalidOperationException($"Unknown reading {other.GetType().Name}."),
    };

    private static TokenVerdict Verdict(string? refusal, HealthCodeToken token) =>
        new(refusal, token.Subject, token.Colour, token.ExpiresAt, token.TokenId.ToString());

    private static string Name(HealthCodeRefusal refusal) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(refusal.ToString());
}

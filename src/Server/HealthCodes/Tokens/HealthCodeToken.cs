namespace Paiyi.Server.HealthCodes.Tokens;

/// <summary>
/// What a signed code says, and all that it says: no identity number and no full name, since whoever sees the code can
/// read it.
/// </summary>
/// <param name="TokenId">Unique to this code.</param>
/// <param name="Subject">A reference to the person that means nothing outside this system.</param>
/// <param name="Colour">The outcome of the rule set, such as <c>green</c>: small ASCII letters, at most 16.</param>
/// <param name="IssuedAt">In whole seconds.</param>
/// <param name="ExpiresAt">In whole seconds; from this instant on the code is refused.</param>
/// <param name="RuleVersion">The version of the rule set, such as <c>1.0.0</c>: at most 16 characters.</param>
/// <param name="MaskedName">
/// What a gatekeeper compares with the person, such as <c>张*</c>: at most 8 characters; may be null.
/// </param>
public sealed record HealthCodeToken(
    Guid TokenId,
    Guid Subject,
    string Colour,
    DateTimeOffset IssuedAt,
    DateTimeOffset ExpiresAt,
    string RuleVersion,
    string? MaskedName)
{
    /// <summary>Whether the texts are within their bounds and the code expires after it is issued.</summary>
    public bool IsWellFormed =>
        Colour is { Length: > 0 and <= 16 } && Colour.All(char.IsAsciiLetterLower)
        && RuleVersion is { Length: > 0 and <= 16 }
        && MaskedName is null or { Length: > 0 and <= 8 }
        && IssuedAt < ExpiresAt;
}

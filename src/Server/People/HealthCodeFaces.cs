namespace Paiyi.Server.People;

/// <summary>A person's colour as it stands in the register now, with what it says at a gate.</summary>
/// <param name="MayPass">Whether the rule set lets this colour through.</param>
public sealed record CurrentColour(string Colour, IReadOnlyList<ColourReason> Reasons, string RuleVersion, bool MayPass);

/// <summary>One rule that holds for a person, in words.</summary>
public sealed record ColourReason(string RuleId, string Outcome, string Zh, string En);

/// <summary>What a shown code says.</summary>
/// <param name="Refusal">
/// Null when it is valid, else <c>notAHealthCode</c>, <c>malformed</c>, <c>unknownKey</c>, <c>badSignature</c>,
/// <c>expired</c> or <c>notYetValid</c>; only with the last two are the other members set.
/// </param>
/// <param name="Subject">The public reference of the person.</param>
public sealed record TokenVerdict(string? Refusal, Guid Subject, string Colour, DateTimeOffset ExpiresAt, string TokenId);

/// <summary>Answers a person's current colour, deciding it when there is none yet; null when the person is unknown.</summary>
public delegate Task<CurrentColour?> ReadColour(long personId, CancellationToken ct);

/// <summary>Verifies a health code by its signature alone.</summary>
public delegate TokenVerdict VerifyToken(string text, DateTimeOffset now);

using Paiyi.Server.People;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Passages.Verifications;

/// <summary>What a gate answers when a code is not accepted: each cause has its own text, because each asks for something else.</summary>
internal static class TokenRefusals
{
    /// <summary>The refusal of a verdict; null when the code is valid.</summary>
    public static Refusal? Of(TokenVerdict verdict) => verdict.Refusal switch
    {
        null => null,
        "expired" => PassageProblems.TokenExpired,
        "notYetValid" => PassageProblems.TokenNotYetValid,
        "badSignature" => PassageProblems.TokenForged,
        "unknownKey" => PassageProblems.TokenUnknownKey,
        "notAHealthCode" => PassageProblems.TokenNotAHealthCode,
        _ => PassageProblems.TokenMalformed,
    };
}

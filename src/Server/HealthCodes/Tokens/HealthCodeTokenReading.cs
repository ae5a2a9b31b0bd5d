namespace Paiyi.Server.HealthCodes.Tokens;

/// <summary>What became of reading a code: <see cref="ValidHealthCode"/> or <see cref="RefusedHealthCode"/>.</summary>
public abstract record HealthCodeTokenReading
{
    private protected HealthCodeTokenReading()
    {
    }
}

/// <param name="KeyId">The key that signed it.</param>
public sealed record ValidHealthCode(HealthCodeToken Token, string KeyId) : HealthCodeTokenReading;

/// <param name="Token">
/// Only for <see cref="HealthCodeRefusal.Expired"/> and <see cref="HealthCodeRefusal.NotYetValid"/>, where the
/// signature is good; else null, so that nothing unsigned is ever shown.
/// </param>
public sealed record RefusedHealthCode(HealthCodeRefusal Refusal, HealthCodeToken? Token = null)
    : HealthCodeTokenReading;

/// <summary>Why a code is refused.</summary>
public enum HealthCodeRefusal
{
    /// <summary>Some other code: it does not begin with <c>HC1:</c>.</summary>
    NotAHealthCode,

    /// <summary>It begins like a health code but cannot be decoded, is cut short, or says something unknown.</summary>
    Malformed,

    /// <summary>Signed by a key that the verifier does not know; perhaps its keys are out of date.</summary>
    UnknownKey,

    /// <summary>Forged, or changed after it was signed.</summary>
    BadSignature,
    Expired,

    /// <summary>Issued in the future: one of the two clocks is wrong.</summary>
    NotYetValid,
}

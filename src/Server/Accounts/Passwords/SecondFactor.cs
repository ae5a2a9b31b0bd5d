using OtpNet;
using Paiyi.Server.Platform.PersonalData;

namespace Paiyi.Server.Accounts.Passwords;

/// <summary>Time-based one-time codes (RFC 6238: SHA-1, six digits, 30 seconds), one step of clock error either way.</summary>
internal static class SecondFactor
{
    private const string Issuer = "Paiyi";

    public static string NewSecret() => Base32Encoding.ToString(KeyGeneration.GenerateRandomKey(20));

    public static string Uri(string secret, string userName) => new OtpUri(OtpType.Totp, secret, userName, Issuer).ToString();

    /// <summary>The time step that the code belongs to; null when it belongs to none, or to one not after the last used.</summary>
    public static long? Step(string secret, string? code, long lastStep, DateTimeOffset now)
    {
        var digits = code?.Trim().Replace(" ", "", StringComparison.Ordinal) ?? "";
        var right = new Totp(Base32Encoding.ToBytes(secret))
            .VerifyTotp(now.UtcDateTime, digits, out var step, new VerificationWindow(previous: 1, future: 1));
        return right && step > lastStep ? step : null;
    }

    public static long? Step(StaffAccount account, PersonalDataCipher cipher, string? code, DateTimeOffset now) =>
        Step(cipher.Decrypt(Purpose.Totp, account.TotpSecret), code, account.TotpLastStep, now);
}

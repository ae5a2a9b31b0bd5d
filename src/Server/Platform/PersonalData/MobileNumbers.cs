namespace Paiyi.Server.Platform.PersonalData;

/// <summary>
/// Mobile numbers of mainland China in the one form that is encrypted and indexed: eleven ASCII digits. Whoever makes
/// a phone index goes through here, else equal numbers would not meet.
/// </summary>
public static class MobileNumbers
{
    private const int Length = 11;

    /// <summary>
    /// The eleven digits of a number as people type it: full-width digits, spaces, hyphens, brackets and a +86 or 0086
    /// in front. Null when it is not a mainland mobile number.
    /// </summary>
    public static string? Normalise(ReadOnlySpan<char> raw)
    {
        if (raw.Length > 64)
            return null;
        Span<char> buffer = stackalloc char[raw.Length];
        var digits = RawText.Compact(raw, buffer);
        if (digits.StartsWith('+') && digits[1..].StartsWith("86"))
            digits = digits[3..];
        else if (digits.StartsWith("0086"))
            digits = digits[4..];
        else if (digits.Length == Length + 2 && digits.StartsWith("86"))
            digits = digits[2..];
        return digits is ['1', >= '3' and <= '9', ..] && digits.Length == Length && !digits.ContainsAnyExceptInRange('0', '9')
            ? new string(digits)
            : null;
    }
}

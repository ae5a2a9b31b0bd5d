using Paiyi.Server.Platform.PersonalData;

namespace Paiyi.Server.People.Checks;

/// <summary>Checks the number on which a person receives sign-in codes: a mobile number of mainland China.</summary>
public static class PhoneNumbers
{
    public static Checked<string> Check(ReadOnlySpan<char> raw)
    {
        if (MobileNumbers.Normalise(raw) is { } number)
            return number;
        if (raw.Length > 64)
            return PersonProblems.PhoneWrong;
        Span<char> buffer = stackalloc char[raw.Length];
        ReadOnlySpan<char> text = RawText.Compact(raw, buffer);
        if (RawText.IsScientific(text))
            return PersonProblems.PhoneAsNumber;
        if ((text.StartsWith('+') || text.StartsWith("00")) && !text.TrimStart("+0").StartsWith("86"))
            return PersonProblems.PhoneForeign;
        return IsLandline(text) ? PersonProblems.PhoneLandline : PersonProblems.PhoneWrong;
    }

    /// <summary>An area code with its leading zero, or seven or eight digits without one.</summary>
    private static bool IsLandline(ReadOnlySpan<char> text)
    {
        text = text.StartsWith("+86") ? text[3..] : text.StartsWith("0086") ? text[4..] : text;
        return !text.ContainsAnyExceptInRange('0', '9')
            && (text.Length is 7 or 8 || (text.Length is >= 10 and <= 12 && text[0] == '0'));
    }
}

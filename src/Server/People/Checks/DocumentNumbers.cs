using System.Collections.Frozen;
using Paiyi.Server.Platform.PersonalData;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.People.Checks;

/// <summary>A checked document number; a resident id also tells sex and day of birth.</summary>
public readonly record struct DocumentNumber(DocumentType Type, string Number, Sex? Sex, DateOnly? BirthDate);

/// <summary>
/// Checks and normalises document numbers: full-width characters become ASCII, letters upper case, spaces, hyphens
/// and brackets go.
/// </summary>
public static class DocumentNumbers
{
    private const int MaxRawLength = 64;
    private static readonly DateOnly Earliest = new(1900, 1, 1);

    /// <summary>First two digits of GB/T 2260. The rest is not checked: withdrawn divisions live on in people's numbers.</summary>
    private static readonly FrozenSet<int> Provinces = new[]
    {
        11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46,
        50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83,
    }.ToFrozenSet();

    private static ReadOnlySpan<byte> Weights => [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>Checks a number of a type. <paramref name="today"/> is the last day on which somebody can have been born.</summary>
    public static Checked<DocumentNumber> Check(DocumentType type, ReadOnlySpan<char> raw, DateOnly today)
    {
        if (raw.Length > MaxRawLength)
            return PersonProblems.DocumentNumberWrong;
        Span<char> buffer = stackalloc char[raw.Length];
        var number = Normalise(raw, buffer);
        if (number.IsEmpty)
            return PersonProblems.DocumentNumberMissing;
        if (RawText.IsScientific(number))
            return PersonProblems.DocumentNumberAsNumber;
        return type switch
        {
            DocumentType.ResidentId => CheckResidentId(number, today),
            DocumentType.Passport => Accept(type, number, IsPassport(number), PersonProblems.PassportWrong),
            DocumentType.HongKongMacaoPermit => CheckHongKongMacaoPermit(number),
            DocumentType.TaiwanPermit => Accept(type, number, IsTaiwanPermit(number), PersonProblems.TaiwanPermitWrong),
            DocumentType.Other => Accept(type, number, IsOther(number), PersonProblems.DocumentNumberWrong),
            _ => PersonProblems.DocumentTypeUnknown,
        };
    }

    /// <summary>The normalised form alone, for looking a number up; null when nothing can have that number.</summary>
    public static string? Normalise(ReadOnlySpan<char> raw)
    {
        if (raw.Length > MaxRawLength)
            return null;
        Span<char> buffer = stackalloc char[raw.Length];
        var number = Normalise(raw, buffer);
        return number.IsEmpty ? null : new string(number);
    }

    private static Span<char> Normalise(ReadOnlySpan<char> raw, Span<char> buffer)
    {
        var number = RawText.Compact(raw, buffer);
        foreach (ref var c in number)
            c = char.ToUpperInvariant(c);
        return number;
    }

    private static Checked<DocumentNumber> CheckResidentId(ReadOnlySpan<char> number, DateOnly today)
    {
        if (number.Length == 15 && AreDigits(number))
            return PersonProblems.ResidentIdOfFifteen;
        if (number.Length != 18 || !AreDigits(number[..17]) || !(char.IsAsciiDigit(number[17]) || number[17] == 'X'))
            return PersonProblems.ResidentIdFormat;
        if (!Provinces.Contains(Digits(number[..2])))
            return PersonProblems.ResidentIdDivision;
        if (!TryDay(number[6..14], out var born) || born < Earliest || born > today)
            return PersonProblems.ResidentIdBirthDate;
        if (CheckCharacter(number[..17]) != number[17])
            return PersonProblems.ResidentIdCheckCharacter;
        return new DocumentNumber(DocumentType.ResidentId, new string(number), number[16] % 2 == 1 ? Sex.Male : Sex.Female, born);
    }

    /// <summary>The eighteenth character of a resident id, by GB 11643 (ISO 7064, MOD 11-2).</summary>
    internal static char CheckCharacter(ReadOnlySpan<char> seventeen)
    {
        var sum = 0;
        for (var i = 0; i < Weights.Length; i++)
            sum += (seventeen[i] - '0') * Weights[i];
        return "10X98765432"[sum % 11];
    }

    /// <summary>The old permit ends in a two-digit count of renewals, which is not part of its holder's number for life.</summary>
    private static Checked<DocumentNumber> CheckHongKongMacaoPermit(ReadOnlySpan<char> number) =>
        Accept(DocumentType.HongKongMacaoPermit, number.Length == 11 ? number[..9] : number,
            number is ['H' or 'M', ..] && number.Length is 9 or 11 && AreDigits(number[1..]), PersonProblems.HongKongMacaoPermitWrong);

    /// <summary>Eight digits; the old permit had ten, and a letter for its renewal.</summary>
    private static bool IsTaiwanPermit(ReadOnlySpan<char> number) =>
        (number.Length is 8 or 10 && AreDigits(number)) || (number.Length == 11 && AreDigits(number[..10]) && char.IsAsciiLetterUpper(number[10]));

    /// <summary>ICAO 9303 leaves nine places for the number; some states use as few as five.</summary>
    private static bool IsPassport(ReadOnlySpan<char> number) =>
        number.Length is >= 5 and <= 9 && number.ContainsAnyInRange('0', '9') && AreLettersOrDigits(number, ascii: true);

    private static bool IsOther(ReadOnlySpan<char> number) => number.Length is >= 3 and <= 30 && AreLettersOrDigits(number, ascii: false);

    private static Checked<DocumentNumber> Accept(DocumentType type, ReadOnlySpan<char> number, bool isRight, Refusal otherwise) =>
        isRight ? new DocumentNumber(type, new string(number), null, null) : otherwise;

    private static bool AreDigits(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');

    private static bool AreLettersOrDigits(ReadOnlySpan<char> text, bool ascii)
    {
        foreach (var c in text)
        {
            if (ascii ? !char.IsAsciiLetterOrDigit(c) : !char.IsLetterOrDigit(c))
                return false;
        }

        return true;
    }

    private static bool TryDay(ReadOnlySpan<char> eight, out DateOnly day)
    {
        var (year, month, date) = (Digits(eight[..4]), Digits(eight[4..6]), Digits(eight[6..]));
        var exists = year >= 1 && month is >= 1 and <= 12 && date >= 1 && date <= DateTime.DaysInMonth(year, month);
        day = exists ? new DateOnly(year, month, date) : default;
        return exists;
    }

    private static int Digits(ReadOnlySpan<char> text)
    {
        var value = 0;
        foreach (var c in text)
            value = (value * 10) + (c - '0');
        return value;
    }
}

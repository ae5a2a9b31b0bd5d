using System.Globalization;
using System.Text;
using Paiyi.Server.Platform.PersonalData;

namespace Paiyi.Server.People.Checks;

/// <summary>
/// Checks names: 1 to 60 characters of any script, counted as people count them, so that a rare Han character outside
/// the basic plane is one. What looks like markup is a name like any other.
/// </summary>
public static class PersonNames
{
    public const int MaxLength = 60;

    public static Checked<string> Check(ReadOnlySpan<char> raw)
    {
        if (raw.Length > 4 * MaxLength)
            return PersonProblems.NameTooLong;
        Span<char> buffer = stackalloc char[raw.Length];
        var (length, characters, hasLetter) = (0, 0, false);
        while (!raw.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(raw, out var rune, out var used) != System.Buffers.OperationStatus.Done)
                return PersonProblems.NameWrong;
            raw = raw[used..];
            rune = rune.IsBmp ? new Rune(Usual((char)rune.Value)) : rune;
            var category = Rune.GetUnicodeCategory(rune);
            if (IsInvisible(rune, category))
                continue;
            if (category is UnicodeCategory.Control or UnicodeCategory.Format && rune.Value is not ('\u200C' or '\u200D'))
                return PersonProblems.NameWrong;
            if (rune.Value == ' ' && (length == 0 || buffer[length - 1] == ' '))
                continue;
            hasLetter |= IsLetter(rune, category);
            characters++;
            length += rune.EncodeToUtf16(buffer[length..]);
        }

        if (length > 0 && buffer[length - 1] == ' ')
            (length, characters) = (length - 1, characters - 1);
        if (length == 0)
            return PersonProblems.NameMissing;
        if (characters > MaxLength)
            return PersonProblems.NameTooLong;
        return hasLetter ? new string(buffer[..length]) : PersonProblems.NameWrong;
    }

    /// <summary>One kind of space, and one middle dot of the several that input methods produce for it.</summary>
    private static char Usual(char c) => RawText.Narrow(c) switch
    {
        '\u2022' or '\u2027' or '\u2219' or '\u22C5' or '\u30FB' or '\uFF65' or '\u16EB' => '·',
        '\t' or '\n' or '\r' => ' ',
        var other => char.IsWhiteSpace(other) ? ' ' : other,
    };

    private static bool IsInvisible(Rune rune, UnicodeCategory category) =>
        category == UnicodeCategory.Format && rune.Value is 0x200B or 0xFEFF or 0x2060 or 0x00AD;

    /// <summary>Characters newer than this runtime's tables, and private ones of old residence registers, are names too.</summary>
    private static bool IsLetter(Rune rune, UnicodeCategory category) =>
        Rune.IsLetter(rune) || category is UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
}

using System.Globalization;

namespace Paiyi.Server.Platform.PersonalData;

/// <summary>What keyboards and spreadsheets do to text: full-width forms, invisible characters, decoration.</summary>
public static class RawText
{
    /// <summary>The ASCII character that a full-width form stands for; other characters are themselves.</summary>
    public static char Narrow(char c) => c switch
    {
        >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
        '\u3000' => ' ',
        _ => c,
    };

    /// <summary>
    /// Narrows a number and drops what people put between its characters: spaces, hyphens, brackets, invisible
    /// characters. <paramref name="buffer"/> must be at least as long as <paramref name="raw"/>.
    /// </summary>
    public static Span<char> Compact(ReadOnlySpan<char> raw, Span<char> buffer)
    {
        var length = 0;
        foreach (var each in raw)
        {
            var c = Narrow(each);
            if (!IsDecoration(c))
                buffer[length++] = c;
        }

        return buffer[..length];
    }

    /// <summary>True for a number that a spreadsheet shows as 1.10105E+17: its last digits are lost.</summary>
    public static bool IsScientific(ReadOnlySpan<char> text) =>
        text.IndexOf("E+", StringComparison.OrdinalIgnoreCase) is > 0 and var at
        && !text[..at].ContainsAnyExceptInRange('.', '9') && text.Length > at + 2 && char.IsAsciiDigit(text[at + 2]);

    /// <summary>The text with every control character replaced by a space.</summary>
    public static string OneLine(string text) =>
        string.Create(text.Length, text, static (line, source) =>
        {
            for (var i = 0; i < line.Length; i++)
                line[i] = char.IsControl(source[i]) ? ' ' : source[i];
        });

    /// <summary>At most so many characters from the beginning, and never half of one: a database refuses halves.</summary>
    public static string Start(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    private static bool IsDecoration(char c) => c switch
    {
        ' ' or '-' or '(' or ')' or '\'' or '`' => true,
        < '\u0080' => char.IsWhiteSpace(c),
        _ => char.GetUnicodeCategory(c) is UnicodeCategory.DashPunctuation or UnicodeCategory.Format
            or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator,
    };
}

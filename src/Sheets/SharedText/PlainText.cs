using System.Buffers;
using System.Text.Unicode;

namespace Paiyi.Sheets;

/// <summary>
/// A shared string spelled as nearly every producer spells it: one <c>t</c>, or runs of <c>r</c> with a <c>t</c> each, no
/// spaces between tags. LibreOffice cuts a text into runs wherever Chinese and Latin letters meet, a dozen for an
/// address. What deviates, phonetic readings for one, is left to the scanner.
/// </summary>
internal static class PlainText
{
    private static readonly SearchValues<byte> EndOrSpecial =
        SearchValues.Create([.. Enumerable.Range(0, 32).Select(code => (byte)code), (byte)'<', (byte)'&', (byte)'_']);

    /// <summary>Fills <paramref name="text"/> with the item at the start of the bytes; false when it is none or not all there.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, ByteBuffer text, SheetPosition position, int maxChars, out int length)
    {
        text.Clear();
        length = 0;
        if (!bytes.StartsWith("<si>"u8))
            return false;
        var at = 4;
        if (StartsAt(bytes, at, "<t"u8))
        {
            if (!TryReadText(bytes, ref at, text, position, maxChars))
                return false;
        }
        else
        {
            while (StartsAt(bytes, at, "<r>"u8))
            {
                if (!TryReadRun(bytes, ref at, text, position, maxChars))
                    return false;
            }
        }
        length = at + 5;
        return StartsAt(bytes, at, "</si>"u8);
    }

    private static bool TryReadRun(ReadOnlySpan<byte> bytes, ref int at, ByteBuffer text, SheetPosition position, int maxChars)
    {
        at += 3;
        if (StartsAt(bytes, at, "<rPr>"u8))
        {
            var properties = bytes[at..].IndexOf("</rPr>"u8);
            if (properties < 0)
                return false;
            at += properties + 6;
        }
        if (!TryReadText(bytes, ref at, text, position, maxChars) || !StartsAt(bytes, at, "</r>"u8))
            return false;
        at += 4;
        return true;
    }

    private static bool TryReadText(ReadOnlySpan<byte> bytes, ref int at, ByteBuffer text, SheetPosition position, int maxChars)
    {
        var isPreserved = StartsAt(bytes, at, "<t xml:space=\"preserve\">"u8);
        if (!isPreserved && !StartsAt(bytes, at, "<t>"u8))
            return false;
        at += isPreserved ? 24 : 3;
        var rest = bytes[at..];
        var length = rest.IndexOfAny(EndOrSpecial);
        var isSpecial = length >= 0 && rest[length] != '<';
        if (isSpecial && rest[length..].IndexOf((byte)'<') is var more)
            length = more < 0 ? more : length + more;
        if (length < 0 || !StartsAt(rest, length, "</t>"u8))
            return false;
        if (!isSpecial && Utf8.IsValid(rest[..length]) && (isPreserved || IsTight(rest[..length])))
            text.Append(rest[..length]);
        else
            RichText.Append(text, new RawText(rest[..length], false, position), position, maxChars, trim: !isPreserved);
        at += length + 4;
        return true;
    }

    private static bool StartsAt(ReadOnlySpan<byte> bytes, int at, ReadOnlySpan<byte> expected) => bytes[at..].StartsWith(expected);

    private static bool IsTight(ReadOnlySpan<byte> text) => text.IsEmpty || (text[0] != ' ' && text[^1] != ' ');
}

using System.Text;

namespace Paiyi.Sheets;

/// <summary>The text of an <c>si</c> or <c>is</c> element: all its runs in a row, without phonetic readings.</summary>
internal static class RichText
{
    /// <summary>UTF-8 bytes and entity characters that one UTF-16 code unit can need at most: <c>&amp;#x10FFFF;</c>.</summary>
    private const int MaxBytesPerChar = 10;

    /// <summary>Reads to the end of the element whose start is the scanner's current tag.</summary>
    public static void AppendTo(ByteBuffer text, XmlScanner scanner, SheetPosition position, int maxChars)
    {
        var start = text.Length;
        var outside = scanner.Depth - 1;
        while (true)
        {
            scanner.Read();
            if (scanner.Depth == outside)
                break;
            if (scanner.Tag != XmlTag.Start)
                continue;
            if (scanner.IsNamed("rPh"u8))
                scanner.Skip();
            else if (scanner.IsNamed("t"u8))
                AppendRun(text, scanner, position, maxChars);
        }
        RequireShort(text.Written[start..], position, maxChars);
    }

    public static void RequireShort(ReadOnlySpan<byte> text, SheetPosition position, int maxChars)
    {
        if (text.Length > maxChars && Encoding.UTF8.GetCharCount(text) > maxChars)
            throw position.Problem(SheetProblem.CellTooLong, $"A text is longer than {maxChars} characters");
    }

    private static void AppendRun(ByteBuffer text, XmlScanner scanner, SheetPosition position, int maxChars)
    {
        var preserve = scanner.Attributes.FindPrefixed("space"u8).SequenceEqual("preserve"u8);
        scanner.Read();
        if (scanner.Tag != XmlTag.End)
            throw position.Problem(SheetProblem.MalformedXml, "A text holds another element");
        Append(text, scanner.Text, position, maxChars, trim: !preserve);
    }

    public static void Append(ByteBuffer text, RawText run, SheetPosition position, int maxChars, bool trim)
    {
        if (text.Length + run.Bytes.Length > (long)maxChars * MaxBytesPerChar)
            throw position.Problem(SheetProblem.CellTooLong, $"A text is longer than {maxChars} characters");
        run.AppendTo(text, resolveUnderscores: true, trim);
    }
}

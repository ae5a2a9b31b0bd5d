using System.Text;

namespace Paiyi.Sheets;

/// <summary>Brings a part to UTF-8, the only encoding besides UTF-16 that the format allows.</summary>
internal static class XmlEncoding
{
    public static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Fills the start of <paramref name="buffer"/> and returns the stream of the rest, all in UTF-8.</summary>
    public static Stream ToUtf8(Stream source, SheetPosition position, byte[] buffer, out int filled)
    {
        filled = source.ReadAtLeast(buffer.AsSpan(0, 4096), 4, throwOnEndOfStream: false);
        if (filled == 0)
            throw position.Problem(SheetProblem.Truncated, "The part is empty");
        var encoding = buffer.AsSpan(0, filled) switch
        {
            [0xFF, 0xFE, ..] or [(byte)'<', 0, ..] => Encoding.Unicode,
            [0xFE, 0xFF, ..] or [0, (byte)'<', ..] => Encoding.BigEndianUnicode,
            _ => null,
        };
        if (encoding is null)
            return source;
        var start = new MemoryStream(buffer.AsSpan(0, filled).ToArray());
        var transcoded = Encoding.CreateTranscodingStream(new JoinedStream(start, source), encoding, Encoding.UTF8);
        filled = transcoded.ReadAtLeast(buffer.AsSpan(0, 4096), 4, throwOnEndOfStream: false);
        return transcoded;
    }

    /// <summary>Refuses a declaration of another encoding, whose bytes would be misread as UTF-8.</summary>
    public static void CheckDeclaration(ReadOnlySpan<byte> instruction, SheetPosition position)
    {
        if (!instruction.StartsWith("<?xml "u8))
            return;
        var at = instruction.IndexOf("encoding"u8);
        if (at < 0)
            return;
        var value = instruction[(at + "encoding"u8.Length)..].TrimStart(" =\t\r\n"u8);
        var length = value.IsEmpty ? -1 : value[1..].IndexOf(value[0]);
        if (length < 0)
            throw position.Problem(SheetProblem.MalformedXml, "The XML declaration is damaged");
        if (!IsUnicode(value.Slice(1, length)))
            throw position.Problem(SheetProblem.MalformedXml, "The XML is neither in UTF-8 nor in UTF-16");
    }

    private static bool IsUnicode(ReadOnlySpan<byte> name) =>
        Ascii.EqualsIgnoreCase(name, "utf-8"u8) || Ascii.EqualsIgnoreCase(name, "utf8"u8)
        || Ascii.EqualsIgnoreCase(name, "utf-16"u8) || Ascii.EqualsIgnoreCase(name, "us-ascii"u8)
        || Ascii.EqualsIgnoreCase(name, "ascii"u8);
}

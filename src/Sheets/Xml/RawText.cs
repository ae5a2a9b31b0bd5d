using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace Paiyi.Sheets;

/// <summary>Text as it stands in the XML, to be resolved into a buffer only when someone wants it.</summary>
internal readonly ref struct RawText(ReadOnlySpan<byte> bytes, bool hasMarkup, SheetPosition position)
{
    private const int MaxCharacter = 0x10FFFF;

    /// <summary>What may need resolving or refusing: control characters, entities, underscore escapes, markup.</summary>
    private static readonly SearchValues<byte> Special =
        SearchValues.Create([.. Enumerable.Range(0, 32).Select(code => (byte)code), (byte)'&', (byte)'_', (byte)'<']);

    private readonly ReadOnlySpan<byte> bytes = bytes;

    public ReadOnlySpan<byte> Bytes => bytes;

    /// <summary>
    /// Appends the text with entities, CDATA sections, line ends and, if asked, <c>_xHHHH_</c> escapes resolved. The
    /// result is valid UTF-8 without characters that XML forbids, except those that an <c>_xHHHH_</c> escape spells.
    /// </summary>
    public void AppendTo(ByteBuffer destination, bool resolveUnderscores, bool trim = false)
    {
        var text = trim ? bytes.Trim(" \t\r\n"u8) : bytes;
        if (!Utf8.IsValid(text))
            throw position.Problem(SheetProblem.MalformedXml, "A text is not valid UTF-8");
        if (!hasMarkup && !text.ContainsAny(Special))
        {
            destination.Append(text);
            return;
        }
        RequireXmlCharacters(text);
        var start = destination.Length;
        AppendResolved(text, destination);
        if (resolveUnderscores)
            UnderscoreEscapes.Resolve(destination, start);
    }

    private void RequireXmlCharacters(ReadOnlySpan<byte> text)
    {
        var rest = text;
        for (var at = rest.IndexOfAnyInRange((byte)0, (byte)31); at >= 0; at = rest.IndexOfAnyInRange((byte)0, (byte)31))
        {
            if (rest[at] is not ((byte)'\t' or (byte)'\n' or (byte)'\r'))
                throw position.Problem(SheetProblem.MalformedXml, "A text holds a control character");
            rest = rest[(at + 1)..];
        }
    }

    private void AppendResolved(ReadOnlySpan<byte> rest, ByteBuffer destination)
    {
        while (!rest.IsEmpty)
        {
            var special = rest.IndexOfAny((byte)'&', (byte)'\r', (byte)'<');
            if (special < 0)
            {
                destination.Append(rest);
                return;
            }
            destination.Append(rest[..special]);
            rest = rest[special..];
            if (rest[0] == '\r')
            {
                destination.Append((byte)'\n');
                rest = rest[(rest.Length > 1 && rest[1] == '\n' ? 2 : 1)..];
            }
            else if (rest[0] == '&')
                rest = IsNumbered(rest) ? AppendNumbered(rest, destination) : AppendEntity(rest, destination);
            else if (!hasMarkup)
                throw position.Problem(SheetProblem.MalformedXml, "An attribute holds '<'");
            else if (rest.StartsWith("<![CDATA["u8))
                rest = AppendSection(rest["<![CDATA["u8.Length..], destination);
            else
                rest = rest[EndOfMarkup(rest)..];
        }
    }

    private static ReadOnlySpan<byte> AppendSection(ReadOnlySpan<byte> rest, ByteBuffer destination)
    {
        var length = rest.IndexOf("]]>"u8);
        destination.Append(rest[..length]);
        return rest[(length + 3)..];
    }

    private static int EndOfMarkup(ReadOnlySpan<byte> rest) =>
        rest.StartsWith("<!--"u8) ? 4 + rest[4..].IndexOf("-->"u8) + 3 : rest.IndexOf("?>"u8) + 2;

    private ReadOnlySpan<byte> AppendEntity(ReadOnlySpan<byte> rest, ByteBuffer destination)
    {
        var length = rest[..Math.Min(rest.Length, 12)].IndexOf((byte)';');
        if (length < 2)
            throw Unknown();
        var name = rest[1..length];
        if (name[0] != '#')
            destination.Append(Named(name));
        else if (int.TryParse(name[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            AppendCharacter(value, destination);
        else
            throw Unknown();
        return rest[(length + 1)..];
    }

    private byte Named(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("lt"u8) ? (byte)'<'
        : name.SequenceEqual("gt"u8) ? (byte)'>'
        : name.SequenceEqual("amp"u8) ? (byte)'&'
        : name.SequenceEqual("quot"u8) ? (byte)'"'
        : name.SequenceEqual("apos"u8) ? (byte)'\''
        : throw Unknown();

    /// <summary>All the decimal references that follow one another: openpyxl spells every Chinese character as one.</summary>
    private ReadOnlySpan<byte> AppendNumbered(ReadOnlySpan<byte> rest, ByteBuffer destination)
    {
        do
        {
            var value = 0;
            var at = 2;
            for (; at < rest.Length && rest[at] - '0' is >= 0 and <= 9 and var digit && value <= MaxCharacter; at++)
                value = value * 10 + digit;
            if (at == 2 || at == rest.Length || rest[at] != ';')
                throw Unknown();
            AppendCharacter(value, destination);
            rest = rest[(at + 1)..];
        }
        while (IsNumbered(rest));
        return rest;
    }

    private static bool IsNumbered(ReadOnlySpan<byte> rest) => rest.Length > 2 && rest[0] == '&' && rest[1] == '#' && rest[2] != 'x';

    private void AppendCharacter(int value, ByteBuffer destination)
    {
        if (!Rune.TryCreate(value, out var rune) || (value < ' ' && value is not ('\t' or '\n' or '\r')))
            throw Unknown();
        destination.Advance(rune.EncodeToUtf8(destination.Reserve(4)));
    }

    private SheetException Unknown() =>
        position.Problem(SheetProblem.MalformedXml, "A text refers to an unknown entity or character");
}

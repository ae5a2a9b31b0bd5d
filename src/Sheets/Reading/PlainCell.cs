using System.Buffers;
using System.Buffers.Binary;

namespace Paiyi.Sheets;

/// <summary>
/// A cell spelled as Excel, WPS, LibreOffice and nearly all libraries spell theirs: <c>r</c> first, then at most <c>s</c>
/// and <c>t</c>, one value, no spaces between. Such cells are most of every file and are recognised in one pass over their
/// bytes, a fifth of the cost of going through the scanner tag by tag. Whatever deviates is left to the scanner.
/// </summary>
internal ref struct PlainCell
{
    /// <summary>More bytes than all that stands before a value takes, so that only values need a look at the end.</summary>
    public const int MinAhead = 96;

    private const int MaxLetters = 3;
    private const int MaxStyleDigits = 6;
    private const int MaxIndexDigits = 9;

    private static readonly SearchValues<byte> Numeric = SearchValues.Create("0123456789.-+Ee"u8);

    /// <summary>What ends a text, or must be resolved or refused in it: control characters, entities, underscore escapes.</summary>
    private static readonly SearchValues<byte> EndOrSpecial =
        SearchValues.Create([.. Enumerable.Range(0, 32).Select(code => (byte)code), (byte)'<', (byte)'&', (byte)'_']);

    private static readonly ulong Opening = BinaryPrimitives.ReadUInt64LittleEndian("<c r=\"\0\0"u8);
    private static readonly ulong InlineType = BinaryPrimitives.ReadUInt64LittleEndian("inlineSt"u8);
    private static readonly ulong ValueEnd = BinaryPrimitives.ReadUInt64LittleEndian("</v></c>"u8);

    public int Column { get; private set; }

    public int Style { get; private set; }

    public CellStorage Type { get; private set; }

    /// <summary>As the file spells it; empty for a cell that only has a style.</summary>
    public ReadOnlySpan<byte> Value { get; private set; }

    /// <summary>The number of the text, where <see cref="Type"/> is <see cref="CellStorage.Shared"/>.</summary>
    public int Index { get; private set; }

    /// <summary>False when the value is the text itself, with nothing to resolve.</summary>
    public bool HasSpecial { get; private set; }

    /// <summary>True where spaces around the text belong to it.</summary>
    public bool IsPreserved { get; private set; }

    /// <summary>The bytes of the whole element.</summary>
    public int Length { get; private set; }

    /// <param name="bytes">False unless they hold the cell and <see cref="MinAhead"/> bytes from its start.</param>
    /// <param name="row">The row that the address must have.</param>
    public static bool TryRead(ReadOnlySpan<byte> bytes, RowDigits row, out PlainCell cell)
    {
        cell = default;
        if (bytes.Length < MinAhead || (BinaryPrimitives.ReadUInt64LittleEndian(bytes) & 0xFFFF_FFFF_FFFF) != Opening)
            return false;
        var at = 6;
        var column = 0;
        while (bytes[at] - 'A' is >= 0 and < 26 and var letter && at < 6 + MaxLetters)
        {
            column = column * 26 + letter + 1;
            at++;
        }
        if (at == 6 || !row.Match(bytes[at..]))
            return false;
        cell.Column = column - 1;
        return cell.TryReadAttributes(bytes, at + row.Length);
    }

    /// <summary>True when there are no other characters than numbers are made of.</summary>
    public static bool IsNumeric(ReadOnlySpan<byte> value) => !value.ContainsAnyExcept(Numeric);

    private bool TryReadAttributes(ReadOnlySpan<byte> bytes, int at)
    {
        while (bytes[at] == ' ' && bytes[at + 2] == '=' && bytes[at + 3] == '"' && at < MinAhead / 2)
        {
            var length = bytes[at + 1] switch
            {
                (byte)'s' => ReadStyle(bytes[(at + 4)..]),
                (byte)'t' => ReadType(bytes[(at + 4)..]),
                _ => 0,
            };
            if (length == 0)
                return false;
            at += length + 5;
        }
        if (bytes[at] == '>')
            return TryReadValue(bytes, at + 1);
        Length = at + 2;
        return bytes[at] == '/' && bytes[at + 1] == '>' && Type == CellStorage.Number;
    }

    private int ReadStyle(ReadOnlySpan<byte> value)
    {
        var at = 0;
        for (Style = 0; value[at] - '0' is >= 0 and <= 9 and var digit && at <= MaxStyleDigits; at++)
            Style = Style * 10 + digit;
        return value[at] == '"' && at <= MaxStyleDigits ? at : 0;
    }

    private int ReadType(ReadOnlySpan<byte> value)
    {
        if (value[1] == '"')
        {
            var isKnown = CellStorages.TryParse(value[..1], out var type);
            Type = type;
            return isKnown ? 1 : 0;
        }
        if (BinaryPrimitives.ReadUInt64LittleEndian(value) == InlineType && value[8] == 'r' && value[9] == '"')
        {
            Type = CellStorage.Inline;
            return 9;
        }
        Type = CellStorage.Text;
        return value.StartsWith("str\""u8) ? 3 : 0;
    }

    private bool TryReadValue(ReadOnlySpan<byte> bytes, int at)
    {
        if (Type == CellStorage.Inline)
            return TryReadInline(bytes, at);
        if (bytes[at] != '<' || bytes[at + 1] != 'v' || bytes[at + 2] != '>')
            return false;
        at += 3;
        var rest = bytes[at..];
        var length = Type switch
        {
            CellStorage.Shared => ReadIndex(rest),
            CellStorage.Number => Math.Max(0, rest.IndexOfAnyExcept(Numeric)),
            _ => LengthOfText(rest),
        };
        if (length < 0 || rest.Length - length < 8 || BinaryPrimitives.ReadUInt64LittleEndian(rest[length..]) != ValueEnd)
            return false;
        Value = rest[..length];
        Length = at + length + 8;
        return length > 0 || Type > CellStorage.Shared;
    }

    private bool TryReadInline(ReadOnlySpan<byte> bytes, int at)
    {
        var rest = bytes[at..];
        if (!rest.StartsWith("<is><t"u8))
            return false;
        var opening = rest[6] == '>' ? 7 : 0;
        if (opening == 0)
        {
            IsPreserved = rest.StartsWith("<is><t xml:space=\"preserve\">"u8);
            if (!IsPreserved)
                return false;
            opening = 28;
        }
        rest = rest[opening..];
        var length = LengthOfText(rest);
        if (length < 0 || !rest[length..].StartsWith("</t></is></c>"u8))
            return false;
        Value = rest[..length];
        Length = at + opening + length + 13;
        return true;
    }

    /// <summary>The digits of an index, which is set; 0 when they are none or too many for one.</summary>
    private int ReadIndex(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        var index = 0;
        for (; at < bytes.Length && bytes[at] - '0' is >= 0 and <= 9 and var digit && at <= MaxIndexDigits; at++)
            index = index * 10 + digit;
        Index = index;
        return at <= MaxIndexDigits ? at : 0;
    }

    private int LengthOfText(ReadOnlySpan<byte> bytes)
    {
        var length = bytes.IndexOfAny(EndOrSpecial);
        if (length < 0 || bytes[length] == '<')
            return length;
        HasSpecial = true;
        var more = bytes[length..].IndexOf((byte)'<');
        return more < 0 ? more : length + more;
    }
}

/// <summary>The number of a row with the quote behind it, ready to be compared in one step.</summary>
internal readonly struct RowDigits
{
    private const int MaxDigits = 7;
    private readonly ulong digits;
    private readonly ulong mask;

    /// <summary>Rows of more than seven digits, which are past every sheet, match nothing.</summary>
    public RowDigits(int row)
    {
        Span<byte> bytes = stackalloc byte[16];
        row.TryFormat(bytes, out var length);
        bytes[length] = (byte)'"';
        Length = length + 1;
        digits = length <= MaxDigits ? BinaryPrimitives.ReadUInt64LittleEndian(bytes) : ulong.MaxValue;
        mask = length < MaxDigits ? (1UL << (Length * 8)) - 1 : length == MaxDigits ? ulong.MaxValue : 0;
        digits &= length <= MaxDigits ? mask : ulong.MaxValue;
    }

    public int Length { get; }

    public bool Match(ReadOnlySpan<byte> bytes) => (BinaryPrimitives.ReadUInt64LittleEndian(bytes) & mask) == digits;
}

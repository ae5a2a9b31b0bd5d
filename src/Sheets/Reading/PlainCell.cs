namespace Paiyi.Sheets;

/// <summary>
/// A cell spelled as Excel, WPS and nearly all libraries spell theirs: <c>r</c> first, then at most <c>s</c> and
/// <c>t</c>, one value, no spaces between. Such cells are most of every file and are recognised in one pass over their
/// bytes, a third of the cost of going through the scanner tag by tag. Whatever deviates is left to the scanner.
/// </summary>
internal ref struct PlainCell
{
    private const int MaxLetters = 3;
    private const int MaxStyleDigits = 7;

    public int Column { get; private set; }

    public int Style { get; private set; }

    public CellStorage Type { get; private set; }

    /// <summary>As the file spells it, with entities unresolved; empty for a cell that only has a style.</summary>
    public ReadOnlySpan<byte> Value { get; private set; }

    /// <summary>The bytes of the whole element.</summary>
    public int Length { get; private set; }

    /// <param name="bytes">Must begin with the cell and hold all of it.</param>
    /// <param name="rowDigits">The row number that the address must have.</param>
    public static bool TryRead(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> rowDigits, out PlainCell cell)
    {
        cell = default;
        if (!bytes.StartsWith("<c r=\""u8))
            return false;
        var at = 6;
        var column = 0;
        while (at < bytes.Length && bytes[at] - 'A' is >= 0 and < 26 and var letter)
        {
            column = column * 26 + letter + 1;
            at++;
        }
        if (at == 6 || at > 6 + MaxLetters || !bytes[at..].StartsWith(rowDigits))
            return false;
        cell.Column = column - 1;
        at += rowDigits.Length;
        return at < bytes.Length && bytes[at] == '"' && cell.TryReadAttributes(bytes, at + 1);
    }

    /// <summary>True when there are no other characters than numbers are made of.</summary>
    public static bool IsNumeric(ReadOnlySpan<byte> value)
    {
        foreach (var b in value)
        {
            if (b is not (>= (byte)'0' and <= (byte)'9' or (byte)'.' or (byte)'-' or (byte)'+' or (byte)'E' or (byte)'e'))
                return false;
        }
        return true;
    }

    private bool TryReadAttributes(ReadOnlySpan<byte> bytes, int at)
    {
        while (at + 5 < bytes.Length && bytes[at] == ' ' && bytes[at + 2] == '=' && bytes[at + 3] == '"')
        {
            var name = bytes[at + 1];
            var start = at + 4;
            at = start;
            while (at < bytes.Length && bytes[at] != '"')
                at++;
            if (at == bytes.Length || !TrySet(name, bytes[start..at]))
                return false;
            at++;
        }
        if (at + 1 < bytes.Length && bytes[at] == '>')
            return TryReadValue(bytes, at + 1);
        Length = at + 2;
        return at + 1 < bytes.Length && bytes[at] == '/' && bytes[at + 1] == '>' && Type == CellStorage.Number;
    }

    private bool TrySet(byte name, ReadOnlySpan<byte> value)
    {
        if (name == 's')
        {
            foreach (var digit in value)
            {
                if (digit is < (byte)'0' or > (byte)'9')
                    return false;
                Style = Style * 10 + digit - '0';
            }
            return value.Length is > 0 and < MaxStyleDigits;
        }
        var known = CellStorages.TryParse(value, out var type);
        Type = type;
        return name == 't' && known;
    }

    private bool TryReadValue(ReadOnlySpan<byte> bytes, int at)
    {
        var isInline = Type == CellStorage.Inline;
        var opening = isInline ? "<is><t>"u8 : "<v>"u8;
        var closing = isInline ? "</t></is></c>"u8 : "</v></c>"u8;
        if (!bytes[at..].StartsWith(opening))
            return false;
        at += opening.Length;
        var length = bytes[at..].IndexOf((byte)'<');
        if (length < 0 || !bytes[(at + length)..].StartsWith(closing))
            return false;
        Value = bytes.Slice(at, length);
        Length = at + length + closing.Length;
        return Type > CellStorage.Shared || (length > 0 && IsNumeric(Value));
    }
}

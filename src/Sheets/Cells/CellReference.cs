namespace Paiyi.Sheets;

/// <summary>Addresses such as <c>AB12</c> (ECMA-376-1 18.18.62). Rows count from 1 as on the screen, columns from 0.</summary>
public static class CellReference
{
    internal const int MaxLength = 18;

    /// <summary>The address of a cell: row 1, column 0 is <c>A1</c>.</summary>
    public static string Format(int row, int column)
    {
        Span<byte> bytes = stackalloc byte[MaxLength];
        return System.Text.Encoding.ASCII.GetString(bytes[..Write(row, column, bytes)]);
    }

    /// <summary>The letters of a column: 0 is <c>A</c>, 26 is <c>AA</c>.</summary>
    public static string FormatColumn(int column)
    {
        Span<byte> bytes = stackalloc byte[MaxLength];
        return System.Text.Encoding.ASCII.GetString(bytes[..WriteColumn(column, bytes)]);
    }

    /// <summary>Reads an address; <c>$</c> signs are accepted. False when it is none or lies past Excel's sheet.</summary>
    public static bool TryParse(ReadOnlySpan<byte> utf8, out int row, out int column)
    {
        row = 0;
        column = 0;
        var at = 0;
        while (at < utf8.Length)
        {
            var letter = utf8[at] & ~0x20;
            if (letter is >= 'A' and <= 'Z')
                column = column * 26 + (letter - 'A' + 1);
            else if (utf8[at] != '$')
                break;
            if (column > 16_384)
                return false;
            at++;
        }
        if (column == 0 || at == utf8.Length)
            return false;
        for (; at < utf8.Length; at++)
        {
            var digit = utf8[at] - '0';
            if ((uint)digit > 9 || row > 100_000_000)
                return false;
            row = row * 10 + digit;
        }
        column--;
        return row > 0;
    }

    internal static int Write(int row, int column, Span<byte> destination)
    {
        var letters = WriteColumn(column, destination);
        row.TryFormat(destination[letters..], out var digits);
        return letters + digits;
    }

    internal static int WriteColumn(int column, Span<byte> destination)
    {
        var letters = 1;
        for (var rest = column / 26; rest > 0; rest = (rest - 1) / 26)
            letters++;
        for (var at = letters - 1; at >= 0; at--)
        {
            destination[at] = (byte)('A' + column % 26);
            column = column / 26 - 1;
        }
        return letters;
    }
}

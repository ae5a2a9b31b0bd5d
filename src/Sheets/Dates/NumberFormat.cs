namespace Paiyi.Sheets;

internal enum NumberFormatKind : byte
{
    General,
    Date,
    Time,
}

/// <summary>What a number format says about the value: a date, a time of day, or digits padded with zeros.</summary>
internal readonly record struct NumberFormat(NumberFormatKind Kind, byte MinDigits = 0)
{
    public bool IsDate => Kind != NumberFormatKind.General;

    /// <summary>The formats that files name by number only (ECMA-376 18.8.30, with those of Chinese, Japanese and Thai).</summary>
    public static NumberFormat OfBuiltIn(int id) => id switch
    {
        >= 14 and <= 17 or 22 or >= 27 and <= 31 or 36 or >= 50 and <= 54 or 57 or 58 => new(NumberFormatKind.Date),
        >= 71 and <= 74 or 77 or 81 => new(NumberFormatKind.Date),
        >= 18 and <= 21 or >= 32 and <= 35 or >= 45 and <= 47 or 55 or 56 => new(NumberFormatKind.Time),
        75 or 76 or >= 78 and <= 80 => new(NumberFormatKind.Time),
        _ => default,
    };

    /// <summary>Judges a custom format by its first section, without quoted text, escapes and bracketed colours.</summary>
    public static NumberFormat OfCode(ReadOnlySpan<char> code)
    {
        if (code.StartsWith("General", StringComparison.OrdinalIgnoreCase) || code.Contains("通用格式", StringComparison.Ordinal))
            return default;
        bool date = false, time = false, month = false, other = false;
        var zeros = 0;
        for (var at = 0; at < code.Length && code[at] != ';'; at++)
        {
            switch (code[at])
            {
                case '"':
                    at = EndOf(code, at, '"');
                    break;
                case '[':
                    var close = EndOf(code, at, ']');
                    time |= close - at >= 2 && code[at + 1] is 'h' or 'H' or 'm' or 'M' or 's' or 'S' && IsElapsed(code[(at + 1)..close]);
                    at = close;
                    break;
                case '\\' or '_' or '*':
                    at++;
                    break;
                case 'E' or 'e' when at + 1 < code.Length && code[at + 1] is '+' or '-':
                    return default;
                case 'y' or 'Y' or 'd' or 'D' or 'e' or 'E' or 'b' or 'B':
                    date = true;
                    break;
                case 'a' or 'A' when code[at..].StartsWith("aaa", StringComparison.OrdinalIgnoreCase):
                    date = true;
                    at += 2;
                    break;
                case 'h' or 'H' or 's' or 'S':
                    time = true;
                    break;
                case 'm' or 'M':
                    month = true;
                    break;
                case '0':
                    zeros++;
                    break;
                case '#' or '?' or '.' or ',' or '%' or '@' or '/':
                    other = true;
                    break;
            }
        }
        if (date || (month && !time))
            return new(NumberFormatKind.Date);
        if (time)
            return new(NumberFormatKind.Time);
        return !other && zeros is > 1 and < 64 ? new(NumberFormatKind.General, (byte)zeros) : default;
    }

    private static int EndOf(ReadOnlySpan<char> code, int start, char close)
    {
        var length = code[(start + 1)..].IndexOf(close);
        return length < 0 ? code.Length - 1 : start + 1 + length;
    }

    private static bool IsElapsed(ReadOnlySpan<char> inner) =>
        inner.TrimStart(inner[0]).IsEmpty || inner.TrimStart(char.ToUpperInvariant(inner[0])).IsEmpty;
}

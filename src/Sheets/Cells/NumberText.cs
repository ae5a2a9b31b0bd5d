using System.Globalization;

namespace Paiyi.Sheets;

/// <summary>Numbers as a person reads them in a cell, from the digits that the file stores.</summary>
internal static class NumberText
{
    public const int MaxLength = 512;
    private const int KeptDigits = 15;

    /// <summary>The largest whole number up to which all are exact, and powers of ten that are.</summary>
    private const long MaxExact = 1L << 53;
    private static readonly double[] Powers = [.. Enumerable.Range(0, 23).Select(power => double.Parse($"1E{power}", CultureInfo.InvariantCulture))];

    /// <summary>The nearest number; false when it is none or infinite.</summary>
    public static bool TryParse(ReadOnlySpan<byte> stored, out double number)
    {
        var isNegative = !stored.IsEmpty && stored[0] == '-';
        var digits = 0L;
        var decimals = -1;
        var at = isNegative ? 1 : 0;
        for (; at < stored.Length && digits < MaxExact / 10; at++)
        {
            if (stored[at] - '0' is >= 0 and <= 9 and var digit)
                digits = digits * 10 + digit;
            else if (stored[at] != '.' || decimals >= 0)
                break;
            if (decimals >= 0 || stored[at] == '.')
                decimals++;
        }
        // Both operands are exact, so the quotient is the nearest double, as a thorough parse would find it.
        if (at == stored.Length && at > (isNegative ? 1 : 0) && decimals is not 0 && decimals < Powers.Length)
        {
            number = (isNegative ? -digits : digits) / (decimals > 0 ? Powers[decimals] : 1);
            return digits > 0 || !isNegative || TryParseThoroughly(stored, out number);
        }
        return TryParseThoroughly(stored, out number);
    }

    public static bool HasLostDigits(ReadOnlySpan<byte> stored) =>
        !(IsWhole(stored) && stored.Length <= KeptDigits)
        && double.TryParse(stored, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && Math.Abs(number) >= 1e15;

    private static bool TryParseThoroughly(ReadOnlySpan<byte> stored, out double number) =>
        double.TryParse(stored, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);

    public static bool TryFormat(ReadOnlySpan<byte> stored, int minDigits, Span<byte> destination, out int written)
    {
        if (IsWhole(stored) && (stored[0] != '0' || stored.Length == 1))
            return TryPad(stored, minDigits, destination, out written);
        if (!double.TryParse(stored, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            || !double.IsFinite(number))
        {
            written = 0;
            return false;
        }
        Span<byte> text = stackalloc byte[64];
        if (!TryFormat(stored, number, text, out var length))
            return number.TryFormat(destination, out written, "G15", CultureInfo.InvariantCulture);
        return TryPad(text[..length], minDigits, destination, out written);
    }

    private static bool TryFormat(ReadOnlySpan<byte> stored, double number, Span<byte> text, out int written)
    {
        if (Math.Abs(number) < 1e15)
        {
            if (number == Math.Floor(number))
                return ((long)number).TryFormat(text, out written);
            Span<byte> rounded = stackalloc byte[32];
            number.TryFormat(rounded, out var length, "G15", CultureInfo.InvariantCulture);
            written = 0;
            return Math.Abs(number) > 1e-13
                && decimal.TryParse(rounded[..length], NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
                && exact.TryFormat(text, out written, "0.############################", CultureInfo.InvariantCulture);
        }
        written = 0;
        return decimal.TryParse(stored, NumberStyles.Float, CultureInfo.InvariantCulture, out var large)
            && large.TryFormat(text, out written, "0", CultureInfo.InvariantCulture);
    }

    private static bool TryPad(ReadOnlySpan<byte> text, int minDigits, Span<byte> destination, out int written)
    {
        var zeros = IsWhole(text) ? Math.Max(0, minDigits - text.Length) : 0;
        written = zeros + text.Length;
        if (written > destination.Length)
        {
            written = 0;
            return false;
        }
        destination[..zeros].Fill((byte)'0');
        text.CopyTo(destination[zeros..]);
        return true;
    }

    private static bool IsWhole(ReadOnlySpan<byte> text) =>
        !text.IsEmpty && !text.ContainsAnyExceptInRange((byte)'0', (byte)'9');
}

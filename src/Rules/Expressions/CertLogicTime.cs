namespace Paiyi.Rules.Expressions;

internal enum TimeUnit
{
    Year,
    Month,
    Day,
    Hour,
}

/// <summary>
/// CertLogic's dates: a partial date means its last day, a missing time midnight, a missing offset UTC; decimals of a
/// second beyond the third are dropped. A month or year that lacks the day runs over into the next month.
/// </summary>
internal static class CertLogicTime
{
    /// <summary>The instant in UTC, or null when the text has none of the specified formats.</summary>
    public static DateTime? Parse(ReadOnlySpan<char> text)
    {
        if (text.Length <= 10)
            return ParseDate(text);
        if (text.Length < 19 || text[10] != 'T' || text[13] != ':' || text[16] != ':')
            return null;
        if (ParseDate(text[..10]) is not { } date
            || !Digits(text[11..13], 23, out var hour)
            || !Digits(text[14..16], 59, out var minute)
            || !Digits(text[17..19], 59, out var second))
            return null;

        var rest = text[19..];
        var milliseconds = 0;
        if (rest is ['.', .. var fraction])
        {
            var length = fraction.IndexOfAnyExceptInRange('0', '9');
            length = length < 0 ? fraction.Length : length;
            if (length == 0)
                return null;
            for (var i = 0; i < 3; i++)
                milliseconds = milliseconds * 10 + (i < length ? fraction[i] - '0' : 0);
            rest = fraction[length..];
        }

        if (ParseOffset(rest) is not { } offset)
            return null;
        var ticks = date.Ticks + new TimeSpan(0, hour, minute, second, milliseconds).Ticks - offset.Ticks;
        return ticks >= 0 && ticks <= DateTime.MaxValue.Ticks ? new DateTime(ticks, DateTimeKind.Utc) : null;
    }

    /// <summary>Midnight of a day, of the last day of a month, or of the last day of a year; else null.</summary>
    public static DateTime? ParseDate(ReadOnlySpan<char> text)
    {
        if (text.Length is not (4 or 7 or 10) || !Digits(text[..4], 9999, out var year) || year == 0)
            return null;
        if (text.Length == 4)
            return new DateTime(year, 12, 31, 0, 0, 0, DateTimeKind.Utc);
        if (text[4] != '-' || !Digits(text[5..7], 12, out var month) || month == 0)
            return null;
        var last = DateTime.DaysInMonth(year, month);
        if (text.Length == 7)
            return new DateTime(year, month, last, 0, 0, 0, DateTimeKind.Utc);
        if (text[7] != '-' || !Digits(text[8..], last, out var day) || day == 0)
            return null;
        return new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc);
    }

    /// <summary>The shifted instant, or null when it leaves the years 1 to 9999.</summary>
    public static DateTime? Plus(DateTime start, int amount, TimeUnit unit)
    {
        if (amount == 0)
            return start;
        try
        {
            return unit switch
            {
                TimeUnit.Hour => start.AddHours(amount),
                TimeUnit.Day => start.AddDays(amount),
                TimeUnit.Month => PlusMonths(start, amount),
                _ => PlusMonths(start, checked(amount * 12)),
            };
        }
        catch (Exception outside) when (outside is ArgumentOutOfRangeException or OverflowException)
        {
            return null;
        }
    }

    private static DateTime PlusMonths(DateTime start, int months)
    {
        var first = new DateTime(start.Year, start.Month, 1, 0, 0, 0, DateTimeKind.Utc).AddMonths(months);
        return first.AddDays(start.Day - 1).Add(start.TimeOfDay);
    }

    private static TimeSpan? ParseOffset(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text is "Z")
            return TimeSpan.Zero;
        if (text[0] is not ('+' or '-'))
            return null;
        var digits = text[1..];
        var colon = digits.IndexOf(':');
        var hourLength = colon >= 0 ? colon : digits.Length <= 2 ? digits.Length : digits.Length - 2;
        var minuteDigits = digits[(colon >= 0 ? colon + 1 : hourLength)..];
        if (hourLength is not (1 or 2) || !Digits(digits[..hourLength], 23, out var hours))
            return null;
        var minutes = 0;
        if (colon >= 0 || !minuteDigits.IsEmpty)
        {
            if (minuteDigits.Length != 2 || !Digits(minuteDigits, 59, out minutes))
                return null;
        }

        var offset = new TimeSpan(hours, minutes, 0);
        return text[0] == '-' ? -offset : offset;
    }

    private static bool Digits(ReadOnlySpan<char> text, int max, out int number)
    {
        number = 0;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
                return false;
            number = number * 10 + (c - '0');
        }

        return number <= max;
    }
}

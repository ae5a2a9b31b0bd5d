namespace Paiyi.Sheets;

/// <summary>
/// Day numbers of spreadsheets. In the 1900 system day 1 is 1900-01-01 and day 60 is a 29 February that never was, so
/// later days count one too many; in the 1904 system day 0 is 1904-01-01 (ECMA-376-1 18.17.4). Moments are local, to the
/// millisecond.
/// </summary>
public static class SerialDate
{
    private const double MillisecondsPerDay = 86_400_000;
    private static readonly DateTime Before1900March = new(1899, 12, 31);
    private static readonly DateTime From1900March = new(1899, 12, 30);
    private static readonly DateTime From1900MarchOn = new(1900, 3, 1);
    private static readonly DateTime Epoch1904 = new(1904, 1, 1);

    /// <summary>False for a serial before day 0, for day 60 of the 1900 system, and past the year 9999.</summary>
    public static bool TryConvert(double serial, bool date1904, out DateTime date)
    {
        date = default;
        if (!(serial >= 0 && serial < 2_958_466))
            return false;
        if (!date1904 && serial is >= 60 and < 61)
            return false;
        var epoch = date1904 ? Epoch1904 : serial < 60 ? Before1900March : From1900March;
        var milliseconds = Math.Round(serial * MillisecondsPerDay);
        if (milliseconds > (DateTime.MaxValue - epoch).TotalMilliseconds)
            return false;
        date = epoch.AddTicks((long)milliseconds * TimeSpan.TicksPerMillisecond);
        return true;
    }

    /// <summary>The serial of a date in the 1900 system; false before 1900-01-01.</summary>
    public static bool TryConvert(DateTime date, out double serial)
    {
        var isDate = TryGetDay(date, out var day);
        serial = day + date.TimeOfDay.Ticks / (double)TimeSpan.TicksPerDay;
        return isDate;
    }

    /// <summary>The serial of a day, whatever the time, in the 1900 system; false before 1900-01-01.</summary>
    internal static bool TryGetDay(DateTime date, out int day)
    {
        day = (date.Date - (date < From1900MarchOn ? Before1900March : From1900March)).Days;
        return day >= 1;
    }
}

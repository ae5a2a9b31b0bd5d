using System.Globalization;
using Paiyi.Server.Platform.PersonalData;

namespace Paiyi.Server.Platform.Time;

/// <summary>Days and times as people and spreadsheets write them in China.</summary>
public static class WrittenTimes
{
    private static readonly string[] DayFormats =
        ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyyMMdd", "yyyy-M-d H:mm:ss", "yyyy/M/d H:mm:ss", "yyyy-MM-ddTHH:mm:ss"];

    private static readonly string[] MinuteFormats =
        [.. DayFormats, "yyyy-M-d H:mm", "yyyy/M/d H:mm", "yyyy.M.d H:mm", "yyyy年M月d日 H:mm", "yyyy年M月d日H:mm", "yyyy年M月d日H时m分", "yyyy-MM-ddTHH:mm"];

    /// <summary>A day; a time of midnight, as spreadsheets add it, is ignored.</summary>
    public static bool TryDay(ReadOnlySpan<char> text, out DateOnly day)
    {
        var isDay = TryParse(text, DayFormats, out var parsed) && parsed.TimeOfDay == TimeSpan.Zero;
        day = isDay ? DateOnly.FromDateTime(parsed) : default;
        return isDay;
    }

    /// <summary>A time on a wall in China; a day alone is its beginning.</summary>
    /// <param name="isDay">True when no time of the day was written.</param>
    public static bool TryMoment(ReadOnlySpan<char> text, out DateTimeOffset moment, out bool isDay)
    {
        var isMoment = TryParse(text, MinuteFormats, out var parsed);
        moment = isMoment ? ChinaTime.StartOf(DateOnly.FromDateTime(parsed)) + parsed.TimeOfDay : default;
        isDay = isMoment && text.IndexOfAny(':', '时') < 0;
        return isMoment;
    }

    private static bool TryParse(ReadOnlySpan<char> text, string[] formats, out DateTime parsed)
    {
        text = text.Trim();
        parsed = default;
        if (text.Length is 0 or > 24)
            return false;
        Span<char> narrow = stackalloc char[text.Length];
        for (var i = 0; i < text.Length; i++)
            narrow[i] = RawText.Narrow(text[i]);
        return DateTime.TryParseExact(narrow, formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out parsed);
    }
}

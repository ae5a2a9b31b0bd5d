using System.Globalization;
using System.Text;

namespace Paiyi.Sheets;

/// <summary>Dates of cells with <c>t="d"</c>: ISO 8601 as the clock on the wall shows it; an offset is dropped.</summary>
internal static class IsoDate
{
    private const int TimeOnlyMaxLength = 16;

    private static readonly string[] Patterns =
    [
        "yyyy-MM-dd", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss",
        "HH:mm", "HH:mm:ss", "HH:mm:ss.FFFFFFF",
    ];

    public static bool TryParse(ReadOnlySpan<byte> utf8, out DateTime date)
    {
        date = default;
        Span<char> chars = stackalloc char[40];
        if (utf8.Length > chars.Length)
            return false;
        var text = chars[..Encoding.UTF8.GetChars(utf8, chars)];
        if (!DateTimeOffset.TryParseExact(
            text, Patterns, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var parsed))
            return false;
        var timeOnly = text.Length <= TimeOnlyMaxLength && text.IndexOf('-') < 0;
        date = timeOnly ? new DateTime(1899, 12, 31).Add(parsed.TimeOfDay) : parsed.DateTime;
        return true;
    }
}

using System.Globalization;
using Paiyi.Server.Platform.PersonalData;

namespace Paiyi.Server.Regions.Imports.Checking;

/// <summary>What lists of divisions write for codes, levels and days.</summary>
internal static class DivisionTexts
{
    private static readonly string[] DayFormats = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd", "yyyy年M月d日"];

    private static readonly Dictionary<string, RegionLevel> Levels = new()
    {
        ["省"] = RegionLevel.Province, ["省级"] = RegionLevel.Province, ["province"] = RegionLevel.Province, ["1"] = RegionLevel.Province,
        ["市"] = RegionLevel.City, ["市级"] = RegionLevel.City, ["地级"] = RegionLevel.City, ["city"] = RegionLevel.City, ["2"] = RegionLevel.City,
        ["区县"] = RegionLevel.District, ["县"] = RegionLevel.District, ["县级"] = RegionLevel.District, ["区县级"] = RegionLevel.District,
        ["district"] = RegionLevel.District, ["3"] = RegionLevel.District,
        ["街道"] = RegionLevel.Subdistrict, ["乡镇"] = RegionLevel.Subdistrict, ["街道乡镇"] = RegionLevel.Subdistrict, ["乡级"] = RegionLevel.Subdistrict,
        ["街道级"] = RegionLevel.Subdistrict, ["subdistrict"] = RegionLevel.Subdistrict, ["4"] = RegionLevel.Subdistrict,
        ["社区"] = RegionLevel.Community, ["村"] = RegionLevel.Community, ["社区村"] = RegionLevel.Community, ["村级"] = RegionLevel.Community,
        ["社区级"] = RegionLevel.Community, ["community"] = RegionLevel.Community, ["5"] = RegionLevel.Community,
    };

    /// <summary>The code in ASCII digits. Statistical lists fill every code up to twelve digits; the zeros that say nothing go.</summary>
    public static string Code(string raw)
    {
        Span<char> buffer = stackalloc char[Math.Min(raw.Length, 40)];
        var code = RawText.Compact(raw.AsSpan(0, buffer.Length), buffer).ToString();
        if (code.Length == 12 && code.EndsWith("000", StringComparison.Ordinal))
            code = code[..9];
        return code.Length == 9 && code.EndsWith("000", StringComparison.Ordinal) ? code[..6] : code;
    }

    /// <summary>Null when the word is none that is known.</summary>
    public static RegionLevel? Level(string raw) => Levels.TryGetValue(
        string.Concat(raw.Select(RawText.Narrow).Where(char.IsLetterOrDigit)).ToLowerInvariant(), out var level) ? level : null;

    public static DateOnly? Day(string raw) =>
        DateOnly.TryParseExact(raw.Trim(), DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}

namespace Paiyi.Server.Regions;

/// <summary>
/// Codes of GB/T 2260, whose digits are read in pairs (province, city, district), and of GB/T 10114 below them, three
/// digits for each further level.
/// </summary>
public static class RegionCode
{
    /// <summary>The level that the shape of a code tells; null when it is none.</summary>
    public static RegionLevel? LevelOf(string code)
    {
        if (code.Length is not (6 or 9 or 12) || code.AsSpan().ContainsAnyExceptInRange('0', '9') || code.StartsWith("00", StringComparison.Ordinal))
            return null;
        return code.Length switch
        {
            12 => code.EndsWith("000", StringComparison.Ordinal) ? null : RegionLevel.Community,
            9 => code.EndsWith("000", StringComparison.Ordinal) ? null : RegionLevel.Subdistrict,
            _ when code.EndsWith("0000", StringComparison.Ordinal) => RegionLevel.Province,
            _ when code.EndsWith("00", StringComparison.Ordinal) => RegionLevel.City,
            _ => RegionLevel.District,
        };
    }

    /// <summary>
    /// True when the code lies below the parent. Levels may be left out, as in cities without districts and in districts
    /// directly under a province.
    /// </summary>
    public static bool LiesIn(string code, RegionLevel level, Region parent) =>
        level > parent.Level && code.StartsWith(Prefix(parent), StringComparison.Ordinal);

    private static string Prefix(Region parent) => parent.Level switch
    {
        RegionLevel.Province => parent.Code[..2],
        RegionLevel.City => parent.Code[..4],
        _ => parent.Code,
    };
}

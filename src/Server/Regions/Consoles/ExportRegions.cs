using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Exports;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.Regions.Consoles;

/// <summary>Exports the regions in use today that the caller may choose from, parents before children.</summary>
public static class ExportRegions
{
    public static readonly ListColumns<RegionRow> Columns = new("regions", "区划", "Regions")
    {
        { "code", "区划代码", "Code", r => r.Code },
        { "name", "名称", "Name", r => r.Name },
        { "level", "级别", "Level", (r, language) => LevelText(r.Level, language) },
        { "path", "路径", "Path", r => r.Path },
    };

    /// <summary>Streams the regions that the list shows.</summary>
    public static IAsyncEnumerable<RegionRow> Handle(Staff staff, PaiyiDb db, TimeProvider clock) =>
        ListRegions.Rows(db, staff, clock.Today()).AsAsyncEnumerable();

    private static string LevelText(RegionLevel level, Language language) => (level, language) switch
    {
        (RegionLevel.Province, Language.English) => "Province",
        (RegionLevel.City, Language.English) => "City",
        (RegionLevel.District, Language.English) => "District",
        (RegionLevel.Subdistrict, Language.English) => "Sub-district",
        (RegionLevel.Community, Language.English) => "Community",
        (RegionLevel.Province, _) => "省",
        (RegionLevel.City, _) => "市",
        (RegionLevel.District, _) => "区县",
        (RegionLevel.Subdistrict, _) => "街道（乡镇）",
        _ => "社区（村）",
    };
}

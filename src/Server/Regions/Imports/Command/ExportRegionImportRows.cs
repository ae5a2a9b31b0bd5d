using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Exports;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Regions.Imports.Command;

/// <summary>Exports the list of an import with the result beside each division.</summary>
public static class ExportRegionImportRows
{
    public static readonly ListColumns<RegionImportLine> Columns = new("regionImportRows", "区划导入检查结果", "Check of an import of regions")
    {
        { "code", "区划代码", "Code", r => r.Code },
        { "name", "名称", "Name", r => r.Name },
        { "change", "检查结果", "Result", (r, language) => ChangeText(r.Change, language) },
        { "problem", "说明", "Remark", (r, language) => r.InWords(language).Problem },
        { "formerName", "原名称", "Former name", r => r.FormerName },
        { "parentCode", "上级代码", "Parent code", r => r.ParentCode },
        { "formerParentCode", "原上级代码", "Former parent code", r => r.FormerParentCode },
        { "validFrom", "启用日期", "Valid from", r => r.ValidFrom },
        { "row", "文件行号", "Row of the file", r => r.Row },
    };

    /// <summary>Streams the divisions that the list shows; a refusal for an import of another scope.</summary>
    public static async Task<object> Handle(long id, [AsParameters] RegionImportFilter filter, Staff staff, PaiyiDb db, CancellationToken ct) =>
        await db.RegionImportsIn(staff.Scope).AnyAsync(i => i.Id == id, ct)
            ? ListRegionImportRows.Matching(db, id, filter).OrderBy(r => r.Number).Select(ListRegionImportRows.Line(db)).AsAsyncEnumerable()
            : RegionImportProblems.NotFound;

    private static string ChangeText(RegionChange change, Language language) => (change, language) switch
    {
        (RegionChange.Wrong, Language.English) => "Wrong",
        (RegionChange.Added, Language.English) => "Added",
        (RegionChange.Renamed, Language.English) => "Renamed",
        (RegionChange.Moved, Language.English) => "Moved",
        (RegionChange.Withdrawn, Language.English) => "Withdrawn",
        (RegionChange.Unchanged, Language.English) => "Unchanged",
        (RegionChange.Wrong, _) => "有误",
        (RegionChange.Added, _) => "新增",
        (RegionChange.Renamed, _) => "更名",
        (RegionChange.Moved, _) => "变更上级",
        (RegionChange.Withdrawn, _) => "撤销",
        _ => "无变化",
    };
}

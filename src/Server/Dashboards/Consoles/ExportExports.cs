using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Exports;

namespace Paiyi.Server.Dashboards.Consoles;

/// <summary>Exports the register of exports of the caller's scope, newest first.</summary>
public static class ExportExports
{
    public static readonly ListColumns<ExportRow> Columns = new("exports", "导出登记", "Exports")
    {
        { "at", "时间", "Time", e => e.At },
        { "staff", "操作人", "Staff", e => e.Staff },
        { "list", "导出内容", "List", (e, language) => ActionTexts.OfList(e.List, language) },
        { "rows", "行数", "Rows", e => e.Rows },
        { "format", "格式", "Format", e => e.Format },
        { "filter", "筛选条件", "Filter", e => e.Filter?.GetRawText() },
        { "columns", "导出的列", "Columns", e => string.Join(", ", e.Columns) },
    };

    /// <summary>Streams the exports that the list shows.</summary>
    public static IAsyncEnumerable<ExportRow> Handle(Staff staff, PaiyiDb db) =>
        SearchExports.Matching(db, staff).OrderByDescending(e => e.Id).Select(SearchExports.Entry(db)).AsAsyncEnumerable().Select(SearchExports.ToRow);
}

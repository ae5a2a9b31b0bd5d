using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Exports;
using Paiyi.Server.Platform.Imports;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Lists.Consoles;

/// <summary>Exports what an import does with each row of a list, or would do. The rows of many kinds are about persons, so all that was read counts as personal.</summary>
public static class ExportListLines
{
    private const int BatchSize = 500;

    public static readonly ListColumns<ListLineRow> Columns = new("listLines", "清单核对结果", "Rows of an imported list", l => l.PersonId)
    {
        { "row", "文件行号", "Row of the file", l => l.Row },
        { "outcome", "处理结果", "Outcome", (l, language) => ImportWords.Of(l.Outcome, language) },
        { "name", "名称", "Name", l => l.Name, Personal.Name },
        { "values", "内容", "Content", l => string.Join("; ", l.Values.Select(v => $"{v.Label}: {v.Text}")), Personal.Text },
        { "undone", "已撤销", "Undone", l => l.Undone },
        { "differences", "变化", "Changes", l => string.Join("; ", l.Differences.Select(d => $"{d.Label}: {d.Before ?? "—"} → {d.After}")), Personal.Text },
        { "remark", "说明", "Remark", l => string.Join("; ", l.Remarks.Select(r => r.Text)), Personal.Text },
    };

    /// <summary>Streams the rows that the list shows; a refusal for an import of another scope.</summary>
    public static async Task<object> Handle(
        long id, [AsParameters] ListLineFilter filter, HttpRequest request, Staff staff, ListKinds kinds, PaiyiDb db, CancellationToken ct) =>
        await db.ListImportsIn(staff, kinds).AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, ct) is { } import
            ? RowsAsync(db, import.Id, kinds.Find(import.Kind)!, filter, Languages.Of(request), ct)
            : ImportProblems.ImportNotFound;

    private static async IAsyncEnumerable<ListLineRow> RowsAsync(
        PaiyiDb db, long id, ListKind kind, ListLineFilter filter, Language language, [EnumeratorCancellation] CancellationToken ct)
    {
        for (var after = 0; ;)
        {
            var lines = await SearchListLines.Matching(db, id, filter).Where(l => l.Row > after).OrderBy(l => l.Row).Take(BatchSize).ToListAsync(ct);
            if (lines.Count == 0)
                yield break;
            foreach (var row in await ListLineRows.InWordsAsync(db, kind, lines, language, ct))
                yield return row;
            after = lines[^1].Row;
        }
    }
}

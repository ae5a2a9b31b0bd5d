using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.People.Duplicates;
using Paiyi.Server.Platform.Exports;
using Paiyi.Server.Platform.Imports;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.People.Rosters.Consoles;

/// <summary>Exports what an import does with each row, or would do.</summary>
public static class ExportRosterLines
{
    private const int BatchSize = 500;

    public static readonly ListColumns<RosterLineRow> Columns = new("rosterLines", "导入核对结果", "Rows of an import", l => l.PersonId)
    {
        { "row", "文件行号", "Row of the file", l => l.Row },
        { "outcome", "处理结果", "Outcome", (l, language) => ImportWords.Of(l.Outcome, language) },
        { "name", "姓名", "Name", l => l.Name, Personal.Name },
        { "document", "证件号码", "Document", l => l.Document, Personal.Document },
        { "alike", "疑似重复", "Possible duplicate of", (l, language) => string.Join("; ", l.Alike.Select(a => $"{a.Name ?? "—"} {a.Document}（{DuplicateTexts.Of(a.Reasons, language)}）")), Personal.Text },
        { "undone", "已撤销", "Undone", l => l.Undone },
        { "differences", "变化", "Changes", l => string.Join("; ", l.Differences.Select(d => $"{d.Label}: {d.Before ?? "—"} → {d.After}")), Personal.Text },
        { "remark", "说明", "Remark", l => string.Join("; ", l.Remarks.Select(r => r.Text)), Personal.Text },
    };

    /// <summary>Streams the rows that the list shows; a refusal for an import of another scope.</summary>
    public static async Task<object> Handle(
        long id, [AsParameters] RosterLineFilter filter, HttpRequest request, Staff staff, PaiyiDb db, CancellationToken ct) =>
        await db.ImportsIn(staff.Scope).AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, ct) is { } import
            ? RowsAsync(db, import, filter, staff, Languages.Of(request), ct)
            : ImportProblems.ImportNotFound;

    private static async IAsyncEnumerable<RosterLineRow> RowsAsync(
        PaiyiDb db, RosterImport import, RosterLineFilter filter, Staff staff, Language language, [EnumeratorCancellation] CancellationToken ct)
    {
        for (var after = 0; ;)
        {
            var compared = await ListRosterLines.Matching(db, import.Id, filter).Where(l => l.Row > after).OrderBy(l => l.Row).Take(BatchSize)
                .Select(ComparedLine.Of(db, import, staff.Scope)).ToListAsync(ct);
            if (compared.Count == 0)
                yield break;
            var words = await RosterLineWords.ReadAsync(db, import, staff.Scope, compared, language, ct);
            foreach (var line in compared)
                yield return words.Row(line);
            after = compared[^1].Line.Row;
        }
    }
}

using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Exports;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.People.Rosters.Consoles;

/// <summary>Exports what an import does with each row, or would do.</summary>
public static class ExportRosterLines
{
    private const int BatchSize = 500;

    public static readonly ListColumns<RosterLineRow> Columns = new("rosterLines", "导入核对结果", "Rows of an import")
    {
        { "row", "文件行号", "Row of the file", l => l.Row },
        { "outcome", "处理结果", "Outcome", (l, language) => OutcomeText(l.Outcome, language) },
        { "name", "姓名", "Name", l => l.Name },
        { "document", "证件号码", "Document", l => l.Document },
        { "differences", "变化", "Changes", l => string.Join("; ", l.Differences.Select(d => $"{d.Label}: {d.Before ?? "—"} → {d.After}")) },
        { "remark", "说明", "Remark", l => string.Join("; ", l.Remarks.Select(r => r.Text)) },
    };

    /// <summary>Streams the rows that the list shows; a refusal for an import of another scope.</summary>
    public static async Task<object> Handle(
        long id, [AsParameters] RosterLineFilter filter, HttpRequest request, Staff staff, PaiyiDb db, CancellationToken ct) =>
        await db.ImportsIn(staff.Scope).AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, ct) is { } import
            ? RowsAsync(db, import, filter, staff, Languages.Of(request), ct)
            : RosterProblems.ImportNotFound;

    private static async IAsyncEnumerable<RosterLineRow> RowsAsync(
        PaiyiDb db, RosterImport import, RosterLineFilter filter, Staff staff, Language language, [EnumeratorCancellation] CancellationToken ct)
    {
        for (var after = 0; ;)
        {
            var compared = await ListRosterLines.Matching(db, import.Id, filter).Where(l => l.Row > after).OrderBy(l => l.Row).Take(BatchSize)
                .Select(ComparedLine.Of(db, import, staff.Scope)).ToListAsync(ct);
            if (compared.Count == 0)
                yield break;
            var words = await RosterLineWords.ReadAsync(db, import, compared, language, ct);
            foreach (var line in compared)
                yield return words.Row(line);
            after = compared[^1].Line.Row;
        }
    }

    private static string OutcomeText(LineOutcome outcome, Language language) => (outcome, language) switch
    {
        (LineOutcome.Created, Language.English) => "Added",
        (LineOutcome.Updated, Language.English) => "Updated",
        (LineOutcome.Unchanged, Language.English) => "Unchanged",
        (LineOutcome.Duplicate, Language.English) => "Duplicate in the file",
        (LineOutcome.Rejected, Language.English) => "Rejected",
        (LineOutcome.Created, _) => "新增",
        (LineOutcome.Updated, _) => "更新",
        (LineOutcome.Unchanged, _) => "无变化",
        (LineOutcome.Duplicate, _) => "文件内重复",
        _ => "未通过",
    };
}

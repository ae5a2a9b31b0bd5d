using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Imports;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Lists.Consoles;

/// <summary>Tells for what reasons an import of a list left rows out, the most frequent first.</summary>
public static class ListListReasons
{
    public static async Task<Results<Ok<List<ImportReason>>, Refusal>> Handle(
        long id, HttpRequest request, Staff staff, ListKinds kinds, PaiyiDb db, CancellationToken ct)
    {
        if (!await db.ListImportsIn(staff, kinds).AnyAsync(i => i.Id == id, ct))
            return ImportProblems.ImportNotFound;
        var reasons = await db.ListLines.Where(l => l.ImportId == id && l.Reason != null).GroupBy(l => new { l.Reason, l.Outcome })
            .Select(g => new { g.Key.Reason, g.Key.Outcome, Rows = g.Count(), First = g.Min(l => l.Row) })
            .OrderByDescending(r => r.Rows).ThenBy(r => r.First).ToListAsync(ct);
        var firsts = reasons.ConvertAll(r => r.First);
        var remarks = await db.ListRemarks.AsNoTracking().Where(e => e.ImportId == id && firsts.Contains(e.Row)).ToListAsync(ct);
        var english = Languages.Of(request) == Language.English;
        return TypedResults.Ok(reasons.ConvertAll(r =>
        {
            var example = remarks.Find(e => e.Row == r.First && e.Code == r.Reason);
            return new ImportReason(r.Reason!, r.Outcome, (english ? example?.TextEn : example?.TextZh) ?? "", r.Rows);
        }));
    }
}

using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Imports;
using Paiyi.Server.Platform.Paging;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.People.Rosters.Consoles;

/// <summary>Lists what an import does with each row, or would do, in the order of the sheet.</summary>
public static class ListRosterLines
{
    public static async Task<Results<Ok<Page<RosterLineRow>>, Refusal>> Handle(
        long id, [AsParameters] RosterLineFilter filter, [AsParameters] PageRequest page, HttpRequest request, Staff staff, PaiyiDb db, CancellationToken ct)
    {
        if (await db.ImportsIn(staff.Scope).AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, ct) is not { } import)
            return ImportProblems.ImportNotFound;
        var lines = Matching(db, id, filter);
        if (!string.IsNullOrEmpty(page.Cursor))
        {
            if (!int.TryParse(page.Cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var after))
                return PlatformProblems.BadCursor;
            lines = lines.Where(l => l.Row > after);
        }

        var compared = await lines.OrderBy(l => l.Row).Take(page.Take + 1).Select(ComparedLine.Of(db, import, staff.Scope)).ToListAsync(ct);
        var isMore = compared.Count > page.Take;
        if (isMore)
            compared.RemoveAt(compared.Count - 1);
        var words = await RosterLineWords.ReadAsync(db, import, staff.Scope, compared, Languages.Of(request), ct);
        return TypedResults.Ok(new Page<RosterLineRow>(
            compared.ConvertAll(words.Row), isMore ? compared[^1].Line.Row.ToString(CultureInfo.InvariantCulture) : null));
    }

    internal static IQueryable<RosterLine> Matching(PaiyiDb db, long id, RosterLineFilter filter)
    {
        var lines = db.RosterLines.AsNoTracking().Where(l => l.ImportId == id);
        if (filter.Outcome is { } outcome)
            lines = lines.Where(l => l.Outcome == outcome);
        if (filter.Alike is { } alike)
            lines = lines.Where(l => l.Outcome == LineOutcome.Created && db.RosterResemblances.Any(r => r.LineId == l.Id) == alike);
        if (filter.Undone is { } undone)
            lines = lines.Where(l => l.Undone == undone);
        return string.IsNullOrEmpty(filter.Reason) ? lines : lines.Where(l => l.Reason == filter.Reason);
    }
}

/// <summary>Which rows of an import.</summary>
public sealed class RosterLineFilter
{
    public LineOutcome? Outcome { get; init; }

    /// <summary>The code of what is wrong.</summary>
    [MaxLength(60)]
    public string? Reason { get; init; }

    /// <summary>New persons who resemble somebody of the register, or who do not.</summary>
    public bool? Alike { get; init; }

    /// <summary>After an undo: those taken back, or those that stay.</summary>
    public bool? Undone { get; init; }
}

using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Paging;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.People.Rosters.Consoles;

/// <summary>Lists what an import has to say about cells, in the order of the sheet.</summary>
public static class ListRosterErrors
{
    public static async Task<Results<Ok<Page<RosterErrorRow>>, Refusal>> Handle(
        long id, [AsParameters] PageRequest page, HttpRequest request, Staff staff, PaiyiDb db, CancellationToken ct)
    {
        if (!await db.ImportsIn(staff.Scope).AnyAsync(i => i.Id == id, ct))
            return RosterProblems.ImportNotFound;
        var errors = db.RosterRowErrors.AsNoTracking().Where(e => e.ImportId == id);
        if (!string.IsNullOrEmpty(page.Cursor))
        {
            if (Place(page.Cursor) is not var (row, column))
                return PlatformProblems.BadCursor;
            errors = errors.Where(e => EF.Functions.GreaterThan(ValueTuple.Create(e.Row, e.Column), ValueTuple.Create(row, column)));
        }

        var english = Languages.Of(request) == Language.English;
        var items = await errors.OrderBy(e => e.Row).ThenBy(e => e.Column).Take(page.Take + 1)
            .Select(e => new RosterErrorRow(e.Row, e.Column, e.Code, english ? e.TextEn : e.TextZh, e.IsNote)).ToListAsync(ct);
        if (items.Count <= page.Take)
            return TypedResults.Ok(new Page<RosterErrorRow>(items, null));
        items.RemoveAt(items.Count - 1);
        return TypedResults.Ok(new Page<RosterErrorRow>(items, $"{items[^1].Row}-{items[^1].Column}"));
    }

    private static (int Row, int Column)? Place(string cursor) =>
        cursor.Split('-') is [var row, var column]
            && int.TryParse(row, NumberStyles.None, CultureInfo.InvariantCulture, out var r)
            && int.TryParse(column, NumberStyles.None, CultureInfo.InvariantCulture, out var c)
                ? (r, c)
                : null;
}

/// <summary>What is said about a cell.</summary>
/// <param name="Row">As the sheet counts, from 1.</param>
/// <param name="Column">1 for column A; 0 when the whole row is meant.</param>
/// <param name="Note">True when the row was accepted, or was one too many; else it was rejected.</param>
public sealed record RosterErrorRow(int Row, int Column, string Code, string Text, bool Note);

using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Linq.Expressions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Paging;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Regions.Imports.Command;

/// <summary>Lists what an import does with each division, in the order of the file; then what the file does not name.</summary>
public static class ListRegionImportRows
{
    public static async Task<Results<Ok<Page<RegionImportLine>>, Refusal>> Handle(
        long id, [AsParameters] RegionImportFilter filter, [AsParameters] PageRequest page, HttpRequest request, Staff staff, PaiyiDb db, CancellationToken ct)
    {
        if (!await db.RegionImportsIn(staff.Scope).AnyAsync(i => i.Id == id, ct))
            return RegionImportProblems.NotFound;
        var rows = Matching(db, id, filter);
        if (!string.IsNullOrEmpty(page.Cursor))
        {
            if (!int.TryParse(page.Cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var after))
                return PlatformProblems.BadCursor;
            rows = rows.Where(r => r.Number > after);
        }

        var language = Languages.Of(request);
        var items = (await rows.OrderBy(r => r.Number).Take(page.Take + 1).Select(Line(db)).ToListAsync(ct)).ConvertAll(l => l.InWords(language));
        if (items.Count <= page.Take)
            return TypedResults.Ok(new Page<RegionImportLine>(items, null));
        items.RemoveAt(items.Count - 1);
        return TypedResults.Ok(new Page<RegionImportLine>(items, items[^1].Number.ToString(CultureInfo.InvariantCulture)));
    }

    internal static IQueryable<RegionImportRow> Matching(PaiyiDb db, long id, RegionImportFilter filter)
    {
        var rows = db.RegionImportRows.AsNoTracking().Where(r => r.ImportId == id);
        if (filter.Change is { Length: > 0 } named)
        {
            var changes = Enum.GetValues<RegionChange>().Where(c => named.Contains($"{c}", StringComparer.OrdinalIgnoreCase)).ToArray();
            rows = rows.Where(r => changes.Contains(r.Change));
        }

        if (string.IsNullOrWhiteSpace(filter.Text))
            return rows;
        var text = filter.Text.Trim();
        return rows.Where(r => r.Code.StartsWith(text) || r.Name.Contains(text) || r.FormerName!.Contains(text));
    }

    internal static Expression<Func<RegionImportRow, RegionImportLine>> Line(PaiyiDb db) => r => new RegionImportLine(
        r.Number, r.Row, r.Change, r.Code, r.Name, r.FormerName, r.ParentCode, r.FormerParentCode, r.ValidFrom, r.ProblemCode, null);
}

/// <summary>Which divisions of an import.</summary>
public sealed class RegionImportFilter
{
    /// <summary>With one of these results: wrong, added, renamed, moved, withdrawn, unchanged. Text, because lists of enumerations are read with their case.</summary>
    [MaxLength(6)]
    public string[]? Change { get; init; }

    /// <summary>The beginning of the code, or a part of the name.</summary>
    [MaxLength(60)]
    public string? Text { get; init; }
}

/// <summary>One division of an import.</summary>
/// <param name="Row">The row of the sheet; null for what the file does not name.</param>
/// <param name="Problem">Why nothing is done with it, or what to mind, in words.</param>
public sealed record RegionImportLine(
    int Number, int? Row, RegionChange Change, string Code, string Name, string? FormerName, string? ParentCode, string? FormerParentCode, DateOnly? ValidFrom,
    string? ProblemCode, string? Problem)
{
    internal RegionImportLine InWords(Language language) =>
        ProblemCode is null ? this : this with { Problem = RegionImportProblems.OfCode(ProblemCode).Text(language) };
}

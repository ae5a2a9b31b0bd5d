using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Imports;
using Paiyi.Server.Platform.Paging;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Lists.Consoles;

/// <summary>Lists what an import does with each row of a list, or would do, in the order of the sheet.</summary>
public static class SearchListLines
{
    public static async Task<Results<Ok<Page<ListLineRow>>, Refusal>> Handle(
        long id, [AsParameters] ListLineFilter filter, [AsParameters] PageRequest page, HttpRequest request, Staff staff, ListKinds kinds, PaiyiDb db, CancellationToken ct)
    {
        if (await db.ListImportsIn(staff, kinds).AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, ct) is not { } import)
            return ImportProblems.ImportNotFound;
        var lines = Matching(db, id, filter);
        if (!string.IsNullOrEmpty(page.Cursor))
        {
            if (!int.TryParse(page.Cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var after))
                return PlatformProblems.BadCursor;
            lines = lines.Where(l => l.Row > after);
        }

        var found = await lines.OrderBy(l => l.Row).Take(page.Take + 1).ToListAsync(ct);
        var isMore = found.Count > page.Take;
        if (isMore)
            found.RemoveAt(found.Count - 1);
        return TypedResults.Ok(new Page<ListLineRow>(
            await ListLineRows.InWordsAsync(db, kinds.Find(import.Kind)!, found, Languages.Of(request), ct), isMore ? found[^1].Row.ToString(CultureInfo.InvariantCulture) : null));
    }

    internal static IQueryable<ListLine> Matching(PaiyiDb db, long id, ListLineFilter filter)
    {
        var lines = db.ListLines.AsNoTracking().Where(l => l.ImportId == id);
        if (filter.Outcome is { } outcome)
            lines = lines.Where(l => l.Outcome == outcome);
        if (filter.Undone is { } undone)
            lines = lines.Where(l => l.Undone == undone);
        return string.IsNullOrEmpty(filter.Reason) ? lines : lines.Where(l => l.Reason == filter.Reason);
    }
}

/// <summary>Which rows of an import.</summary>
public sealed class ListLineFilter
{
    public LineOutcome? Outcome { get; init; }

    /// <summary>The code of what is wrong.</summary>
    [MaxLength(60)]
    public string? Reason { get; init; }

    /// <summary>After an undo: those taken back, or those that stay.</summary>
    public bool? Undone { get; init; }
}

/// <summary>A row of a list: what the import does with it, or would do.</summary>
/// <param name="Row">As the sheet counts, from 1.</param>
/// <param name="Name">What the row is called; null when that could not be read.</param>
/// <param name="Values">What else was read, in the order of the template.</param>
/// <param name="TargetId">What it is about, once that is there.</param>
/// <param name="PersonId">The person whom it concerns.</param>
/// <param name="Reason">The code of the first thing that is wrong; null when nothing is.</param>
/// <param name="Undone">True when an undo of the import has taken it back, false when it stays because somebody has worked with it since.</param>
public sealed record ListLineRow(
    int Row, LineOutcome Outcome, string? Name, IReadOnlyList<ListValueRow> Values, long? TargetId, long? PersonId, string? Reason, bool? Undone,
    IReadOnlyList<ImportRemarkRow> Remarks, IReadOnlyList<ImportDifference> Differences);

/// <summary>A value that was read from a row.</summary>
public sealed record ListValueRow(string Field, string Label, string Text);

internal static class ListLineRows
{
    /// <param name="lines">In the order of rows.</param>
    public static async Task<List<ListLineRow>> InWordsAsync(PaiyiDb db, ListKind kind, List<ListLine> lines, Language language, CancellationToken ct)
    {
        if (lines.Count == 0)
            return [];
        var (import, first, last) = (lines[0].ImportId, lines[0].Row, lines[^1].Row);
        var remarks = (await db.ListRemarks.AsNoTracking().Where(r => r.ImportId == import && r.Row >= first && r.Row <= last).OrderBy(r => r.Column).ToListAsync(ct)).ToLookup(r => r.Row);
        var title = kind.Fields[0];
        string Shown(string field, string value) => kind.Field(field) is { } known ? known.Show(value, language) : value;
        return lines.ConvertAll(l => new ListLineRow(
            l.Row, l.Outcome, l.Value(title.Key) is { } name ? title.Show(name, language) : null,
            [.. kind.Fields.Skip(1).Where(f => l.Value(f.Key) is not null).Select(f => new ListValueRow(f.Key, f.Label(language), f.Show(l.Value(f.Key)!, language)))],
            l.TargetId, l.Outcome == LineOutcome.Rejected ? null : l.PersonId, l.Reason, l.Undone,
            [.. remarks[l.Row].Select(r => new ImportRemarkRow(r.Column, r.Code, language == Language.English ? r.TextEn : r.TextZh, r.IsNote))],
            l.Outcome == LineOutcome.Updated
                ? [.. l.Changed.Select(f => new ImportDifference(f, kind.Field(f)?.Label(language) ?? f, l.Before.GetValueOrDefault(f) is { } before ? Shown(f, before) : null, Shown(f, l.Value(f) ?? "")))]
                : []));
    }
}

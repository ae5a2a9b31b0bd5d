using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Dashboards.Consoles.Timelines;
using Paiyi.Server.People;
using Paiyi.Server.Platform.Paging;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Dashboards.Consoles;

/// <summary>
/// Shows everything known about a person, newest first: declarations, changes of colour, passages, tests, marks, the import
/// and, to auditors, what staff did. What the caller's role may not read elsewhere is not shown here either.
/// </summary>
public static class GetPersonTimeline
{
    public static async Task<Results<Ok<Page<TimelineEntry>>, Refusal>> Handle(
        long id, [AsParameters] PageRequest page, HttpRequest request, Staff staff, PaiyiDb db, CancellationToken ct)
    {
        if (!await db.PersonsIn(staff.Scope).AnyAsync(p => p.Id == id, ct))
            return PersonProblems.NotFound;
        TimelinePlace? after = null;
        if (!string.IsNullOrEmpty(page.Cursor) && (after = TimelinePlace.Parse(page.Cursor)) is null)
            return PlatformProblems.BadCursor;

        // Each source gives at most one page; the newest of all of them are the page.
        var entries = new List<PlacedEntry>();
        var reading = new TimelineReading(db, staff, id, Languages.Of(request), page.Take + 1);
        foreach (var source in TimelineSources.Of(staff))
            entries.AddRange(await source(reading, after, ct));
        entries.Sort((a, b) => b.Place.CompareTo(a.Place));
        var shown = entries.Take(page.Take).ToList();
        return TypedResults.Ok(new Page<TimelineEntry>(
            [.. shown.Select(e => e.Entry)], entries.Count > page.Take ? shown[^1].Place.ToString() : null));
    }
}

/// <summary>Where an entry of a timeline comes from.</summary>
public enum TimelineKind
{
    Declaration,
    ColourChange,
    Passage,
    Mark,
    Import,
    Audit,
    Test,
}

/// <summary>Something that happened to a person.</summary>
/// <param name="Title">In the caller's language.</param>
/// <param name="Detail">Further values; their names depend on the kind.</param>
public sealed record TimelineEntry(DateTimeOffset At, TimelineKind Kind, [property: Required] string Title, JsonElement Detail);

using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.People;
using Paiyi.Server.Platform.Paging;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.Declarations.Resident;

/// <summary>Lists what was declared for a person the caller may act for, the newest first, with corrected versions.</summary>
public static class ListOwnDeclarations
{
    /// <summary>One key for day and version, so that the list pages like any other.</summary>
    private const int VersionsPerDay = 10_000;

    public static async Task<Results<Ok<Page<OwnDeclaration>>, Refusal>> Handle(
        long personId, [AsParameters] PageRequest page, Citizen citizen, PaiyiDb db, TimeProvider clock, CancellationToken ct)
    {
        if (!await db.PersonsOf(citizen, clock.Today()).AnyAsync(p => p.Id == personId, ct))
            return PersonProblems.NotFound;
        var declarations = db.Declarations.AsNoTracking().Where(d => d.PersonId == personId);
        if (!string.IsNullOrEmpty(page.Cursor))
        {
            if (!long.TryParse(page.Cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var after) || after / VersionsPerDay > DateOnly.MaxValue.DayNumber)
                return PlatformProblems.BadCursor;
            var (day, version) = (DateOnly.FromDayNumber((int)(after / VersionsPerDay)), (short)(after % VersionsPerDay));
            declarations = declarations.Where(d => d.Day < day || (d.Day == day && d.Version < version));
        }

        var rows = await declarations.OrderByDescending(d => d.Day).ThenByDescending(d => d.Version).Take(page.Take + 1)
            .Select(d => new OwnDeclaration(
                d.Day, d.Version, d.Superseded, d.TemperatureTenths, d.Symptoms, d.ContactWithCase, d.TravelledIn14Days,
                d.TravelPlaces, d.Remarks, d.Attributes, d.AnsweredAt))
            .ToListAsync(ct);
        if (rows.Count <= page.Take)
            return TypedResults.Ok(new Page<OwnDeclaration>(rows, null));
        rows.RemoveAt(rows.Count - 1);
        return TypedResults.Ok(new Page<OwnDeclaration>(rows, $"{(long)rows[^1].Day.DayNumber * VersionsPerDay + rows[^1].Version}"));
    }
}

/// <summary>One version of a day's answers.</summary>
public sealed record OwnDeclaration(
    DateOnly Day, int Version, bool Superseded, int TemperatureTenths, Symptom[] Symptoms, bool ContactWithCase,
    bool TravelledIn14Days, string? TravelPlaces, string? Remarks, JsonElement Attributes, DateTimeOffset AnsweredAt);

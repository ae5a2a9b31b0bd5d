using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Declarations;
using Paiyi.Server.HealthCodes;
using Paiyi.Server.People;
using Paiyi.Server.Platform.Paging;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.Dashboards.Consoles;

/// <summary>Lists the households of the caller's scope with those of their members whom the caller may see, newest first.</summary>
public static class SearchHouseholds
{
    public static async Task<Ok<Page<HouseholdRow>>> Handle(
        [AsParameters] HouseholdFilter filter, [AsParameters] PageRequest page, Staff staff, PaiyiDb db, TimeProvider clock, CancellationToken ct)
    {
        var today = clock.Today();
        var places = await db.HouseholdsMatching(staff, filter, today, page.Before).ToPageAsync(
            page, h => h.Id,
            h => new HouseholdPlace(h.Id, db.Regions.Where(r => r.Id == h.RegionId).Select(r => r.Name).First(), h.Address), h => h.Id, ct);
        var members = await MembersAsync(db, staff, [.. places.Items.Select(h => (long?)h.Id)], today, ct);
        return TypedResults.Ok(new Page<HouseholdRow>(
            [.. places.Items.Select(h => new HouseholdRow(h.Id, h.Region, h.Address, [.. members[h.Id]]))], places.NextCursor));
    }

    /// <summary>All members of the page in one question, the oldest of a household first.</summary>
    private static async Task<ILookup<long, HouseholdPerson>> MembersAsync(
        PaiyiDb db, Staff staff, long?[] households, DateOnly today, CancellationToken ct)
    {
        var declarations = db.DeclarationsOn(today);
        var members = await db.PersonsIn(staff.Scope).Where(p => households.Contains(p.HouseholdId))
            .OrderBy(p => p.BirthDate).ThenBy(p => p.Id)
            .Select(p => new
            {
                Household = p.HouseholdId!.Value,
                Person = new HouseholdPerson(
                    p.Id, p.Name, p.Sex, p.BirthDate,
                    db.HealthCodes.Where(h => h.PersonId == p.Id).Select(h => (Colour?)h.Colour).FirstOrDefault(),
                    declarations.Where(d => d.PersonId == p.Id).Select(d => (int?)d.Version).FirstOrDefault() != null),
            })
            .ToListAsync(ct);
        return members.ToLookup(m => m.Household, m => m.Person);
    }

    private sealed record HouseholdPlace(long Id, string Region, string? Address);
}

/// <summary>A household in a list.</summary>
/// <param name="Members">Those whom the caller may see, the oldest first.</param>
public sealed record HouseholdRow(long Id, string Region, string? Address, IReadOnlyList<HouseholdPerson> Members);

/// <summary>One of a household in a list.</summary>
public sealed record HouseholdPerson(long Id, string Name, Sex Sex, DateOnly BirthDate, Colour? Colour, bool DeclaredToday);

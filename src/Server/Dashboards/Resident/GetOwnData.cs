using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.People;
using Paiyi.Server.Platform.PersonalData;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.Dashboards.Resident;

/// <summary>Shows what is stored about a person whom the caller may act for; numbers are masked.</summary>
public static class GetOwnData
{
    public static async Task<Results<Ok<OwnData>, Refusal>> Handle(
        long personId, Citizen citizen, HttpRequest request, PaiyiDb db, TimeProvider clock, CancellationToken ct)
    {
        var today = clock.Today();
        var person = await db.PersonsOf(citizen, today).AsNoTracking().SingleOrDefaultAsync(p => p.Id == personId, ct);
        if (person is null)
            return PersonProblems.NotFound;
        var rosters = await db.Memberships.Where(m => m.PersonId == personId && m.LeftAt == null)
            .Join(db.Organisations, m => m.OrganisationId, o => o.Id, (m, o) => new { m.JoinedAt, Row = new OwnRoster(o.Name, m.Group, m.Number) })
            .OrderBy(x => x.JoinedAt).Select(x => x.Row).ToListAsync(ct);
        return TypedResults.Ok(new OwnData(
            person.Id, person.Name, person.Sex, person.BirthDate, person.DocumentType, person.DocumentMask, person.PhoneMask,
            await RegionAsync(db, person.RegionPath, ct), person.Address, await AttributesAsync(db, person, Languages.Of(request), ct),
            await HouseholdAsync(db, citizen, person, today, ct), rosters,
            new OwnCounts(
                await db.Declarations.CountAsync(d => d.PersonId == personId && !d.Superseded, ct),
                await db.Passages.CountAsync(p => p.PersonId == personId, ct),
                await db.HealthCodeChanges.CountAsync(c => c.PersonId == personId, ct),
                await db.Tests.CountAsync(t => t.PersonId == personId, ct)),
            await db.OwnPersonsOf(citizen).AnyAsync(p => p.Id == personId, ct)));
    }

    private static async Task<string> RegionAsync(PaiyiDb db, string path, CancellationToken ct) => string.Join(' ',
        await db.Regions.Where(r => path.StartsWith(r.Path)).OrderBy(r => r.Path.Length).Select(r => r.Name).ToListAsync(ct));

    private static async Task<List<OwnAttribute>> AttributesAsync(PaiyiDb db, Person person, Language language, CancellationToken ct)
    {
        var definitions = await db.AttributeDefinitions.AsNoTracking().OrderBy(a => a.Position).ThenBy(a => a.Id).ToListAsync(ct);
        return [.. definitions.Where(d => person.Attributes.TryGetProperty(d.Key, out _)).Select(d => new OwnAttribute(
            language == Language.English ? d.LabelEn : d.LabelZh, person.Attributes.GetProperty(d.Key)))];
    }

    /// <summary>The others who live there; whoever speaks for themselves is shown masked.</summary>
    private static async Task<List<OwnHouseholdMember>> HouseholdAsync(PaiyiDb db, Citizen citizen, Person person, DateOnly today, CancellationToken ct)
    {
        if (person.HouseholdId is not { } household)
            return [];
        var mine = db.PersonsOf(citizen, today);
        var members = await db.Persons.Where(p => p.HouseholdId == household && p.ArchivedAt == null && p.Id != person.Id)
            .OrderBy(p => p.BirthDate).ThenBy(p => p.Id)
            .Select(p => new { p.Name, Mine = mine.Any(m => m.Id == p.Id) }).ToListAsync(ct);
        return [.. members.Select(m => new OwnHouseholdMember(m.Mine ? m.Name : Masks.Name(m.Name), m.Mine))];
    }
}

/// <summary>Everything that the register holds of a person.</summary>
/// <param name="Document">Masked.</param>
/// <param name="Phone">Masked.</param>
/// <param name="Region">The names of the regions from the largest to the smallest.</param>
/// <param name="Self">Whether the person has the caller's own phone number.</param>
public sealed record OwnData(
    long Id, string Name, Sex Sex, DateOnly BirthDate, DocumentType DocumentType, string Document, string? Phone, string Region, string? Address,
    IReadOnlyList<OwnAttribute> Attributes, IReadOnlyList<OwnHouseholdMember> Household, IReadOnlyList<OwnRoster> Rosters, OwnCounts Counts, bool Self);

/// <summary>A field that the installation adds, with its label.</summary>
public sealed record OwnAttribute(string Label, JsonElement Value);

/// <summary>Somebody of the same household.</summary>
public sealed record OwnHouseholdMember(string Name, bool ActedFor);

public sealed record OwnRoster(string Organisation, string Group, string? Number);

/// <summary>How many records there are of a person.</summary>
public sealed record OwnCounts(int Declarations, int Passages, int ColourChanges, int Tests);

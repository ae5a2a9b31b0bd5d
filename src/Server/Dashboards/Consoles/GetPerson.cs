using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.HealthCodes;
using Paiyi.Server.People;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Policies;
using Paiyi.Server.Regions;

namespace Paiyi.Server.Dashboards.Consoles;

/// <summary>
/// Shows one person with household, rosters, colour and its reasons; numbers are masked. The person can see later that
/// this office looked: once for the looks of an officer within a short time. A person who was merged into another is answered
/// with that other one.
/// </summary>
public static class GetPerson
{
    public static async Task<Results<Ok<PersonDetail>, Refusal>> Handle(
        long id, HttpRequest request, Staff staff, PaiyiDb db, RuleSets ruleSets, AuditTrail audit, TimeProvider clock, CancellationToken ct)
    {
        id = await db.SurvivorOfAsync(id, ct);
        var person = await db.PersonsIn(staff.Scope).AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct);
        if (person is null)
            return PersonProblems.NotFound;
        await db.RecordLookAsync(audit, nameof(GetPerson), staff.Id, id, clock.GetUtcNow(), ct);
        var region = await db.Regions.Where(r => r.Id == person.RegionId).Select(r => r.Name).SingleAsync(ct);
        var household = person.HouseholdId is { } home ? await Households.MembersAsync(db, staff, home, ct) : [];
        var code = await db.HealthCodes.AsNoTracking().SingleOrDefaultAsync(h => h.PersonId == id, ct);
        var reasons = code is null ? [] : ReasonView.Of(code.Reasons, await ruleSets.HealthCodeRulesAsync(code.RuleVersion, ct), Languages.Of(request));
        return TypedResults.Ok(new PersonDetail(
            person.Id, person.Name, person.Sex, person.BirthDate, person.DocumentType, person.DocumentMask, person.PhoneMask,
            person.RegionId, region, person.RegionPath, person.Address, person.Attributes, person.HouseholdId,
            [.. household.Where(m => m.Id != id)], await RostersAsync(db, staff, id, ct), code?.Colour, reasons,
            await db.OriginsAsync(person, staff.Scope, ct), person.Version));
    }

    /// <summary>An organisation sees its own roster only; who answers for the region sees every organisation of the person.</summary>
    private static async Task<List<PersonRoster>> RostersAsync(PaiyiDb db, Staff staff, long id, CancellationToken ct)
    {
        var (own, seen) = (staff.Scope.OrganisationId, db.Organisations.In(staff.Scope));
        return await db.Memberships
            .Where(m => m.PersonId == id && m.LeftAt == null && (own == null || m.OrganisationId == own))
            .Join(db.Organisations, m => m.OrganisationId, o => o.Id, (m, o) => new { m, o })
            .OrderBy(x => x.m.JoinedAt)
            .Select(x => new PersonRoster(
                x.o.Id, x.o.Name, x.m.Group, x.m.Number, seen.Any(o => o.Id == x.o.Id) ? x.m.ImportId : null, x.m.Version))
            .ToListAsync(ct);
    }
}

/// <summary>Everything about a person that stands in the register.</summary>
/// <param name="Document">Masked.</param>
/// <param name="Phone">Masked.</param>
/// <param name="Attributes">Values by attribute key.</param>
/// <param name="Origins">Which import wrote which field.</param>
/// <param name="Household">The others of the household within the caller's scope.</param>
public sealed record PersonDetail(
    long Id, string Name, Sex Sex, DateOnly BirthDate, DocumentType DocumentType, string Document, string? Phone,
    int RegionId, string Region, string RegionPath, string? Address, JsonElement Attributes, long? HouseholdId,
    IReadOnlyList<HouseholdMember> Household, IReadOnlyList<PersonRoster> Memberships, Colour? Colour,
    IReadOnlyList<ReasonView> Reasons, IReadOnlyList<FieldOrigin> Origins, uint Version);

/// <summary>A line of a roster on which the person stands.</summary>
/// <param name="ImportId">The import that wrote the line last, where the caller may see it; null when a person did.</param>
public sealed record PersonRoster(long OrganisationId, string Organisation, string Group, string? Number, long? ImportId, uint Version);

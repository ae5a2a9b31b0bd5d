using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.HealthCodes;
using Paiyi.Server.People;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Dashboards.Consoles;

/// <summary>Shows a household with those of its members whom the caller may see.</summary>
public static class GetHousehold
{
    public static async Task<Results<Ok<HouseholdDetail>, Refusal>> Handle(long id, Staff staff, PaiyiDb db, CancellationToken ct)
    {
        var members = await Households.MembersAsync(db, staff, id, ct);
        if (members.Count == 0)
            return PersonProblems.HouseholdUnknown;
        return TypedResults.Ok(await db.Households.Where(h => h.Id == id)
            .Select(h => new HouseholdDetail(h.Id, h.RegionId, db.Regions.Where(r => r.Id == h.RegionId).Select(r => r.Name).First(), h.Address, members))
            .SingleAsync(ct));
    }
}

/// <summary>People who live together.</summary>
public sealed record HouseholdDetail(long Id, int RegionId, string Region, string? Address, IReadOnlyList<HouseholdMember> Members);

/// <summary>One of a household.</summary>
public sealed record HouseholdMember(long Id, string Name, Sex Sex, DateOnly BirthDate, Colour? Colour);

/// <summary>The members of a household within a scope, the oldest first.</summary>
internal static class Households
{
    public static Task<List<HouseholdMember>> MembersAsync(PaiyiDb db, Staff staff, long household, CancellationToken ct) =>
        db.PersonsIn(staff.Scope)
            .Where(p => p.HouseholdId == household)
            .OrderBy(p => p.BirthDate).ThenBy(p => p.Id)
            .Select(p => new HouseholdMember(
                p.Id, p.Name, p.Sex, p.BirthDate,
                db.HealthCodes.Where(h => h.PersonId == p.Id).Select(h => (Colour?)h.Colour).FirstOrDefault()))
            .ToListAsync(ct);
}

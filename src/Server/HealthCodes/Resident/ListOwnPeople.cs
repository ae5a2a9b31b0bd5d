using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Declarations;
using Paiyi.Server.People;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.HealthCodes.Resident;

/// <summary>Lists the persons that the caller may act for, with today's declaration and colour.</summary>
public static class ListOwnPeople
{
    public static async Task<Ok<OwnPeople>> Handle(
        Citizen citizen, PaiyiDb db, DeclarationSettings settings, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var today = ChinaTime.DayOf(now);
        var declarations = db.DeclarationsOn(today);
        var people = await db.PersonsOf(citizen, today).OrderBy(p => p.Id).Select(p => new
        {
            p.Id,
            p.Name,
            p.BirthDate,
            Self = db.CitizenAccounts.Any(c => c.Id == citizen.Id && c.PhoneIndex == p.PhoneIndex),
            Declared = declarations.Where(d => d.PersonId == p.Id).Select(d => new { d.Version, d.AnsweredAt }).FirstOrDefault(),
            Colour = db.HealthCodes.Where(h => h.PersonId == p.Id).Select(h => (Colour?)h.Colour).FirstOrDefault(),
        }).ToListAsync(ct);
        return TypedResults.Ok(new OwnPeople([.. people.OrderByDescending(p => p.Self).Select(p => new OwnPerson(
            p.Id, p.Name, p.Self ? Relation.Self : Relation.Household, p.BirthDate,
            p.Declared is { } declared
                ? new TodaysDeclaration(DeclarationState.Declared, declared.Version, declared.AnsweredAt)
                : new TodaysDeclaration(settings.StateWithout(now), null, null),
            p.Colour))]));
    }
}

public sealed record OwnPeople(IReadOnlyList<OwnPerson> Items);

/// <summary>A person that a citizen may act for.</summary>
/// <param name="Colour">Null while it was never decided; asking for the code decides it.</param>
public sealed record OwnPerson(long Id, string Name, Relation Relation, DateOnly BirthDate, TodaysDeclaration Today, Colour? Colour);

/// <summary>How a person stands with today's declaration.</summary>
public sealed record TodaysDeclaration(DeclarationState State, int? Version, DateTimeOffset? AnsweredAt);

/// <summary>What a person is to the citizen: has the same phone, or lives in the same household.</summary>
public enum Relation
{
    Self,
    Household,
}

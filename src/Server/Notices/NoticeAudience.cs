using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;
using Paiyi.Server.Declarations;
using Paiyi.Server.People;
using Paiyi.Server.HealthCodes;
using Paiyi.Server.Regions;

namespace Paiyi.Server.Notices;

/// <summary>Whom of a scope a notice is for: named persons, or all whom every given condition holds for; everybody when there is none.</summary>
/// <param name="Regions">Paths; who lives in one of them or below it.</param>
/// <param name="OrganisationIds">Who stands on one of these rosters.</param>
/// <param name="Groups">Classes or departments of the one organisation that is meant.</param>
/// <param name="Missing">Only who has not declared on the day of sending.</param>
/// <param name="Name">Whose name contains this.</param>
/// <param name="Declared">Only who has declared on the day of sending.</param>
public sealed record NoticeAudience(
    [property: MaxLength(50)] string[]? Regions,
    [property: MaxLength(200)] long[]? OrganisationIds,
    [property: MaxLength(200)] string[]? Groups,
    [property: MaxLength(3)] Colour[]? Colours,
    bool Missing,
    [property: MaxLength(1000)] long[]? PersonIds,
    [property: MaxLength(60)] string? Name = null,
    bool Declared = false)
{
    internal IQueryable<Person> In(PaiyiDb db, Scope scope, DateOnly today)
    {
        var persons = db.PersonsIn(scope);
        if (PersonIds is { Length: > 0 } named)
            return persons.Where(p => named.Contains(p.Id));
        persons = persons.WhereNameContains(Name);
        if (Regions is { Length: > 0 })
        {
            var below = Regions.Select(path => path + "%").ToArray();
            persons = persons.Where(p => below.Any(path => EF.Functions.Like(p.RegionPath, path)));
        }

        if (Organisations(scope) is { Length: > 0 } organisations)
        {
            persons = Groups is { Length: > 0 } groups
                ? persons.Where(p => db.Memberships.Any(m =>
                    m.PersonId == p.Id && m.LeftAt == null && organisations.Contains(m.OrganisationId) && groups.Contains(m.Group)))
                : persons.Where(p => db.Memberships.Any(m => m.PersonId == p.Id && m.LeftAt == null && organisations.Contains(m.OrganisationId)));
        }

        if (Colours is { Length: > 0 } colours)
            persons = persons.Where(p => db.HealthCodes.Any(h => h.PersonId == p.Id && colours.Contains(h.Colour)));
        if (Declared)
            persons = persons.WithDeclaration(db, today);
        return Missing ? persons.WithoutDeclaration(db, today) : persons;
    }

    /// <summary>An organisation means itself.</summary>
    internal long[] Organisations(Scope scope) => scope.OrganisationId is { } own ? [own] : OrganisationIds ?? [];
}

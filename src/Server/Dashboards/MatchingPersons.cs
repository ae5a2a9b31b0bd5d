using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Declarations;
using Paiyi.Server.People;

namespace Paiyi.Server.Dashboards;

/// <summary>The persons of a scope whom a filter finds, the same for the list, its export and what is done with all of them.</summary>
internal static class MatchingPersons
{
    /// <summary>How many of a region are looked through for a surname: with a common one they fill a page, and the rest need not be found.</summary>
    private const int Newest = 1500;

    /// <param name="before">
    /// Persons with a smaller number only. Said of their colours too, or PostgreSQL reads through those of all the others first.
    /// </param>
    public static IQueryable<Person> PersonsMatching(this PaiyiDb db, Staff staff, PersonFilter filter, DateOnly today, long? before = null)
    {
        var persons = db.PersonsLiving(staff, filter, filter.Name);
        if (filter.Ids is { Length: > 0 } ids)
            persons = persons.Where(p => ids.Contains(p.Id));
        if (filter.OrganisationId is not null || filter.Group is not null)
        {
            var members = Members(db, staff, filter);
            persons = persons.Where(p => members.Any(m => m.PersonId == p.Id));
        }

        if (filter.Colour is { } colour)
        {
            var codes = db.HealthCodes.Where(h => h.Colour == colour);
            if (before is not null)
                codes = codes.Where(h => h.PersonId < before);
            persons = persons.Where(p => codes.Any(h => h.PersonId == p.Id));
        }

        return filter.DeclaredToday switch
        {
            true => persons.WithDeclaration(db, today),
            false => persons.WithoutDeclaration(db, today),
            null => persons,
        };
    }

    /// <summary>
    /// Those among the newest of a region who have a character in their name; null for any other filter. PostgreSQL can read a region
    /// in order or all of a name at once, and does neither when both would take long: it lays one over the other.
    /// </summary>
    /// <param name="before">Persons with a smaller number only.</param>
    public static IQueryable<Person>? NewestWithCharacter(this PaiyiDb db, Staff staff, PersonFilter filter, long? before)
    {
        if (!PersonNameSearch.IsOneCharacter(filter.Name)
            || filter is not { Ids: null or [], OrganisationId: null, Group: null, Colour: null, DeclaredToday: null } || staff.Scope.IsOrganisation)
            return null;
        var persons = db.PersonsLiving(staff, filter, null);
        if (before is not null)
            persons = persons.Where(p => p.Id < before);
        return persons.OrderByDescending(p => p.Id).Take(Newest).WhereNameContains(filter.Name);
    }

    private static IQueryable<Person> PersonsLiving(this PaiyiDb db, Staff staff, PersonFilter filter, string? name)
    {
        var place = staff.Scope.Narrowed(filter.Region);
        var persons = db.PersonsIn(place, name).AsNoTracking();
        return string.IsNullOrWhiteSpace(filter.Region) || place.RegionPath == filter.Region ? persons : persons.LivingIn(filter.Region);
    }

    /// <summary>The lines of a roster of the scope, or of a group; a group without an organisation is looked for in the whole scope.</summary>
    private static IQueryable<Membership> Members(PaiyiDb db, Staff staff, PersonFilter filter)
    {
        var members = filter.OrganisationId is { } organisation
            ? db.MembershipsOf(staff.Scope, organisation, filter.WithSubordinates)
            : db.MembershipsIn(staff.Scope);
        return filter.Group is { } group ? members.Where(m => m.Group == group) : members;
    }
}

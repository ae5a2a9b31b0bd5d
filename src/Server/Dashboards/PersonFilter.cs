using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.HealthCodes;
using Paiyi.Server.People;

namespace Paiyi.Server.Dashboards;

/// <summary>The persons of a scope whom a filter finds, the same for the list, its export and what is done with all of them.</summary>
internal static class MatchingPersons
{
    /// <param name="before">
    /// Persons with a smaller number only. Said of their colours too, or PostgreSQL reads through those of all the others first.
    /// </param>
    public static IQueryable<Person> PersonsMatching(this PaiyiDb db, Staff staff, PersonFilter filter, DateOnly today, long? before = null)
    {
        var persons = db.PersonsIn(staff.Scope).AsNoTracking().WhereNameContains(filter.Name);
        if (filter.Ids is { Length: > 0 } ids)
            persons = persons.Where(p => ids.Contains(p.Id));
        if (!string.IsNullOrWhiteSpace(filter.Region))
            persons = persons.LivingIn(filter.Region);
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

        var declarations = db.Declarations.Where(d => d.Day == today && !d.Superseded);
        return filter.DeclaredToday switch
        {
            true => persons.Where(p => declarations.Any(d => d.PersonId == p.Id)),
            false => persons.Where(p => !declarations.Any(d => d.PersonId == p.Id)),
            null => persons,
        };
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

/// <summary>Which persons.</summary>
public sealed class PersonFilter
{
    /// <summary>Part of the name.</summary>
    [MaxLength(60)]
    public string? Name { get; init; }

    /// <summary>The path of a region; persons of its subtree.</summary>
    [MaxLength(100)]
    public string? Region { get; init; }

    /// <summary>On the roster of this organisation.</summary>
    public long? OrganisationId { get; init; }

    /// <summary>With <see cref="OrganisationId"/>: also on the rosters of all organisations that belong to it.</summary>
    public bool? WithSubordinates { get; init; }

    /// <summary>In this class, department or building.</summary>
    [MaxLength(60)]
    public string? Group { get; init; }

    public Colour? Colour { get; init; }

    /// <summary>Whether there is a declaration for today.</summary>
    public bool? DeclaredToday { get; init; }

    /// <summary>Of these persons only.</summary>
    [MaxLength(1000)]
    public long[]? Ids { get; init; }
}

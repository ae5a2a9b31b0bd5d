using System.ComponentModel.DataAnnotations;
using System.Linq.Expressions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.HealthCodes;
using Paiyi.Server.People;
using Paiyi.Server.Platform.Paging;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.Dashboards.Consoles;

/// <summary>Lists the persons of the caller's scope, newest first. It stands here because it shows the colour too.</summary>
public static class SearchPersons
{
    public static async Task<Ok<Page<PersonRow>>> Handle(
        [AsParameters] PersonFilter filter, [AsParameters] PageRequest page, Staff staff, PaiyiDb db, TimeProvider clock, CancellationToken ct) =>
        TypedResults.Ok(await Matching(db, staff, filter, clock.Today())
            .ToPageAsync(page, p => p.Id, Row(db, clock.Today()), r => r.Id, ct));

    /// <summary>The persons of the list; the export streams the same.</summary>
    internal static IQueryable<Person> Matching(PaiyiDb db, Staff staff, PersonFilter filter, DateOnly today)
    {
        var persons = db.PersonsIn(staff.Scope).AsNoTracking().WhereNameContains(filter.Name);
        if (!string.IsNullOrWhiteSpace(filter.Region))
            persons = persons.LivingIn(filter.Region);
        if (filter.OrganisationId is not null || filter.Group is not null)
        {
            var members = Members(db, staff, filter);
            persons = persons.Where(p => members.Any(m => m.PersonId == p.Id));
        }

        if (filter.Colour is { } colour)
            persons = persons.Where(p => db.HealthCodes.Any(h => h.PersonId == p.Id && h.Colour == colour));
        var declarations = db.Declarations.Where(d => d.Day == today && !d.Superseded);
        return filter.DeclaredToday switch
        {
            true => persons.Where(p => declarations.Any(d => d.PersonId == p.Id)),
            false => persons.Where(p => !declarations.Any(d => d.PersonId == p.Id)),
            null => persons,
        };
    }

    /// <summary>
    /// Whether somebody has declared is asked as a value: PostgreSQL would answer an EXISTS beside the columns for everybody of the
    /// day at once, however short the page.
    /// </summary>
    internal static Expression<Func<Person, PersonRow>> Row(PaiyiDb db, DateOnly today) => p => new PersonRow(
        p.Id, p.Name, p.Sex, p.BirthDate, p.DocumentType, p.DocumentMask, p.PhoneMask,
        db.Regions.Where(r => r.Id == p.RegionId).Select(r => r.Name).First(),
        db.HealthCodes.Where(h => h.PersonId == p.Id).Select(h => (Colour?)h.Colour).FirstOrDefault(),
        db.Declarations.Where(d => d.PersonId == p.Id && d.Day == today && !d.Superseded).Select(d => (int?)d.Version).FirstOrDefault() != null);

    /// <summary>The lines of a roster of the scope, or of a group; a group without an organisation is looked for in the whole scope.</summary>
    private static IQueryable<Membership> Members(PaiyiDb db, Staff staff, PersonFilter filter)
    {
        var members = db.MembershipsIn(staff.Scope);
        if (filter.OrganisationId is { } organisation)
            members = members.Where(m => m.OrganisationId == organisation);
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

    /// <summary>In this class, department or building.</summary>
    [MaxLength(60)]
    public string? Group { get; init; }

    public Colour? Colour { get; init; }

    /// <summary>Whether there is a declaration for today.</summary>
    public bool? DeclaredToday { get; init; }
}

/// <summary>A person in a list: numbers are masked.</summary>
public sealed record PersonRow(
    long Id, string Name, Sex Sex, DateOnly BirthDate, DocumentType DocumentType, string Document, string? Phone,
    string Region, Colour? Colour, bool DeclaredToday);

using System.ComponentModel.DataAnnotations;
using System.Linq.Expressions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.HealthCodes;
using Paiyi.Server.People;
using Paiyi.Server.Platform.Paging;

namespace Paiyi.Server.Dashboards.Consoles;

/// <summary>Lists the persons of the caller's scope, newest first. It stands here because it shows the colour too.</summary>
public static class SearchPersons
{
    public static async Task<Ok<Page<PersonRow>>> Handle(
        [AsParameters] PersonFilter filter, [AsParameters] PageRequest page, Staff staff, PaiyiDb db, CancellationToken ct) =>
        TypedResults.Ok(await Matching(db, staff, filter).ToPageAsync(page, p => p.Id, Row(db), r => r.Id, ct));

    /// <summary>The persons of the list; the export streams the same.</summary>
    internal static IQueryable<Person> Matching(PaiyiDb db, Staff staff, PersonFilter filter)
    {
        var persons = db.PersonsIn(staff.Scope).AsNoTracking();
        if (!string.IsNullOrWhiteSpace(filter.Name))
            persons = persons.Where(p => EF.Functions.ILike(p.Name, $"%{Escape(filter.Name.Trim())}%", "\\"));
        if (!string.IsNullOrWhiteSpace(filter.Region))
            persons = persons.Where(p => p.RegionPath.StartsWith(filter.Region));
        if (filter.OrganisationId is { } organisation)
            persons = persons.Where(p => db.Memberships.Any(m => m.OrganisationId == organisation && m.PersonId == p.Id && m.LeftAt == null));
        if (filter.Colour is { } colour)
            persons = persons.Where(p => db.HealthCodes.Any(h => h.PersonId == p.Id && h.Colour == colour));
        return persons;
    }

    internal static Expression<Func<Person, PersonRow>> Row(PaiyiDb db) => p => new PersonRow(
        p.Id, p.Name, p.Sex, p.BirthDate, p.DocumentType, p.DocumentMask, p.PhoneMask,
        db.Regions.Where(r => r.Id == p.RegionId).Select(r => r.Name).First(),
        db.HealthCodes.Where(h => h.PersonId == p.Id).Select(h => (Colour?)h.Colour).FirstOrDefault());

    private static string Escape(string pattern) => pattern.Replace("\\", "\\\\").Replace("%", "\\%").Replace("_", "\\_");
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

    public long? OrganisationId { get; init; }

    public Colour? Colour { get; init; }
}

/// <summary>A person in a list: numbers are masked.</summary>
public sealed record PersonRow(
    long Id, string Name, Sex Sex, DateOnly BirthDate, DocumentType DocumentType, string Document, string? Phone,
    string Region, Colour? Colour);

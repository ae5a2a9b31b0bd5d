using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.HealthCodes;
using Paiyi.Server.Platform.Paging;
using Paiyi.Server.Platform.PersonalData;

namespace Paiyi.Server.People.Consoles;

/// <summary>Lists the persons of the caller's scope, newest first.</summary>
public static class SearchPersons
{
    public static async Task<Ok<Page<PersonRow>>> Handle(
        [AsParameters] PersonFilter filter, [AsParameters] PageRequest page, Staff staff, PaiyiDb db, PersonalDataCipher cipher, CancellationToken ct) =>
        TypedResults.Ok(await Query(db, staff, filter, cipher).ToPageAsync(page, r => r.Id, r => r, r => r.Id, ct));

    /// <summary>The rows of the list; the export streams the same.</summary>
    internal static IQueryable<PersonRow> Query(PaiyiDb db, Staff staff, PersonFilter filter, PersonalDataCipher cipher)
    {
        var persons = db.PersonsIn(staff.Scope);
        if (!string.IsNullOrWhiteSpace(filter.Name))
            persons = persons.Where(p => EF.Functions.ILike(p.Name, $"%{Escape(filter.Name.Trim())}%", "\\"));
        if (!string.IsNullOrWhiteSpace(filter.Region))
            persons = persons.Where(p => p.RegionPath.StartsWith(filter.Region));
        if (filter.OrganisationId is { } organisation)
            persons = persons.Where(p => db.Memberships.Any(m => m.OrganisationId == organisation && m.PersonId == p.Id && m.LeftAt == null));
        if (filter.Colour is { } colour)
            persons = persons.Where(p => db.HealthCodes.Any(h => h.PersonId == p.Id && h.Colour == colour));
        return persons.AsNoTracking().Select(p => new PersonRow(
            p.Id, p.Name, p.Sex, p.BirthDate, p.DocumentType, p.DocumentMask, p.PhoneMask,
            db.Regions.Where(r => r.Id == p.RegionId).Select(r => r.Name).First(),
            db.HealthCodes.Where(h => h.PersonId == p.Id).Select(h => (Colour?)h.Colour).FirstOrDefault()));
    }

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

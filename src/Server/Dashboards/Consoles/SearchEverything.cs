using System.ComponentModel.DataAnnotations;
using System.Linq.Expressions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.HealthCodes;
using Paiyi.Server.People;
using Paiyi.Server.Regions;

namespace Paiyi.Server.Dashboards.Consoles;

/// <summary>
/// Finds what a person at a desk types into one box: persons by name, by a whole number or the end of one, and
/// organisations by name. The text is in the body, so that no address bar, log or proxy keeps a number.
/// </summary>
public static class SearchEverything
{
    public const int Most = 8;

    public static async Task<Ok<FoundEverything>> Handle(SearchEverythingRequest request, Staff staff, PaiyiDb db, PersonSeal seal, CancellationToken ct)
    {
        var text = request.Text.Trim();
        return TypedResults.Ok(new FoundEverything(
            staff.Can(Permission.PersonsRead) ? await PersonsAsync(text, staff, db, seal, ct) : [],
            staff.Can(Permission.OrganisationsRead) ? await OrganisationsAsync(text, staff, db, ct) : []));
    }

    private static async Task<IReadOnlyList<FoundPerson>> PersonsAsync(string text, Staff staff, PaiyiDb db, PersonSeal seal, CancellationToken ct)
    {
        if (text.Length == 0)
            return [];
        if (!NumberEnds.CanBeNumber(text))
            return await ByNameAsync(db.PersonsIn(staff.Scope, text).AsNoTracking(), text, db, ct);
        var persons = db.PersonsIn(staff.Scope).AsNoTracking();
        var ids = await NumberEnds.FindAsync(persons, text, seal, Most, ct);
        return ids.Count == 0 ? [] : await persons.Where(p => ids.Contains(p.Id)).OrderBy(p => p.Id).Select(Row(db)).ToListAsync(ct);
    }

    /// <summary>Names that begin with the text come first. No order in the question itself: it would read every namesake.</summary>
    private static async Task<IReadOnlyList<FoundPerson>> ByNameAsync(IQueryable<Person> named, string text, PaiyiDb db, CancellationToken ct)
    {
        var beginning = Likeness.Beginning(text.ToLowerInvariant());
        var first = await named.Where(p => EF.Functions.Like(p.Name.ToLower(), beginning, "\\")).Take(Most).Select(Row(db)).ToListAsync(ct);
        if (first.Count < Most)
        {
            first.AddRange(await named.Where(p => !EF.Functions.Like(p.Name.ToLower(), beginning, "\\"))
                .Take(Most - first.Count).Select(Row(db)).ToListAsync(ct));
        }

        return [.. first.OrderBy(p => p.Name.Length == text.Length ? 0 : 1)];
    }

    private static Expression<Func<Person, FoundPerson>> Row(PaiyiDb db) => p => new FoundPerson(
        p.Id, p.Name, p.Sex, p.BirthDate, p.DocumentMask, p.PhoneMask, db.Regions.Where(r => r.Id == p.RegionId).Select(r => r.Name).First(),
        db.HealthCodes.Where(h => h.PersonId == p.Id).Select(h => (Colour?)h.Colour).FirstOrDefault());

    private static async Task<IReadOnlyList<FoundOrganisation>> OrganisationsAsync(string text, Staff staff, PaiyiDb db, CancellationToken ct)
    {
        if (text.Length == 0)
            return [];
        var (part, beginning) = (Likeness.Containing(text), Likeness.Beginning(text));
        return await db.Organisations.In(staff.Scope).AsNoTracking()
            .Where(o => o.ArchivedAt == null && EF.Functions.ILike(o.Name, part, "\\"))
            .OrderBy(o => !EF.Functions.ILike(o.Name, beginning, "\\")).ThenBy(o => o.Id).Take(Most)
            .Select(o => new FoundOrganisation(o.Id, o.Name, o.Kind, db.Regions.Where(r => r.Id == o.RegionId).Select(r => r.Name).First()))
            .ToListAsync(ct);
    }
}

/// <summary>What was typed.</summary>
public sealed record SearchEverythingRequest([property: Required, MaxLength(200)] string Text);

/// <summary>At most eight of each; what the caller may not see is empty.</summary>
public sealed record FoundEverything(IReadOnlyList<FoundPerson> Persons, IReadOnlyList<FoundOrganisation> Organisations);

/// <summary>A person; the numbers are masked.</summary>
public sealed record FoundPerson(long Id, string Name, Sex Sex, DateOnly BirthDate, string Document, string? Phone, string Region, Colour? Colour);

/// <summary>An organisation.</summary>
public sealed record FoundOrganisation(long Id, string Name, OrganisationKind Kind, string Region);

using System.Linq.Expressions;
using Microsoft.AspNetCore.Http.HttpResults;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Declarations;
using Paiyi.Server.HealthCodes;
using Paiyi.Server.People;
using Paiyi.Server.Platform.Paging;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.Dashboards.Consoles;

/// <summary>Lists the persons of the caller's scope, newest first unless sorted otherwise. It stands here because it shows the colour too.</summary>
public static class SearchPersons
{
    public static async Task<Ok<Page<PersonRow>>> Handle(
        [AsParameters] PersonFilter filter, PersonSort? sort, [AsParameters] PageRequest page, Staff staff, PaiyiDb db, TimeProvider clock, CancellationToken ct)
    {
        var today = clock.Today();
        if (sort is null && db.NewestWithCharacter(staff, filter, page.Before) is { } newest
            && await newest.ToPageAsync(page, p => p.Id, Row(db, today), r => r.Id, ct) is { NextCursor: not null } full)
            return TypedResults.Ok(full);
        return TypedResults.Ok(await db.PersonsMatching(staff, filter, today, sort is null ? page.Before : null)
            .ToPageAsync(page, PersonOrders.Of(db, staff.Scope, filter, sort), db.PersonsIn(staff.Scope), p => p.Id, Row(db, today), r => r.Id, ct));
    }

    /// <summary>
    /// Whether somebody has declared is asked as a value: PostgreSQL would answer an EXISTS beside the columns for everybody of the
    /// day at once, however short the page.
    /// </summary>
    internal static Expression<Func<Person, PersonRow>> Row(PaiyiDb db, DateOnly today)
    {
        var declarations = db.DeclarationsOn(today);
        return p => new PersonRow(
            p.Id, p.Name, p.Sex, p.BirthDate, p.DocumentType, p.DocumentMask, p.PhoneMask,
            db.Regions.Where(r => r.Id == p.RegionId).Select(r => r.Name).First(),
            db.HealthCodes.Where(h => h.PersonId == p.Id).Select(h => (Colour?)h.Colour).FirstOrDefault(),
            declarations.Where(d => d.PersonId == p.Id).Select(d => (int?)d.Version).FirstOrDefault() != null,
            db.Declarations.Where(d => d.PersonId == p.Id).OrderByDescending(d => d.Day).Select(d => (DateOnly?)d.Day).FirstOrDefault(),
            p.CreatedAt);
    }
}

/// <summary>A person in a list: numbers are masked.</summary>
/// <param name="LastDay">The last day that was declared for.</param>
public sealed record PersonRow(
    long Id, string Name, Sex Sex, DateOnly BirthDate, DocumentType DocumentType, string Document, string? Phone,
    string Region, Colour? Colour, bool DeclaredToday, DateOnly? LastDay, DateTimeOffset RegisteredAt);

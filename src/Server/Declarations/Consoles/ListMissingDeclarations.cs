using System.ComponentModel.DataAnnotations;
using System.Linq.Expressions;
using Microsoft.AspNetCore.Http.HttpResults;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.People;
using Paiyi.Server.Platform.Paging;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.Declarations.Consoles;

/// <summary>Lists the persons of the caller's scope who have not declared for a day.</summary>
public static class ListMissingDeclarations
{
    public static async Task<Ok<Page<MissingDeclaration>>> Handle(
        [AsParameters] MissingFilter filter, [AsParameters] PageRequest page, Staff staff, PaiyiDb db, TimeProvider clock, CancellationToken ct)
    {
        var missing = db.PersonsIn(staff.Scope)
            .Within(db, filter.Region, filter.OrganisationId ?? staff.Scope.OrganisationId, filter.Group)
            .WithoutDeclaration(db, filter.Day ?? clock.Today());
        return TypedResults.Ok(await missing.ToPageAsync(
            page, p => p.Id, Row(db, filter.OrganisationId ?? staff.Scope.OrganisationId), r => r.PersonId, ct));
    }

    internal static Expression<Func<Person, MissingDeclaration>> Row(PaiyiDb db, long? organisation) => p => new MissingDeclaration(
        p.Id, p.Name, p.PhoneMask,
        db.Regions.Where(r => r.Id == p.RegionId).Select(r => r.Name).First(),
        db.Memberships.Where(m => m.PersonId == p.Id && m.LeftAt == null && (organisation == null || m.OrganisationId == organisation))
            .OrderBy(m => m.OrganisationId).Select(m => m.Group).FirstOrDefault(),
        db.Declarations.Where(d => d.PersonId == p.Id).OrderByDescending(d => d.Day).Select(d => (DateOnly?)d.Day).FirstOrDefault(),
        db.DeclarationReminders.Where(r => r.PersonId == p.Id).Select(r => (DateTimeOffset?)r.RemindedAt).FirstOrDefault());
}

/// <summary>Which missing declarations.</summary>
public sealed class MissingFilter
{
    /// <summary>Today when absent.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>The path of a region; persons of its subtree.</summary>
    [MaxLength(100)]
    public string? Region { get; init; }

    public long? OrganisationId { get; init; }

    /// <summary>A class or department, with <see cref="OrganisationId"/> or in the organisation console.</summary>
    [MaxLength(60)]
    public string? Group { get; init; }
}

/// <summary>A person who has not declared.</summary>
/// <param name="LastDay">The last day that the person declared for.</param>
public sealed record MissingDeclaration(
    long PersonId, string Name, string? Phone, string Region, string? Group, DateOnly? LastDay, DateTimeOffset? RemindedAt);

using System.ComponentModel.DataAnnotations;
using System.Linq.Expressions;
using Microsoft.AspNetCore.Http.HttpResults;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.People;
using Paiyi.Server.Platform.Paging;
using Paiyi.Server.Platform.Time;
using Paiyi.Server.Regions;

namespace Paiyi.Server.Declarations.Consoles;

/// <summary>Lists the persons of the caller's scope who have not declared for a day.</summary>
public static class ListMissingDeclarations
{
    public static async Task<Ok<Page<MissingDeclaration>>> Handle(
        [AsParameters] MissingFilter filter, MissingSort? sort, [AsParameters] PageRequest page, Staff staff, PaiyiDb db, TimeProvider clock, CancellationToken ct)
    {
        var row = Row(db, staff.Scope, filter);
        return TypedResults.Ok(await Query(db, staff.Scope, filter, clock)
            .ToPageAsync(page, Order(db, staff.Scope, filter, sort), db.PersonsIn(staff.Scope), p => p.Id, row, r => r.PersonId, ct));
    }

    /// <summary>What is looked up for each person orders the roster of one organisation; beyond it the list keeps its own order.</summary>
    internal static ListOrder<Person>? Order(PaiyiDb db, Scope scope, MissingFilter filter, MissingSort? sort)
    {
        if (sort is MissingSort.Name or MissingSort.NameDescending)
            return ListOrders.By<Person, string>(sort, p => NameOrder.Of(p.Name));
        if ((filter.OrganisationId ?? scope.OrganisationId) is not { } organisation)
            return null;
        var members = db.MembershipsOf(scope, organisation, filter.WithSubordinates);
        return sort switch
        {
            MissingSort.Group or MissingSort.GroupDescending => ListOrders.By<Person, string>(
                sort, p => NameOrder.Of(members.Where(m => m.PersonId == p.Id).OrderBy(m => m.OrganisationId).Select(m => m.Group).FirstOrDefault() ?? "")),
            MissingSort.LastDay or MissingSort.LastDayDescending => ListOrders.By<Person, DateOnly>(
                sort, p => db.Declarations.Where(d => d.PersonId == p.Id).Max(d => (DateOnly?)d.Day) ?? DateOnly.MinValue),
            MissingSort.RemindedAt or MissingSort.RemindedAtDescending => ListOrders.By<Person, DateTimeOffset>(
                sort, p => db.DeclarationReminders.Where(r => r.PersonId == p.Id).Select(r => (DateTimeOffset?)r.RemindedAt).FirstOrDefault() ?? DateTimeOffset.MinValue),
            _ => null,
        };
    }

    internal static IQueryable<Person> Query(PaiyiDb db, Scope scope, MissingFilter filter, TimeProvider clock) => db.PersonsIn(scope)
        .Within(db, scope, filter.Region, filter.OrganisationId, filter.Group, filter.WithSubordinates)
        .WithoutDeclaration(db, filter.Day ?? clock.Today());

    /// <summary>The group is that of the roster that is asked for; an organisation is never told another's.</summary>
    internal static Expression<Func<Person, MissingDeclaration>> Row(PaiyiDb db, Scope scope, MissingFilter filter)
    {
        var members = (filter.OrganisationId ?? scope.OrganisationId) is { } organisation
            ? db.MembershipsOf(scope, organisation, filter.WithSubordinates)
            : db.MembershipsIn(scope);
        return p => new MissingDeclaration(
            p.Id, p.Name, p.PhoneMask,
            db.Regions.Where(r => r.Id == p.RegionId).Select(r => r.Name).First(),
            members.Where(m => m.PersonId == p.Id).OrderBy(m => m.OrganisationId).Select(m => m.Group).FirstOrDefault(),
            db.Declarations.Where(d => d.PersonId == p.Id).OrderByDescending(d => d.Day).Select(d => (DateOnly?)d.Day).FirstOrDefault(),
            db.DeclarationReminders.Where(r => r.PersonId == p.Id).Select(r => (DateTimeOffset?)r.RemindedAt).FirstOrDefault());
    }
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

    /// <summary>With <see cref="OrganisationId"/>: also of all organisations that belong to it.</summary>
    public bool? WithSubordinates { get; init; }

    /// <summary>A class or department, with <see cref="OrganisationId"/> or in the organisation console.</summary>
    [MaxLength(60)]
    public string? Group { get; init; }
}

/// <summary>What the missing can be sorted by; by others than the name those of one organisation only.</summary>
public enum MissingSort
{
    Name,
    NameDescending,
    Group,
    GroupDescending,
    LastDay,
    LastDayDescending,
    RemindedAt,
    RemindedAtDescending,
}

/// <summary>A person who has not declared.</summary>
/// <param name="LastDay">The last day that the person declared for.</param>
public sealed record MissingDeclaration(
    long PersonId, string Name, string? Phone, string Region, string? Group, DateOnly? LastDay, DateTimeOffset? RemindedAt);

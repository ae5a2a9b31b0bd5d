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

/// <summary>Lists a day's declarations of the caller's scope, one per person.</summary>
public static class SearchDeclarations
{
    public static async Task<Ok<Page<DeclarationRow>>> Handle(
        [AsParameters] DeclarationFilter filter, DeclarationSort? sort, [AsParameters] PageRequest page, Staff staff, PaiyiDb db, TimeProvider clock, CancellationToken ct) =>
        TypedResults.Ok(await Query(db, staff.Scope, filter, clock)
            .ToPageAsync(page, Order(sort), Query(db, staff.Scope, new() { Day = filter.Day }, clock), d => d.PersonId, Row(db, staff.Scope), r => r.PersonId, ct));

    internal static ListOrder<Declaration>? Order(DeclarationSort? sort) => sort switch
    {
        DeclarationSort.AnsweredAt or DeclarationSort.AnsweredAtDescending => ListOrders.By<Declaration, DateTimeOffset>(sort, d => d.AnsweredAt),
        DeclarationSort.TemperatureTenths or DeclarationSort.TemperatureTenthsDescending => ListOrders.By<Declaration, short>(sort, d => d.TemperatureTenths),
        _ => null,
    };

    internal static IQueryable<Declaration> Query(PaiyiDb db, Scope scope, DeclarationFilter filter, TimeProvider clock)
    {
        var day = filter.Day ?? clock.Today();
        var persons = db.PersonsIn(scope).Within(db, scope, filter.Region, filter.OrganisationId, filter.Group, filter.WithSubordinates);
        var declarations = db.DeclarationsOn(day).Where(d => persons.Any(p => p.Id == d.PersonId));
        if (filter.MinTemperatureTenths is { } least)
            declarations = declarations.Where(d => d.TemperatureTenths >= least);
        if (filter.WithSymptoms is { } with)
            declarations = declarations.Where(d => d.Symptoms.Length > 0 == with);
        return declarations;
    }

    internal static Expression<Func<Declaration, DeclarationRow>> Row(PaiyiDb db, Scope scope) => d => new DeclarationRow(
        d.PersonId,
        db.Persons.Where(p => p.Id == d.PersonId).Select(p => p.Name).First(),
        db.Memberships.Where(m => m.PersonId == d.PersonId && m.LeftAt == null && (scope.OrganisationId == null || m.OrganisationId == scope.OrganisationId))
            .OrderBy(m => m.OrganisationId)
            .SelectMany(m => db.Organisations.Where(o => o.Id == m.OrganisationId).Select(o => o.Name)).FirstOrDefault(),
        db.Regions.Where(r => db.Persons.Any(p => p.Id == d.PersonId && p.RegionId == r.Id)).Select(r => r.Name).First(),
        d.Day, d.Version, d.TemperatureTenths, d.Symptoms, d.ContactWithCase, d.TravelledIn14Days, d.AnsweredAt);
}

/// <summary>Which declarations.</summary>
public sealed class DeclarationFilter
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

    [Range(340, 430)]
    public int? MinTemperatureTenths { get; init; }

    public bool? WithSymptoms { get; init; }
}

/// <summary>What declarations can be sorted by.</summary>
public enum DeclarationSort
{
    AnsweredAt,
    AnsweredAtDescending,
    TemperatureTenths,
    TemperatureTenthsDescending,
}

/// <summary>A person's answers of a day in a list.</summary>
public sealed record DeclarationRow(
    long PersonId, string Name, string? Organisation, string Region, DateOnly Day, int Version, int TemperatureTenths,
    Symptom[] Symptoms, bool ContactWithCase, bool TravelledIn14Days, DateTimeOffset AnsweredAt);

using System.ComponentModel.DataAnnotations;
using System.Linq.Expressions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Paging;

namespace Paiyi.Server.Regions.Consoles;

/// <summary>Lists the organisations of the caller's scope, newest first unless sorted otherwise.</summary>
public static class SearchOrganisations
{
    public static async Task<Ok<Page<OrganisationRow>>> Handle(
        [AsParameters] OrganisationFilter filter, OrganisationSort? sort, [AsParameters] PageRequest page, Staff staff, PaiyiDb db, MemberCounts counts, CancellationToken ct)
    {
        var rows = await Matching(db, staff, filter)
            .ToPageAsync(page, Order(sort), db.Organisations.In(staff.Scope), o => o.Id, Row(db, staff.Scope), r => r.Id, ct);
        return TypedResults.Ok(rows with { Items = await CountedAsync(rows.Items, db, counts, ct) });
    }

    internal static ListOrder<Organisation>? Order(OrganisationSort? sort) => sort switch
    {
        OrganisationSort.Name or OrganisationSort.NameDescending => ListOrders.By<Organisation, string>(sort, o => NameOrder.Of(o.Name)),
        OrganisationSort.CreditCode or OrganisationSort.CreditCodeDescending => ListOrders.By<Organisation, string>(sort, o => o.CreditCode ?? ""),
        _ => null,
    };

    /// <summary>The organisations of the list.</summary>
    internal static IQueryable<Organisation> Matching(PaiyiDb db, Staff staff, OrganisationFilter filter)
    {
        var organisations = db.Organisations.In(staff.Scope).Where(o => o.ArchivedAt == null);
        if (!string.IsNullOrWhiteSpace(filter.Name))
        {
            var part = Likeness.Containing(filter.Name);
            organisations = organisations.Where(o => EF.Functions.ILike(o.Name, part, "\\"));
        }

        if (filter.Kind is { } kind)
            organisations = organisations.Where(o => o.Kind == kind);
        if (!string.IsNullOrWhiteSpace(filter.Region))
            organisations = organisations.Where(o => o.RegionPath.StartsWith(filter.Region));
        if (filter.ParentId is { } parent)
        {
            var parents = db.Organisations.In(staff.Scope).Where(p => p.Id == parent);
            organisations = organisations.Where(o => parents.Any(p => p.Id == o.ParentId));
        }

        if (filter.UnderId is { } top)
        {
            var below = db.OrganisationsWithBelow(staff.Scope, top);
            organisations = organisations.Where(o => o.Id != top && below.Any(b => b.Id == o.Id));
        }

        if (filter.Topmost == true)
            organisations = organisations.Topmost(db, staff.Scope);
        return organisations.AsNoTracking();
    }

    /// <summary>A row without the number of its members.</summary>
    internal static Expression<Func<Organisation, OrganisationRow>> Row(PaiyiDb db, Scope scope)
    {
        var seen = db.Organisations.In(scope);
        // Whoever works for an organisation knows the name of the one that it belongs to.
        var named = scope.IsOrganisation ? db.Organisations : seen;
        return o => new OrganisationRow(
            o.Id, o.Kind, o.Name, o.CreditCode, o.RegionId, db.Regions.Where(r => r.Id == o.RegionId).Select(r => r.Name).First(),
            o.Address, o.ContactName, 0,
            seen.Where(p => p.Id == o.ParentId).Select(p => (long?)p.Id).FirstOrDefault(),
            named.Where(p => p.Id == o.ParentId).Select(p => p.Name).FirstOrDefault(),
            o.ParentId != null && !seen.Any(p => p.Id == o.ParentId),
            seen.Count(c => c.ParentId == o.Id && c.ArchivedAt == null), o.Version);
    }

    /// <summary>The same rows with their members counted, in one question for all.</summary>
    internal static async Task<IReadOnlyList<OrganisationRow>> CountedAsync(
        IReadOnlyList<OrganisationRow> rows, PaiyiDb db, MemberCounts counts, CancellationToken ct)
    {
        var members = await counts(db, [.. rows.Select(r => r.Id)], ct);
        return [.. rows.Select(r => r with { Members = members.GetValueOrDefault(r.Id) })];
    }
}

/// <summary>Which organisations.</summary>
public sealed class OrganisationFilter
{
    /// <summary>Part of the name.</summary>
    [MaxLength(120)]
    public string? Name { get; init; }

    public OrganisationKind? Kind { get; init; }

    /// <summary>The path of a region; organisations of its subtree.</summary>
    [MaxLength(100)]
    public string? Region { get; init; }

    /// <summary>Those that belong directly to this organisation.</summary>
    public long? ParentId { get; init; }

    /// <summary>Those that belong to this organisation, at every level.</summary>
    public long? UnderId { get; init; }

    /// <summary>Those that belong to none of the caller's scope.</summary>
    public bool? Topmost { get; init; }
}

/// <summary>What organisations can be sorted by.</summary>
public enum OrganisationSort
{
    Name,
    NameDescending,
    CreditCode,
    CreditCodeDescending,
}

/// <summary>An organisation in a list.</summary>
/// <param name="Members">People on its roster today.</param>
/// <param name="ParentId">The organisation that it belongs to; null also when that lies outside the caller's scope.</param>
/// <param name="Parent">The name of that one, as far as the caller may know it.</param>
/// <param name="ParentElsewhere">It belongs to one outside the caller's scope.</param>
/// <param name="Subordinates">How many of the caller's scope belong directly to it.</param>
public sealed record OrganisationRow(
    long Id, OrganisationKind Kind, string Name, string? CreditCode, int RegionId, string Region, string? Address, string? ContactName,
    int Members, long? ParentId, string? Parent, bool ParentElsewhere, int Subordinates, uint Version);

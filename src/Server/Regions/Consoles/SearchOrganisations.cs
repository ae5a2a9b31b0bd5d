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
        var rows = await db.OrganisationsMatching(staff, filter).AsNoTracking()
            .ToPageAsync(page, Order(sort), db.Organisations.In(staff.Scope), o => o.Id, Row(db, staff.Scope), r => r.Id, ct);
        return TypedResults.Ok(rows with { Items = await CountedAsync(rows.Items, db, counts, ct) });
    }

    internal static ListOrder<Organisation>? Order(OrganisationSort? sort) => sort switch
    {
        OrganisationSort.Name or OrganisationSort.NameDescending => ListOrders.By<Organisation, string>(sort, o => NameOrder.Of(o.Name)),
        OrganisationSort.CreditCode or OrganisationSort.CreditCodeDescending => ListOrders.By<Organisation, string>(sort, o => o.CreditCode ?? ""),
        _ => null,
    };

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

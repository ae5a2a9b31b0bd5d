using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.People;
using Paiyi.Server.Platform.Paging;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Policies;

namespace Paiyi.Server.HealthCodes.Consoles;

/// <summary>Lists the codes of the persons in the caller's scope with their reasons.</summary>
public static class SearchHealthCodes
{
    public static async Task<Ok<Page<HealthCodeRow>>> Handle(
        [AsParameters] HealthCodeFilter filter, [AsParameters] PageRequest page, Staff staff, HttpRequest request, PaiyiDb db, RuleSets ruleSets,
        CancellationToken ct)
    {
        var codes = await Query(db, staff, filter).ToPageAsync(
            page, h => h.PersonId,
            h => new
            {
                Code = h,
                Name = db.Persons.Where(p => p.Id == h.PersonId).Select(p => p.Name).First(),
                Region = db.Regions.Where(r => db.Persons.Any(p => p.Id == h.PersonId && p.RegionId == r.Id)).Select(r => r.Name).First(),
            },
            r => r.Code.PersonId, ct);
        var items = new List<HealthCodeRow>(codes.Items.Count);
        foreach (var row in codes.Items)
        {
            var rules = await ruleSets.HealthCodeRulesAsync(row.Code.RuleVersion, ct);
            items.Add(new HealthCodeRow(
                row.Code.PersonId, row.Name, row.Region, row.Code.Colour, ReasonView.Of(row.Code.Reasons, rules, Languages.Of(request)), row.Code.DecidedAt));
        }

        return TypedResults.Ok(new Page<HealthCodeRow>(items, codes.NextCursor));
    }

    internal static IQueryable<HealthCode> Query(PaiyiDb db, Staff staff, HealthCodeFilter filter)
    {
        var persons = db.PersonsIn(staff.Scope);
        if (!string.IsNullOrWhiteSpace(filter.Region))
            persons = persons.Where(p => p.RegionPath.StartsWith(filter.Region));
        if (filter.OrganisationId is { } organisation)
            persons = persons.Where(p => db.Memberships.Any(m => m.OrganisationId == organisation && m.PersonId == p.Id && m.LeftAt == null));
        var codes = db.HealthCodes.AsNoTracking().Where(h => persons.Any(p => p.Id == h.PersonId));
        return filter.Colour is { } colour ? codes.Where(h => h.Colour == colour) : codes;
    }
}

/// <summary>Which codes.</summary>
public sealed class HealthCodeFilter
{
    public Colour? Colour { get; init; }

    /// <summary>The path of a region; persons of its subtree.</summary>
    [MaxLength(100)]
    public string? Region { get; init; }

    public long? OrganisationId { get; init; }
}

/// <summary>A person's code in a list.</summary>
public sealed record HealthCodeRow(
    long PersonId, string Name, string Region, Colour Colour, IReadOnlyList<ReasonView> Reasons, DateTimeOffset DecidedAt);

using System.ComponentModel.DataAnnotations;
using System.Linq.Expressions;
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
        var codes = await Query(db, staff, filter).ToPageAsync(page, h => h.PersonId, Row(db), r => r.Code.PersonId, ct);
        var items = new List<HealthCodeRow>(codes.Items.Count);
        foreach (var row in codes.Items)
            items.Add(await row.ExplainAsync(ruleSets, Languages.Of(request), ct));
        return TypedResults.Ok(new Page<HealthCodeRow>(items, codes.NextCursor));
    }

    internal static Expression<Func<HealthCode, UnexplainedCode>> Row(PaiyiDb db) => h => new UnexplainedCode(
        h,
        db.Persons.Where(p => p.Id == h.PersonId).Select(p => p.Name).First(),
        db.Regions.Where(r => db.Persons.Any(p => p.Id == h.PersonId && p.RegionId == r.Id)).Select(r => r.Name).First());

    internal static IQueryable<HealthCode> Query(PaiyiDb db, Staff staff, HealthCodeFilter filter)
    {
        var persons = db.PersonsIn(staff.Scope);
        if (!string.IsNullOrWhiteSpace(filter.Region))
            persons = persons.LivingIn(filter.Region);
        if (filter.OrganisationId is { } organisation)
        {
            var members = db.MembershipsIn(staff.Scope).Where(m => m.OrganisationId == organisation);
            persons = persons.Where(p => members.Any(m => m.PersonId == p.Id));
        }

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

/// <summary>A code whose reasons are not in words yet.</summary>
internal sealed record UnexplainedCode(HealthCode Code, string Name, string Region)
{
    public async ValueTask<HealthCodeRow> ExplainAsync(RuleSets ruleSets, Language language, CancellationToken ct) => new(
        Code.PersonId, Name, Region, Code.Colour,
        ReasonView.Of(Code.Reasons, await ruleSets.HealthCodeRulesAsync(Code.RuleVersion, ct), language), Code.DecidedAt);
}

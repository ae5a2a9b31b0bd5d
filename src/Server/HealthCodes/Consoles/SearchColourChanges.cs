using System.ComponentModel.DataAnnotations;
using System.Linq.Expressions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.People;
using Paiyi.Server.Platform.Paging;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Time;
using Paiyi.Server.Policies;

namespace Paiyi.Server.HealthCodes.Consoles;

/// <summary>Lists the changes of colour in the caller's scope, the newest first unless sorted otherwise.</summary>
public static class SearchColourChanges
{
    public static async Task<Ok<Page<ColourChangeRow>>> Handle(
        [AsParameters] ColourChangeFilter filter, ColourChangeSort? sort, [AsParameters] PageRequest page, Staff staff, HttpRequest request, PaiyiDb db, RuleSets ruleSets,
        CancellationToken ct)
    {
        var changes = await Query(db, staff, filter)
            .ToPageAsync(page, Order(sort), Query(db, staff, new()), c => c.Id, Row(db), r => r.Change.Id, ct);
        var items = new List<ColourChangeRow>(changes.Items.Count);
        foreach (var row in changes.Items)
            items.Add(await row.ExplainAsync(ruleSets, Languages.Of(request), ct));
        return TypedResults.Ok(new Page<ColourChangeRow>(items, changes.NextCursor));
    }

    internal static Expression<Func<HealthCodeChange, UnexplainedChange>> Row(PaiyiDb db) => c => new UnexplainedChange(
        c, db.Persons.Where(p => p.Id == c.PersonId).Select(p => p.Name).First());

    internal static ListOrder<HealthCodeChange>? Order(ColourChangeSort? sort) => sort is null ? null : ListOrders.Oldest<HealthCodeChange>(sort);

    internal static IQueryable<HealthCodeChange> Query(PaiyiDb db, Staff staff, ColourChangeFilter filter)
    {
        var persons = db.PersonsIn(staff.Scope);
        if (!string.IsNullOrWhiteSpace(filter.Region))
            persons = persons.LivingIn(filter.Region);
        var changes = db.HealthCodeChanges.AsNoTracking().Where(c => persons.Any(p => p.Id == c.PersonId));
        if (filter.From is { } from)
        {
            var start = ChinaTime.StartOf(from);
            changes = changes.Where(c => c.At >= start);
        }

        var until = filter.To is { } to ? ChinaTime.EndOf(to) : DateTimeOffset.MaxValue;
        if (filter.To is not null)
            changes = changes.Where(c => c.At < until);
        if (filter.Turned == true)
        {
            changes = changes.Where(c => c.From != null && c.From != c.To && !db.HealthCodeChanges.Any(later =>
                later.PersonId == c.PersonId && later.Id > c.Id && later.To == c.To && later.From != null && later.From != later.To && later.At < until));
        }

        return filter.Colour is { } colour ? changes.Where(c => c.To == colour) : changes;
    }
}

/// <summary>Which changes.</summary>
public sealed class ColourChangeFilter
{
    /// <summary>The first day, in China.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day (inclusive), in China.</summary>
    public DateOnly? To { get; init; }

    /// <summary>The new colour.</summary>
    public Colour? Colour { get; init; }

    /// <summary>Only persons who turned from another colour, each once for a colour.</summary>
    public bool? Turned { get; init; }

    /// <summary>The path of a region; persons of its subtree.</summary>
    [MaxLength(100)]
    public string? Region { get; init; }
}

/// <summary>How changes can be sorted: by time, the oldest first.</summary>
public enum ColourChangeSort
{
    At,
}

/// <summary>A person's change of colour in a list.</summary>
public sealed record ColourChangeRow(
    long PersonId, string Name, DateTimeOffset At, Colour? From, Colour To, IReadOnlyList<ReasonView> Reasons);

/// <summary>A change whose reasons are not in words yet.</summary>
internal sealed record UnexplainedChange(HealthCodeChange Change, string Name)
{
    public async ValueTask<ColourChangeRow> ExplainAsync(RuleSets ruleSets, Language language, CancellationToken ct) => new(
        Change.PersonId, Name, Change.At, Change.From, Change.To,
        ReasonView.Of(Change.Reasons, await ruleSets.HealthCodeRulesAsync(Change.RuleVersion, ct), language));
}

using System.ComponentModel.DataAnnotations;
using System.Linq.Expressions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.People;
using Paiyi.Server.Platform.Paging;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.Passages.Consoles;

/// <summary>Lists the passages at the gates of the caller's scope, the newest first.</summary>
public static class SearchPassages
{
    public static async Task<Ok<Page<PassageRow>>> Handle(
        [AsParameters] PassageFilter filter, PassageSort? sort, [AsParameters] PageRequest page, Staff staff, PaiyiDb db, CancellationToken ct) =>
        TypedResults.Ok(await Matching(db, staff, filter)
            .ToPageAsync(page, Order(sort), db.PassagesIn(staff.Scope), p => p.Id, Row(db), r => r.Id, ct));

    internal static ListOrder<Passage>? Order(PassageSort? sort) => sort is null ? null : ListOrders.By<Passage, DateTimeOffset>(sort, p => p.At);

    internal static IQueryable<Passage> Matching(PaiyiDb db, Staff staff, PassageFilter filter)
    {
        var passages = db.PassagesIn(staff.Scope).AsNoTracking();
        if (filter.From is { } from)
        {
            var start = ChinaTime.StartOf(from);
            passages = passages.Where(p => p.At >= start);
        }

        if (filter.To is { } to)
        {
            var end = ChinaTime.EndOf(to);
            passages = passages.Where(p => p.At < end);
        }

        if (filter.CheckpointId is { } checkpoint)
            passages = passages.Where(p => p.CheckpointId == checkpoint);
        if (filter.OrganisationId is { } organisation)
            passages = passages.Where(p => db.Checkpoints.Any(c => c.Id == p.CheckpointId && c.OrganisationId == organisation));
        if (!string.IsNullOrWhiteSpace(filter.Region))
        {
            var checkpoints = db.Checkpoints.Where(c => db.Organisations.Any(o => o.Id == c.OrganisationId && o.RegionPath.StartsWith(filter.Region)));
            passages = passages.Where(p => checkpoints.Any(c => c.Id == p.CheckpointId));
        }

        if (filter.Outcome is { } outcome)
            passages = passages.Where(p => p.Outcome == outcome);
        if (!string.IsNullOrWhiteSpace(filter.PersonName))
        {
            var named = db.Persons.WhereNameContains(filter.PersonName);
            passages = passages.Where(p => named.Any(x => x.Id == p.PersonId));
        }

        return passages;
    }

    internal static Expression<Func<Passage, PassageRow>> Row(PaiyiDb db) => p => new PassageRow(
        p.Id, p.At,
        db.Checkpoints.Where(c => c.Id == p.CheckpointId).Select(c => c.Name).First(),
        db.Checkpoints.Where(c => c.Id == p.CheckpointId).SelectMany(c => db.Organisations.Where(o => o.Id == c.OrganisationId)).Select(o => o.Name).First(),
        p.PersonId, db.Persons.Where(x => x.Id == p.PersonId).Select(x => x.Name).First(),
        p.Colour, p.TemperatureTenths, p.Direction, p.Outcome, p.Reasons, p.Note,
        db.StaffAccounts.Where(s => s.Id == p.KeeperId).Select(s => s.Name).First(), p.ImportId != null);
}

/// <summary>Which passages.</summary>
public sealed class PassageFilter
{
    /// <summary>The first day, in China.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day (inclusive), in China.</summary>
    public DateOnly? To { get; init; }

    public long? CheckpointId { get; init; }

    public long? OrganisationId { get; init; }

    /// <summary>The path of a region; the gates of the organisations of its subtree.</summary>
    [MaxLength(100)]
    public string? Region { get; init; }

    public PassageOutcome? Outcome { get; init; }

    /// <summary>Part of the person's name.</summary>
    [MaxLength(60)]
    public string? PersonName { get; init; }
}

/// <summary>What passages can be sorted by; in their own order they stand as they arrived, which may be later.</summary>
public enum PassageSort
{
    At,
    AtDescending,
}

/// <summary>A passage in a list.</summary>
/// <param name="Colour">The colour that the gate was shown; null when a gate on paper wrote none down.</param>
/// <param name="Keeper">Who recorded it; of an imported one, who committed the list.</param>
/// <param name="Imported">Whether it came with a list, from paper or another system.</param>
public sealed record PassageRow(
    long Id, DateTimeOffset At, string Checkpoint, string Organisation, long PersonId, string Person, string? Colour,
    short? TemperatureTenths, Direction Direction, PassageOutcome Outcome, RefusalReason[]? Reasons, string? Note, string Keeper, bool Imported);

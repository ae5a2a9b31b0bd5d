using System.Linq.Expressions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Paging;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.Passages.Consoles;

/// <summary>Lists who handed which gate of the caller's scope to whom, the newest first.</summary>
public static class SearchHandOvers
{
    public static async Task<Ok<Page<GateHandOver>>> Handle(
        [AsParameters] HandOverFilter filter, [AsParameters] PageRequest page, Staff staff, PaiyiDb db, CancellationToken ct) =>
        TypedResults.Ok(await Matching(db, staff, filter).ToPageAsync(page, h => h.Id, Row(db), r => r.Id, ct));

    internal static IQueryable<HandOver> Matching(PaiyiDb db, Staff staff, HandOverFilter filter)
    {
        var checkpoints = db.CheckpointsIn(staff.Scope);
        if (filter.OrganisationId is { } organisation)
            checkpoints = checkpoints.Where(c => c.OrganisationId == organisation);
        var handOvers = db.HandOvers.AsNoTracking().Where(h => checkpoints.Any(c => c.Id == h.CheckpointId));
        if (filter.CheckpointId is { } checkpoint)
            handOvers = handOvers.Where(h => h.CheckpointId == checkpoint);
        if (filter.State is { } state)
            handOvers = handOvers.Where(h => h.State == state);
        if (filter.From is { } from)
        {
            var start = ChinaTime.StartOf(from);
            handOvers = handOvers.Where(h => h.OfferedAt >= start);
        }

        if (filter.To is { } to)
        {
            var end = ChinaTime.EndOf(to);
            handOvers = handOvers.Where(h => h.OfferedAt < end);
        }

        return handOvers;
    }

    internal static Expression<Func<HandOver, GateHandOver>> Row(PaiyiDb db) => h => new GateHandOver(
        h.Id,
        db.Checkpoints.Where(c => c.Id == h.CheckpointId).Select(c => c.Name).First(),
        db.Checkpoints.Where(c => c.Id == h.CheckpointId).SelectMany(c => db.Organisations.Where(o => o.Id == c.OrganisationId)).Select(o => o.Name).First(),
        db.StaffAccounts.Where(s => s.Id == h.FromStaffId).Select(s => s.Name).First(),
        db.StaffAccounts.Where(s => s.Id == h.ToStaffId).Select(s => s.Name).First(),
        h.State, h.ShiftFrom, h.OfferedAt, h.EndedAt, h.In, h.Out, h.Refused, h.Note);
}

/// <summary>Which hand-overs.</summary>
public sealed class HandOverFilter
{
    /// <summary>The first day, in China.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day (inclusive), in China.</summary>
    public DateOnly? To { get; init; }

    public long? CheckpointId { get; init; }

    public long? OrganisationId { get; init; }

    public HandOverState? State { get; init; }
}

/// <summary>A hand-over in a list.</summary>
/// <param name="FromName">Whose shift ended.</param>
/// <param name="ToName">Who takes the gate.</param>
/// <param name="EndedAt">When it was accepted or withdrawn; null while it is only offered.</param>
/// <param name="In">Who came in during the shift.</param>
public sealed record GateHandOver(
    long Id, string Checkpoint, string Organisation, string FromName, string ToName, HandOverState State, DateTimeOffset ShiftFrom,
    DateTimeOffset OfferedAt, DateTimeOffset? EndedAt, int In, int Out, int Refused, string? Note);

using System.Linq.Expressions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Paging;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.Passages.Consoles;

/// <summary>Lists the checkpoints of the caller's scope with their keepers and today's count.</summary>
public static class ListCheckpoints
{
    public static async Task<Ok<Page<CheckpointRow>>> Handle(
        [AsParameters] CheckpointFilter filter, CheckpointSort? sort, [AsParameters] PageRequest page, Staff staff, PaiyiDb db, TimeProvider clock, CancellationToken ct) =>
        TypedResults.Ok(await db.CheckpointsMatching(staff, filter).AsNoTracking().ToPageAsync(
            page, Order(sort), db.CheckpointsIn(staff.Scope), c => c.Id, Row(db, ChinaTime.StartOf(clock.Today())), c => c.Id, ct));

    internal static ListOrder<Checkpoint>? Order(CheckpointSort? sort) =>
        sort is null ? null : ListOrders.By<Checkpoint, string>(sort, c => NameOrder.Of(c.Name));

    internal static Expression<Func<Checkpoint, CheckpointRow>> Row(PaiyiDb db, DateTimeOffset today) => c => new CheckpointRow(
        c.Id, c.OrganisationId, db.Organisations.Where(o => o.Id == c.OrganisationId).Select(o => o.Name).First(), c.Name, c.ClosedAt != null,
        db.CheckpointKeepers.Where(k => k.CheckpointId == c.Id)
            .SelectMany(k => db.StaffAccounts.Where(s => s.Id == k.StaffId && s.DisabledAt == null))
            .OrderBy(s => s.Id).Select(s => new CheckpointKeeperRow(s.Id, s.Name)).ToList(),
        new OutcomeCount(
            db.Passages.Count(p => p.CheckpointId == c.Id && p.At >= today && p.Outcome == PassageOutcome.Admitted),
            db.Passages.Count(p => p.CheckpointId == c.Id && p.At >= today && p.Outcome == PassageOutcome.Refused)),
        c.Version);
}

/// <summary>What checkpoints can be sorted by.</summary>
public enum CheckpointSort
{
    Name,
    NameDescending,
}

public sealed record CheckpointRow(
    long Id, long OrganisationId, string Organisation, string Name, bool Closed, IReadOnlyList<CheckpointKeeperRow> Keepers, OutcomeCount Today,
    uint Version);

public sealed record CheckpointKeeperRow(long Id, string Name);

/// <summary>How many passages ended how.</summary>
public sealed record OutcomeCount(int Admitted, int Refused);

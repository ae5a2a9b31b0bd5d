using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.Passages.Duty;

/// <summary>Lists the open gates that the caller keeps, with today's count and the temperature that nobody passes with.</summary>
public static class ListKeptCheckpoints
{
    public static async Task<Ok<KeptCheckpoints>> Handle(Staff staff, PaiyiDb db, PassageSettings settings, TimeProvider clock, CancellationToken ct)
    {
        var today = ChinaTime.StartOf(clock.Today());
        var items = await db.CheckpointsKeptBy(staff).Where(c => c.ClosedAt == null).OrderBy(c => c.Id)
            .Select(c => new KeptCheckpoint(
                c.Id, c.Name, db.Organisations.Where(o => o.Id == c.OrganisationId).Select(o => o.Name).First(),
                new GateCount(
                    db.Passages.Count(p => p.CheckpointId == c.Id && p.At >= today && p.Outcome == PassageOutcome.Admitted && p.Direction == Direction.In),
                    db.Passages.Count(p => p.CheckpointId == c.Id && p.At >= today && p.Outcome == PassageOutcome.Admitted && p.Direction == Direction.Out),
                    db.Passages.Count(p => p.CheckpointId == c.Id && p.At >= today && p.Outcome == PassageOutcome.Refused))))
            .ToListAsync(ct);
        return TypedResults.Ok(new KeptCheckpoints(items, settings.FeverTenths));
    }
}

/// <summary>The gates of a keeper.</summary>
/// <param name="FeverTenths">Nobody is admitted from this temperature on, in tenths of a degree Celsius.</param>
public sealed record KeptCheckpoints(IReadOnlyList<KeptCheckpoint> Items, int FeverTenths);

public sealed record KeptCheckpoint(long Id, string Name, string Organisation, GateCount Today);

/// <summary>People who were let in and out today, and who were refused.</summary>
public sealed record GateCount(int In, int Out, int Refused);

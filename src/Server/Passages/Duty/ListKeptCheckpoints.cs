using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.Passages.Duty;

/// <summary>Lists the open gates that the caller keeps, with today's count.</summary>
public static class ListKeptCheckpoints
{
    public static async Task<Ok<KeptCheckpoints>> Handle(Staff staff, PaiyiDb db, TimeProvider clock, CancellationToken ct)
    {
        var today = ChinaTime.StartOf(clock.Today());
        var items = await db.CheckpointsKeptBy(staff.Id).Where(c => c.ClosedAt == null).OrderBy(c => c.Id)
            .Select(c => new KeptCheckpoint(
                c.Id, c.Name, db.Organisations.Where(o => o.Id == c.OrganisationId).Select(o => o.Name).First(),
                new GateCount(
                    db.Passages.Count(p => p.CheckpointId == c.Id && p.At >= today && p.Outcome == PassageOutcome.Admitted && p.Direction == Direction.In),
                    db.Passages.Count(p => p.CheckpointId == c.Id && p.At >= today && p.Outcome == PassageOutcome.Admitted && p.Direction == Direction.Out),
                    db.Passages.Count(p => p.CheckpointId == c.Id && p.At >= today && p.Outcome == PassageOutcome.Refused))))
            .ToListAsync(ct);
        return TypedResults.Ok(new KeptCheckpoints(items));
    }
}

public sealed record KeptCheckpoints(IReadOnlyList<KeptCheckpoint> Items);

public sealed record KeptCheckpoint(long Id, string Name, string Organisation, GateCount Today);

/// <summary>People who were let in and out today, and who were refused.</summary>
public sealed record GateCount(int In, int Out, int Refused);

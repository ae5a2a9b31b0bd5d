using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Passages.Shifts;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Passages.Duty;

/// <summary>Takes over a gate that was offered to the caller; accepting twice is accepting once.</summary>
public static class AcceptHandOver
{
    public static async Task<Results<Ok<HandOverRow>, Refusal>> Handle(
        long id, Staff staff, PaiyiDb db, AuditTrail audit, TimeProvider clock, CancellationToken ct)
    {
        var kept = db.CheckpointsKeptBy(staff);
        var handOver = await db.HandOvers.SingleOrDefaultAsync(h => h.Id == id && h.ToStaffId == staff.Id && kept.Any(c => c.Id == h.CheckpointId), ct);
        if (handOver is null)
            return PassageProblems.HandOverUnknown;
        if (handOver.State == HandOverState.Withdrawn)
            return PassageProblems.HandOverEnded;
        if (handOver.State == HandOverState.Offered)
        {
            (handOver.State, handOver.EndedAt) = (HandOverState.Accepted, clock.GetUtcNow());
            db.Add(audit.Entry(nameof(AcceptHandOver), detail: new { checkpoint = handOver.CheckpointId, from = handOver.FromStaffId }));
            await db.SaveChangesAsync(ct);
        }

        return TypedResults.Ok(await db.Rows(db.HandOvers.Where(h => h.Id == id)).SingleAsync(ct));
    }
}

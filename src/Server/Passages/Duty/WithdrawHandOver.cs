using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Passages.Duty;

/// <summary>Takes back the caller's offer of a gate while nobody has accepted it.</summary>
public static class WithdrawHandOver
{
    public static async Task<Results<NoContent, Refusal>> Handle(
        long id, Staff staff, PaiyiDb db, AuditTrail audit, TimeProvider clock, CancellationToken ct)
    {
        var handOver = await db.HandOvers.SingleOrDefaultAsync(h => h.Id == id && h.FromStaffId == staff.Id, ct);
        if (handOver is null)
            return PassageProblems.HandOverUnknown;
        if (handOver.State != HandOverState.Offered)
            return PassageProblems.HandOverEnded;
        (handOver.State, handOver.EndedAt) = (HandOverState.Withdrawn, clock.GetUtcNow());
        db.Add(audit.Entry(nameof(WithdrawHandOver), detail: new { checkpoint = handOver.CheckpointId, to = handOver.ToStaffId }));
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

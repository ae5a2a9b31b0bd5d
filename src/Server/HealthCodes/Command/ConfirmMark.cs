using Microsoft.AspNetCore.Http.HttpResults;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.HealthCodes.Command;

/// <summary>Confirms a colleague's mark: from now on it counts.</summary>
public static class ConfirmMark
{
    public static async Task<Results<NoContent, Refusal>> Handle(
        long id, Staff staff, PaiyiDb db, TimeProvider clock, AuditTrail audit, CancellationToken ct)
    {
        var now = clock.GetUtcNow().ToMilliseconds();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockMarkAsync(staff.Scope, id, ct) is not { } mark)
            return PlatformProblems.NotFound;
        if (mark.WithdrawnAt is not null || mark.Until <= now)
            return HealthCodeProblems.Ended;
        if (mark.ConfirmedAt is not null)
            return HealthCodeProblems.AlreadyConfirmed;
        if (mark.ProposedBy == staff.Id)
            return HealthCodeProblems.SamePerson;
        mark.ConfirmedBy = staff.Id;
        mark.ConfirmedAt = now;
        db.Follow(mark, audit.Entry(nameof(ConfirmMark), mark, null), now);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}

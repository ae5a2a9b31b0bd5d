using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.HealthCodes.Command;

/// <summary>Withdraws a mark, proposed or in force; it counts no more.</summary>
public static class WithdrawMark
{
    public static async Task<Results<NoContent, Refusal>> Handle(
        long id, WithdrawMarkRequest request, Staff staff, PaiyiDb db, TimeProvider clock, AuditTrail audit, CancellationToken ct)
    {
        var now = clock.GetUtcNow().ToMilliseconds();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockMarkAsync(staff.Scope, id, ct) is not { } mark)
            return PlatformProblems.NotFound;
        if (mark.WithdrawnAt is not null || mark.Until <= now)
            return HealthCodeProblems.Ended;
        mark.WithdrawnBy = staff.Id;
        mark.WithdrawnAt = now;
        db.Follow(mark, audit.Entry(nameof(WithdrawMark), mark, request.Reason.Trim()), now);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>Why a mark is withdrawn.</summary>
public sealed record WithdrawMarkRequest(
    [property: Required, MinLength(2), MaxLength(300), RegularExpression(@"[^\0]*\S[^\0]*")] string Reason);

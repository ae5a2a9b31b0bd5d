using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.People;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.HealthCodes.Command;

/// <summary>Proposes a mark on a person; it counts only once a second officer confirms it.</summary>
public static class ProposeMark
{
    public static async Task<Results<Created<ProposedMark>, Refusal>> Handle(
        long id, ProposeMarkRequest request, Staff staff, PaiyiDb db, TimeProvider clock, AuditTrail audit, CancellationToken ct)
    {
        if (!await db.PersonsIn(staff.Scope).AnyAsync(p => p.Id == id, ct))
            return PersonProblems.NotFound;
        var now = clock.GetUtcNow().ToMilliseconds();
        var (from, until) = (request.From.ToUniversalTime().ToMilliseconds(), request.Until.ToUniversalTime().ToMilliseconds());
        if (ManualMark.RefusePeriod(from, until, now) is { } refusal)
            return refusal;
        var mark = new ManualMark
        {
            PersonId = id, Kind = request.Kind, From = from, Until = until, Reason = request.Reason.Trim(), ProposedBy = staff.Id, ProposedAt = now,
        };
        db.ManualMarks.Add(mark);
        db.Follow(mark, audit.Entry(nameof(ProposeMark), mark, mark.Reason), now);
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/api/command/marks/{mark.Id}", new ProposedMark(mark.Id));
    }
}

/// <summary>A mark to propose.</summary>
/// <param name="Until">Exclusive; at most 90 days after the beginning.</param>
/// <param name="Reason">What the person will be told and the auditor will read.</param>
public sealed record ProposeMarkRequest(
    MarkKind Kind, DateTimeOffset From, DateTimeOffset Until,
    [property: Required, MinLength(4), MaxLength(300), RegularExpression(@"[^\0]*\S[^\0]*")] string Reason);

public sealed record ProposedMark(long Id);

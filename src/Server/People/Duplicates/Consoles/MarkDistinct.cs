using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.People.Duplicates.Consoles;

/// <summary>Says that two persons are not the same: no search asks again.</summary>
public static class MarkDistinct
{
    public static async Task<Results<NoContent, Refusal>> Handle(
        long id, MarkDistinctRequest request, Staff staff, PaiyiDb db, AuditTrail audit, TimeProvider clock, CancellationToken ct)
    {
        if (await db.DuplicatesIn(staff.Scope).SingleOrDefaultAsync(d => d.Id == id, ct) is not { } pair)
            return DuplicateProblems.NotFound;
        if (pair.State != DuplicateState.Open)
            return DuplicateProblems.Decided;
        pair.Decide(DuplicateState.Distinct, staff.Id, clock.GetUtcNow(), request.Remark);
        return await Deciding.SaveAsync(db, pair, audit.Entry(nameof(MarkDistinct), pair.LowId, request.Remark, new { pair = id, other = pair.HighId }), ct);
    }
}

/// <summary>Why, if there is something to say.</summary>
public sealed record MarkDistinctRequest([property: MaxLength(300)] string? Remark);

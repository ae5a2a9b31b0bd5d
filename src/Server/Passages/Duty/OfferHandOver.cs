using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Passages.Shifts;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Passages.Duty;

/// <summary>Offers a gate to its next keeper, with the counts of the shift; a former offer of the same gate is withdrawn.</summary>
public static class OfferHandOver
{
    public static async Task<Results<Created<HandOverRow>, Refusal>> Handle(
        long id, OfferHandOverRequest request, Staff staff, PaiyiDb db, RoleCatalogue roles, AuditTrail audit, TimeProvider clock, CancellationToken ct)
    {
        if (!await db.CheckpointsKeptBy(staff).AnyAsync(c => c.Id == id, ct))
            return PassageProblems.CheckpointNotFound;
        var own = db.HandOvers.Where(h => h.FromStaffId == staff.Id && h.ClientKey == request.ClientKey);
        if (await db.Rows(own).FirstOrDefaultAsync(ct) is { } sent)
            return TypedResults.Created((string?)null, sent);
        if (!await db.OtherKeepers(roles.Book, id, staff).AnyAsync(s => s.Id == request.ToStaffId, ct))
            return PassageProblems.SuccessorUnknown;
        var now = clock.GetUtcNow();
        var shift = await db.ShiftAsync(id, staff, now, ct);
        foreach (var open in await db.HandOvers.Where(h => h.CheckpointId == id && h.FromStaffId == staff.Id && h.State == HandOverState.Offered).ToListAsync(ct))
            (open.State, open.EndedAt) = (HandOverState.Withdrawn, now);
        db.Add(new HandOver
        {
            CheckpointId = id,
            FromStaffId = staff.Id,
            ToStaffId = request.ToStaffId,
            State = HandOverState.Offered,
            ShiftFrom = shift.From,
            OfferedAt = now,
            In = shift.Count.In,
            Out = shift.Count.Out,
            Refused = shift.Count.Refused,
            Note = string.IsNullOrWhiteSpace(request.Note) ? null : request.Note.Trim(),
            ClientKey = request.ClientKey,
        });
        db.Add(audit.Entry(nameof(OfferHandOver), detail: new { checkpoint = id, to = request.ToStaffId, shift.Count }));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.Duplicates(HandOver.ClientKeyIndex))
        {
            return PlatformProblems.ChangedMeanwhile;
        }

        return TypedResults.Created((string?)null, await db.Rows(own).SingleAsync(ct));
    }
}

/// <summary>To whom, and what they should know.</summary>
/// <param name="ClientKey">The phone's own number for this offer: sent twice, it is one.</param>
public sealed record OfferHandOverRequest(Guid ClientKey, long ToStaffId, [property: MaxLength(200)] string? Note);

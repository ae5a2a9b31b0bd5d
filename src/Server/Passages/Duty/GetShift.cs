using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Passages.Shifts;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Passages.Duty;

/// <summary>Tells the caller's own shift at a gate, who may take it over, and an offer that nobody has accepted yet.</summary>
public static class GetShift
{
    public static async Task<Results<Ok<KeptShift>, Refusal>> Handle(long id, Staff staff, PaiyiDb db, RoleCatalogue roles, TimeProvider clock, CancellationToken ct)
    {
        if (!await db.CheckpointsKeptBy(staff).AnyAsync(c => c.Id == id, ct))
            return PassageProblems.CheckpointNotFound;
        var shift = await db.ShiftAsync(id, staff, clock.GetUtcNow(), ct);
        var keepers = await db.OtherKeepers(roles.Book, id, staff).OrderBy(s => s.Name).Select(s => new NextKeeper(s.Id, s.Name, s.UserName)).ToListAsync(ct);
        var offered = await db.Rows(db.HandOvers.Where(h => h.CheckpointId == id && h.FromStaffId == staff.Id && h.State == HandOverState.Offered)
            .OrderByDescending(h => h.Id)).FirstOrDefaultAsync(ct);
        return TypedResults.Ok(new KeptShift(shift.From, shift.Count, keepers, offered));
    }
}

/// <summary>A keeper's own turn at a gate.</summary>
/// <param name="Offered">The caller's open offer of this gate.</param>
public sealed record KeptShift(DateTimeOffset From, GateCount Count, IReadOnlyList<NextKeeper> Keepers, HandOverRow? Offered);

/// <summary>Another keeper of the gate.</summary>
public sealed record NextKeeper(long Id, string Name, string UserName);

/// <summary>A hand-over with the counts of the shift that it ends.</summary>
public sealed record HandOverRow(
    long Id, long CheckpointId, string Checkpoint, string From, string To, string ToUserName, HandOverState State,
    DateTimeOffset ShiftFrom, DateTimeOffset OfferedAt, GateCount Count, string? Note);

using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Passages.Duty;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.Passages.Shifts;

/// <summary>A keeper's turn at a gate: since they took it over, or since midnight in China.</summary>
internal sealed record Shift(DateTimeOffset From, GateCount Count);

/// <summary>What the operations of hand-overs have in common.</summary>
internal static class ShiftReading
{
    public static async Task<Shift> ShiftAsync(this PaiyiDb db, long checkpoint, Staff keeper, DateTimeOffset now, CancellationToken ct)
    {
        var midnight = ChinaTime.StartOf(ChinaTime.DayOf(now));
        var taken = await db.HandOvers
            .Where(h => h.CheckpointId == checkpoint && h.ToStaffId == keeper.Id && h.State == HandOverState.Accepted && h.EndedAt > midnight)
            .MaxAsync(h => h.EndedAt, ct);
        var from = taken ?? midnight;
        var counts = await db.Passages.Where(p => p.CheckpointId == checkpoint && p.KeeperId == keeper.Id && p.At >= from && p.ImportId == null)
            .GroupBy(p => new { p.Outcome, p.Direction }).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        int Of(PassageOutcome outcome, Direction? direction) =>
            counts.Where(c => c.Key.Outcome == outcome && (direction is null || c.Key.Direction == direction)).Sum(c => c.Count);
        return new Shift(from, new GateCount(
            Of(PassageOutcome.Admitted, Direction.In), Of(PassageOutcome.Admitted, Direction.Out), Of(PassageOutcome.Refused, null)));
    }

    /// <summary>The others who keep the gate and may take it over.</summary>
    public static IQueryable<StaffAccount> OtherKeepers(this PaiyiDb db, RoleBook roles, long checkpoint, Staff keeper)
    {
        var organisations = db.Checkpoints.Where(c => c.Id == checkpoint).Select(c => (long?)c.OrganisationId);
        return db.StaffAccounts.Holding(roles, Permission.PassagesRecord).Where(s => s.Id != keeper.Id && s.DisabledAt == null
            && organisations.Contains(s.OrganisationId)
            && db.CheckpointKeepers.Any(k => k.CheckpointId == checkpoint && k.StaffId == s.Id));
    }

    public static IQueryable<HandOverRow> Rows(this PaiyiDb db, IQueryable<HandOver> handOvers) => handOvers.Select(h => new HandOverRow(
        h.Id, h.CheckpointId, db.Checkpoints.Where(c => c.Id == h.CheckpointId).Select(c => c.Name).First(),
        db.StaffAccounts.Where(s => s.Id == h.FromStaffId).Select(s => s.Name).First(),
        db.StaffAccounts.Where(s => s.Id == h.ToStaffId).Select(s => s.Name).First(),
        db.StaffAccounts.Where(s => s.Id == h.ToStaffId).Select(s => s.UserName).First(),
        h.State, h.ShiftFrom, h.OfferedAt, new GateCount(h.In, h.Out, h.Refused), h.Note));
}

using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Passages.Consoles;

/// <summary>Says who keeps a checkpoint: staff who may record passages, of its organisation, or of a region that contains it.</summary>
public static class AssignKeepers
{
    public static async Task<Results<NoContent, Refusal>> Handle(
        long id, AssignKeepersRequest request, Staff staff, PaiyiDb db, RoleCatalogue roles, AuditTrail audit, CancellationToken ct)
    {
        // Locked, so that of two officers who assign at once the second sees what the first has done.
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlAsync($"SELECT FROM checkpoints WHERE id = {id} FOR UPDATE", ct);
        var checkpoint = await db.CheckpointsIn(staff.Scope).FirstOrDefaultAsync(c => c.Id == id, ct);
        if (checkpoint is null)
            return PlatformProblems.NotFound;
        if (checkpoint.Version != request.Version)
            return PlatformProblems.ChangedMeanwhile;
        var organisation = await db.Organisations.Where(o => o.Id == checkpoint.OrganisationId)
            .Select(o => new { o.Id, o.RegionPath }).FirstAsync(ct);
        var wanted = request.StaffIds.ToHashSet();
        var suitable = await db.KeepersFor(roles.Book, organisation.Id, organisation.RegionPath).CountAsync(s => wanted.Contains(s.Id), ct);
        if (suitable != wanted.Count)
            return PassageProblems.KeeperUnknown;
        var present = await db.CheckpointKeepers.Where(k => k.CheckpointId == id).ToListAsync(ct);
        db.RemoveRange(present.Where(k => !wanted.Contains(k.StaffId)));
        db.AddRange(wanted.Except(present.Select(k => k.StaffId)).Select(s => new CheckpointKeeper { CheckpointId = id, StaffId = s }));
        db.Entry(checkpoint).Property(c => c.Name).IsModified = true;
        db.Add(audit.Entry(nameof(AssignKeepers), detail: new { id, keepers = wanted }));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>All who shall keep it.</summary>
/// <param name="Version">The checkpoint's version that was shown; a different one by now is refused.</param>
public sealed record AssignKeepersRequest([property: Required, MaxLength(200)] long[] StaffIds, uint Version);

using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Passages.Consoles;

/// <summary>Says who keeps a checkpoint: gatekeepers of its organisation, or of a region that contains it.</summary>
public static class AssignKeepers
{
    public static async Task<Results<NoContent, Refusal>> Handle(
        long id, AssignKeepersRequest request, Staff staff, PaiyiDb db, CancellationToken ct)
    {
        var organisation = await db.CheckpointsIn(staff.Scope).Where(c => c.Id == id)
            .SelectMany(c => db.Organisations.Where(o => o.Id == c.OrganisationId))
            .Select(o => new { o.Id, o.RegionPath }).FirstOrDefaultAsync(ct);
        if (organisation is null)
            return PlatformProblems.NotFound;
        var wanted = request.StaffIds.ToHashSet();
        var suitable = await db.StaffAccounts.CountAsync(
            s => wanted.Contains(s.Id) && s.Role == Role.Gatekeeper && s.DisabledAt == null
                && (s.OrganisationId == organisation.Id
                    || db.Regions.Any(r => r.Id == s.RegionId && organisation.RegionPath.StartsWith(r.Path))), ct);
        if (suitable != wanted.Count)
            return PassageProblems.KeeperUnknown;
        var present = await db.CheckpointKeepers.Where(k => k.CheckpointId == id).ToListAsync(ct);
        db.RemoveRange(present.Where(k => !wanted.Contains(k.StaffId)));
        db.AddRange(wanted.Except(present.Select(k => k.StaffId)).Select(s => new CheckpointKeeper { CheckpointId = id, StaffId = s }));
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

public sealed record AssignKeepersRequest([property: Required, MaxLength(200)] long[] StaffIds);

using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Regions.Command;

/// <summary>Takes a region's code out of use from a day on; records of before keep their place.</summary>
public static class WithdrawRegion
{
    public static async Task<Results<NoContent, Refusal>> Handle(
        int id, WithdrawRegionRequest request, AuditTrail audit, Staff staff, PaiyiDb db, CancellationToken ct)
    {
        // Locked, so that no child begins below it meanwhile.
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var regions = await db.Regions.FromSql($"SELECT *, xmin FROM regions WHERE id = {id} FOR UPDATE").ToListAsync(ct);
        if (regions is not [var region] || !staff.Scope.Covers(region.Path))
            return RegionProblems.NotFound;
        if (region.ValidTo is not null)
            return RegionProblems.AlreadyWithdrawn;
        if (request.ValidTo <= region.ValidFrom)
            return RegionProblems.WithdrawnBeforeBegin;
        if (await db.Regions.AnyAsync(r => r.ParentId == id && (r.ValidTo == null || r.ValidTo > request.ValidTo), ct))
            return RegionProblems.ChildrenInUse;

        region.ValidTo = request.ValidTo;
        db.AuditEntries.Add(audit.Entry(nameof(WithdrawRegion), detail: new { region.Code, request.ValidTo }));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>When a region ends.</summary>
/// <param name="ValidTo">The first day on which the code is no longer in use.</param>
public sealed record WithdrawRegionRequest(DateOnly ValidTo);

using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Regions.Consoles;

namespace Paiyi.Server.Regions.Command;

/// <summary>Adds a region below one of the caller's scope; the shape of the code tells its level.</summary>
public static class CreateRegion
{
    public static async Task<Results<Created<RegionRow>, Refusal>> Handle(
        CreateRegionRequest request, AuditTrail audit, Staff staff, PaiyiDb db, CancellationToken ct)
    {
        if (RegionCode.LevelOf(request.Code) is not { } level)
            return RegionProblems.CodeMalformed;
        if (request.ParentId is not { } parentId)
            return RegionProblems.ParentRequired;

        // The parent stays as it is until the child is saved: it may be about to be withdrawn.
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var parents = await db.Regions.FromSql($"SELECT *, xmin FROM regions WHERE id = {parentId} FOR SHARE").AsNoTracking().ToListAsync(ct);
        if (parents is not [var parent] || !staff.Scope.Covers(parent.Path))
            return RegionProblems.NotFound.At("parentId");
        if (!RegionCode.LiesIn(request.Code, level, parent))
            return RegionProblems.CodeOutsideParent;
        if (parent.ValidFrom > request.ValidFrom || parent.ValidTo is not null)
            return RegionProblems.ParentNotInUse;
        if (await db.Regions.AnyAsync(r => r.Code == request.Code && (r.ValidTo == null || r.ValidTo > request.ValidFrom), ct))
            return RegionProblems.CodeInUse;

        var region = new Region
        {
            Code = request.Code, Name = request.Name.Trim(), Level = level, ParentId = parentId, Path = $"{parent.Path}{request.Code}/",
            ValidFrom = request.ValidFrom,
        };
        db.Regions.Add(region);
        db.AuditEntries.Add(audit.Entry(nameof(CreateRegion), detail: new { region.Code, region.ValidFrom }));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.Duplicates("ux_regions_code") || e.Duplicates("ux_regions_code_valid_from"))
        {
            return RegionProblems.CodeInUse;
        }

        await transaction.CommitAsync(ct);
        return TypedResults.Created((string?)null, new RegionRow(region.Id, region.Code, region.Name, level, parentId, region.Path, region.Version));
    }
}

/// <summary>A new region.</summary>
/// <param name="ValidFrom">The first day on which the code is in use.</param>
public sealed record CreateRegionRequest(
    [property: Required, MaxLength(12)] string Code,
    [property: Required, MaxLength(100), RegularExpression(@"^[\s\S]*\S[\s\S]*$")] string Name,
    int? ParentId,
    DateOnly ValidFrom);

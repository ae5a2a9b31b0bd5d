using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Regions.Command;

/// <summary>Gives a region another name; its code and its place stay.</summary>
public static class RenameRegion
{
    public static async Task<Results<NoContent, Refusal>> Handle(
        int id, RenameRegionRequest request, AuditTrail audit, Staff staff, PaiyiDb db, CancellationToken ct)
    {
        if (await db.Regions.In(staff.Scope).FirstOrDefaultAsync(r => r.Id == id, ct) is not { } region)
            return RegionProblems.NotFound;
        db.AuditEntries.Add(audit.Entry(nameof(RenameRegion), detail: new { region.Code, From = region.Name, To = request.Name.Trim() }));
        db.Entry(region).Property(r => r.Version).OriginalValue = request.Version;
        region.Name = request.Name.Trim();
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>The new name.</summary>
/// <param name="Version">The version that was shown; a different one by now is refused.</param>
public sealed record RenameRegionRequest(
    [property: Required, MaxLength(100), RegularExpression(@"^[\s\S]*\S[\s\S]*$")] string Name, uint Version);

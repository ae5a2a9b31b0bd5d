using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Passages.Consoles;

/// <summary>Renames, closes or opens a checkpoint of the caller's scope.</summary>
public static class UpdateCheckpoint
{
    public static async Task<Results<NoContent, Refusal>> Handle(
        long id, UpdateCheckpointRequest request, Staff staff, PaiyiDb db, AuditTrail audit, TimeProvider clock, CancellationToken ct)
    {
        var checkpoint = await db.CheckpointsIn(staff.Scope).FirstOrDefaultAsync(c => c.Id == id, ct);
        if (checkpoint is null)
            return PlatformProblems.NotFound;
        db.Entry(checkpoint).Property(c => c.Version).OriginalValue = request.Version;
        checkpoint.Name = request.Name.Trim();
        checkpoint.Close(request.Closed, clock.GetUtcNow());
        db.Add(audit.Entry(nameof(UpdateCheckpoint), detail: new { checkpoint.Id, checkpoint.Name }));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.Duplicates(Checkpoint.UniqueName))
        {
            return PassageProblems.CheckpointNameTaken;
        }

        return TypedResults.NoContent();
    }
}

/// <summary>What the checkpoint shall be.</summary>
/// <param name="Version">The version that was shown; a different one by now is refused.</param>
public sealed record UpdateCheckpointRequest(
    [property: Required, StringLength(60, MinimumLength = 1), RegularExpression(@".*\S.*")] string Name,
    bool Closed, uint Version);

using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Live;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.ReturnApplications.Command;

/// <summary>What the three decisions share: it is decided as it was seen.</summary>
internal static class ReturnDecision
{
    public static async Task<Results<NoContent, Refusal>> TakeAsync(
        PaiyiDb db, Staff staff, long id, ReturnDeed deed, ReturnState state, string? reason, uint version, AuditEntry entry, LivePublisher live,
        CancellationToken ct)
    {
        var application = await db.ReturnApplicationsIn(staff.Scope).SingleOrDefaultAsync(a => a.Id == id, ct);
        if (application is null)
            return ReturnApplicationProblems.NotFound;
        if (application.RefuseDeciding(deed, reason) is { } refusal)
            return refusal == ReturnApplicationProblems.NotSubmitted && application.Version != version ? PlatformProblems.ChangedMeanwhile : refusal;
        db.Entry(application).Property(a => a.Version).OriginalValue = version;
        application.Take(db, staff, deed, state, reason, entry.At);
        db.Add(entry);
        await db.SaveChangesAsync(ct);
        application.Tell(live);
        return TypedResults.NoContent();
    }
}

/// <param name="Reason">Owed unless it is approved; the organisation reads it.</param>
/// <param name="Version">As the officer saw it.</param>
public sealed record ReturnDecisionRequest([property: MaxLength(500)] string? Reason, uint Version);

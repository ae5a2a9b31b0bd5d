using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Live;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.ReturnApplications.Organisation;

/// <summary>Hands a complete return application in, for the first time or corrected.</summary>
public static class SubmitReturnApplication
{
    public static async Task<Results<Ok<SavedReturnApplication>, Refusal>> Handle(
        long id, SubmitReturnApplicationRequest request, Staff staff, PaiyiDb db, AuditTrail audit, LivePublisher live, TimeProvider clock,
        CancellationToken ct)
    {
        var application = await db.ReturnApplicationsIn(staff.Scope).SingleOrDefaultAsync(a => a.Id == id, ct);
        if (application is null)
            return ReturnApplicationProblems.NotFound;
        if (!application.Open)
            return ReturnApplicationProblems.NotOpen;
        if (await application.CheckAsync(db, clock.Today(), ct) is { } incomplete)
            return incomplete;
        db.Entry(application).Property(a => a.Version).OriginalValue = request.Version;
        var deed = application.SubmittedAt is null ? ReturnDeed.Submitted : ReturnDeed.Resubmitted;
        application.Take(db, staff, deed, ReturnState.Submitted, request.Note, clock.GetUtcNow());
        db.Add(audit.Entry(nameof(SubmitReturnApplication), detail: new { returnApplication = id, deed }));
        await db.SaveChangesAsync(ct);
        application.Tell(live);
        return TypedResults.Ok(new SavedReturnApplication(id, application.State, application.Version));
    }
}

/// <param name="Note">What the officers should know, such as what was corrected.</param>
/// <param name="Version">As the organisation saw it.</param>
public sealed record SubmitReturnApplicationRequest([property: MaxLength(500)] string? Note, uint Version);

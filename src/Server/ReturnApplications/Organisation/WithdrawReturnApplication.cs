using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Live;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.ReturnApplications.Organisation;

/// <summary>Takes a return application back that nobody has decided.</summary>
public static class WithdrawReturnApplication
{
    public static async Task<Results<Ok<SavedReturnApplication>, Refusal>> Handle(
        long id, SubmitReturnApplicationRequest request, Staff staff, PaiyiDb db, AuditTrail audit, LivePublisher live, TimeProvider clock,
        CancellationToken ct)
    {
        var application = await db.ReturnApplicationsIn(staff.Scope).SingleOrDefaultAsync(a => a.Id == id, ct);
        if (application is null)
            return ReturnApplicationProblems.NotFound;
        if (!application.Open && application.State != ReturnState.Submitted)
            return ReturnApplicationProblems.Finished;
        db.Entry(application).Property(a => a.Version).OriginalValue = request.Version;
        application.Take(db, staff, ReturnDeed.Withdrawn, ReturnState.Withdrawn, request.Note, clock.GetUtcNow());
        db.Add(audit.Entry(nameof(WithdrawReturnApplication), detail: new { returnApplication = id }));
        await db.SaveChangesAsync(ct);
        application.Tell(live);
        return TypedResults.Ok(new SavedReturnApplication(id, application.State, application.Version));
    }
}

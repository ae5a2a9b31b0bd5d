using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Live;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.ReturnApplications.Organisation;

/// <summary>Changes a return application that is a draft or was returned for correction.</summary>
public static class EditReturnApplication
{
    public static async Task<Results<Ok<SavedReturnApplication>, Refusal>> Handle(
        long id, ReturnApplicationRequest request, Staff staff, PaiyiDb db, AuditTrail audit, LivePublisher live, TimeProvider clock,
        CancellationToken ct)
    {
        var application = await db.ReturnApplicationsIn(staff.Scope).SingleOrDefaultAsync(a => a.Id == id, ct);
        if (application is null)
            return ReturnApplicationProblems.NotFound;
        if (!application.Open)
            return ReturnApplicationProblems.NotOpen;
        db.Entry(application).Property(a => a.Version).OriginalValue = request.Version ?? 0;
        (application.Kind, application.From, application.Groups) = (request.Kind, request.From, request.ChosenGroups);
        (application.Persons, application.Measures) = (request.Persons, request.Measures?.Trim() ?? "");
        application.Touch(db, clock.GetUtcNow());
        db.Add(audit.Entry(nameof(EditReturnApplication), detail: new { returnApplication = id }));
        await db.SaveChangesAsync(ct);
        application.Tell(live);
        return TypedResults.Ok(new SavedReturnApplication(id, application.State, application.Version));
    }
}

using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.ReturnApplications.Organisation;

/// <summary>Removes an attachment; its content goes with the files that nothing refers to.</summary>
public static class RemoveReturnAttachment
{
    public static async Task<Results<Ok<SavedReturnApplication>, Refusal>> Handle(
        long id, long attachmentId, Staff staff, PaiyiDb db, AuditTrail audit, TimeProvider clock, CancellationToken ct)
    {
        var application = await db.ReturnApplicationsIn(staff.Scope).SingleOrDefaultAsync(a => a.Id == id, ct);
        if (application is null)
            return ReturnApplicationProblems.NotFound;
        if (!application.Open)
            return ReturnApplicationProblems.NotOpen;
        var attachment = await db.ReturnAttachments.SingleOrDefaultAsync(f => f.Id == attachmentId && f.ApplicationId == id, ct);
        if (attachment is null)
            return ReturnApplicationProblems.AttachmentNotFound;
        db.Remove(attachment);
        application.Touch(db, clock.GetUtcNow());
        db.Add(audit.Entry(nameof(RemoveReturnAttachment), detail: new { returnApplication = id, attachment = attachmentId }));
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(new SavedReturnApplication(id, application.State, application.Version));
    }
}

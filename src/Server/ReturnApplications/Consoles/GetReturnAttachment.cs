using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Files;

namespace Paiyi.Server.ReturnApplications.Consoles;

/// <summary>Gives an attachment of a return application. It may name persons, so the look stands in the trail.</summary>
public static class GetReturnAttachment
{
    public static async Task<IResult> Handle(
        long id, long attachmentId, HttpContext http, Staff staff, PaiyiDb db, FileStore files, AuditTrail audit, CancellationToken ct)
    {
        if (!await db.ReturnApplicationsIn(staff.Scope).AnyAsync(a => a.Id == id, ct))
            return ReturnApplicationProblems.NotFound;
        var attachment = await db.ReturnAttachments.AsNoTracking().SingleOrDefaultAsync(f => f.Id == attachmentId && f.ApplicationId == id, ct);
        if (attachment is null)
            return ReturnApplicationProblems.AttachmentNotFound;
        if (await db.StoredFiles.AnyAsync(f => f.Id == attachment.FileId && f.RemovedAt != null, ct))
            return ReturnApplicationProblems.AttachmentOver;
        db.Add(audit.Entry(nameof(GetReturnAttachment), detail: new { returnApplication = id, attachment = attachmentId }));
        await db.SaveChangesAsync(ct);
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return TypedResults.Stream(body => files.CopyToAsync(attachment.FileId, body, http.RequestAborted), attachment.ContentType, attachment.Name);
    }
}

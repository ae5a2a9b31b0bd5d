using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Files;

namespace Paiyi.Server.People.Requests.Consoles;

/// <summary>Gives the picture that proves a request. It shows a document, so the look stands in the trail.</summary>
public static class GetRequestProof
{
    public static async Task<IResult> Handle(
        long id, HttpContext http, Staff staff, PaiyiDb db, FileStore files, AuditTrail audit, CancellationToken ct)
    {
        var request = await db.RequestsIn(staff.Scope).AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct);
        if (request is null)
            return RequestProblems.NotFound;
        var kind = await db.StoredFiles.Where(f => f.Id == request.ProofFileId && f.RemovedAt == null).Select(f => f.ContentType).SingleOrDefaultAsync(ct);
        if (kind is null)
            return RequestProblems.ProofMissing;
        db.Add(audit.Entry(nameof(GetRequestProof), request.PersonId ?? request.ApplicantId, detail: new { request = id }));
        await db.SaveChangesAsync(ct);
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return TypedResults.Stream(body => files.CopyToAsync(request.ProofFileId!.Value, body, http.RequestAborted), kind);
    }
}

using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Files;

namespace Paiyi.Server.People.Rosters.Consoles;

/// <summary>Gives back the uploaded roster with the wrong cells marked. It holds full numbers, so it stands in the trail.</summary>
public static class DownloadAnnotatedRoster
{
    public static async Task<IResult> Handle(
        long id, HttpContext http, AuditTrail audit, Staff staff, PaiyiDb db, FileStore files, CancellationToken ct)
    {
        var import = await db.ImportsIn(staff.Scope).AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, ct);
        if (import is null)
            return RosterProblems.ImportNotFound;
        if (import.AnnotatedFileId is not { } file)
            return RosterProblems.NothingToMark;
        if (await db.StoredFiles.AnyAsync(f => f.Id == file && f.RemovedAt != null, ct))
            return RosterProblems.FileRemoved;
        db.Add(audit.Entry(nameof(DownloadAnnotatedRoster), detail: new { import = id }));
        await db.SaveChangesAsync(ct);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Stream(
            body => files.CopyToAsync(file, body, http.RequestAborted), AnnotatedRoster.ContentType, AnnotatedRoster.NameFor(import.FileName));
    }
}

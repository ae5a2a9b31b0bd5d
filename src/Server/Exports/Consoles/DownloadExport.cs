using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Exports;
using Paiyi.Server.Platform.Files;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Exports.Consoles;

/// <summary>Gives the file of an export to the account that asked for it, until it expires. Every download stands in the trail.</summary>
public static class DownloadExport
{
    public static async Task<IResult> Handle(
        long id, HttpContext http, Staff staff, PaiyiDb db, FileStore files, AuditTrail audit, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var export = await db.ExportsOf(staff.Id).AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, ct);
        if (export is null)
            return ExportProblems.NotFound;
        if (export.State == ExportState.Expired || export.ExpiresAt <= now)
            return ExportProblems.Over;
        if (export is not { State: ExportState.Completed, FileId: { } fileId })
            return ExportProblems.NotReady;
        if (export.Level == PersonalLevel.Full && !staff.Can(Permission.PersonsReveal))
            return PlatformProblems.NotPermitted;
        var file = await db.StoredFiles.AsNoTracking().SingleAsync(f => f.Id == fileId, ct);
        await using (var transaction = await db.Database.BeginTransactionAsync(ct))
        {
            await db.Exports.Where(e => e.Id == id).ExecuteUpdateAsync(e => e.SetProperty(x => x.Downloads, x => x.Downloads + 1).SetProperty(x => x.DownloadedAt, now), ct);
            db.Add(audit.Entry(nameof(DownloadExport), detail: new { export = id, list = export.List, rows = export.Rows }));
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
        }

        http.Response.Headers.CacheControl = "no-store";
        http.Response.ContentLength = file.Length;
        return TypedResults.Stream(body => files.CopyToAsync(fileId, body, http.RequestAborted), file.ContentType, file.Name);
    }
}

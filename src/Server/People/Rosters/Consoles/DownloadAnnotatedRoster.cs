using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Files;
using Paiyi.Server.Platform.Imports;
using Paiyi.Sheets;

namespace Paiyi.Server.People.Rosters.Consoles;

/// <summary>Gives back the uploaded roster with the wrong cells marked, or its wrong rows alone. It holds full numbers, so it stands in the trail.</summary>
public static class DownloadAnnotatedRoster
{
    /// <param name="onlyWrong">Only the rejected rows below the header, to put right and upload again.</param>
    public static async Task<IResult> Handle(
        long id, bool? onlyWrong, HttpContext http, AuditTrail audit, Staff staff, PaiyiDb db, FileStore files, CancellationToken ct)
    {
        var import = await db.ImportsIn(staff.Scope).AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, ct);
        if (import is null)
            return ImportProblems.ImportNotFound;
        var isCut = onlyWrong == true;
        var errors = db.RosterRowErrors.AsNoTracking().Where(e => e.ImportId == id && !(isCut && e.IsNote)).OrderBy(e => e.Row).ThenBy(e => e.Column);
        if (import is not { CheckedAt: not null, Layout: { } layout } || !await errors.AnyAsync(ct))
            return ImportProblems.NothingToMark;
        if (await db.StoredFiles.AnyAsync(f => f.Id == import.FileId && f.RemovedAt != null, ct))
            return ImportProblems.FileRemoved;
        await using var file = await files.OpenTemporaryCopyAsync(import.FileId, ct);
        var marked = TemporaryFiles.Create();
        http.Response.RegisterForDisposeAsync(marked);
        try
        {
            await AnnotatedFile.WriteAsync(file, layout, isCut, RosterFields.Name, errors.Select(e => new CellSaid(e.Row, e.Column, e.TextZh, e.TextEn)).AsAsyncEnumerable(), marked, ct);
        }
        catch (SheetException e) when (e.IsOfFile)
        {
            return FileProblems.Of(e.Problem);
        }

        marked.Position = 0;
        db.Add(audit.Entry(nameof(DownloadAnnotatedRoster), detail: new { import = id, onlyWrong = isCut }));
        await db.SaveChangesAsync(ct);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.File(marked, AnnotatedFile.ContentType, AnnotatedFile.NameFor(import.FileName, isCut));
    }
}

using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Files;
using Paiyi.Server.Platform.Imports;
using Paiyi.Server.Regions.Imports.Sheet;
using Paiyi.Sheets;
using Field = Paiyi.Server.Regions.Imports.Sheet.DivisionSheet.Field;

namespace Paiyi.Server.Regions.Imports.Command;

/// <summary>Gives back the uploaded list of divisions with what is wrong or to be minded at its cells, or its wrong rows alone.</summary>
public static class DownloadAnnotatedDivisions
{
    /// <param name="onlyWrong">Only the wrong rows below the header, to put right and upload again.</param>
    public static async Task<IResult> Handle(long id, bool? onlyWrong, HttpContext http, Staff staff, PaiyiDb db, FileStore files, CancellationToken ct)
    {
        var import = await db.RegionImportsIn(staff.Scope).AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, ct);
        if (import is null)
            return RegionImportProblems.NotFound;
        var isCut = onlyWrong == true;
        var rows = db.RegionImportRows.AsNoTracking()
            .Where(r => r.ImportId == id && r.Row != null && r.ProblemCode != null && (!isCut || r.Change == RegionChange.Wrong))
            .OrderBy(r => r.Row).Select(r => new { Row = r.Row!.Value, Code = r.ProblemCode! });
        if (!await rows.AnyAsync(ct))
            return ImportProblems.NothingToMark;
        if (await db.StoredFiles.AnyAsync(f => f.Id == import.FileId && f.RemovedAt != null, ct))
            return ImportProblems.FileRemoved;
        await using var file = await files.OpenTemporaryCopyAsync(import.FileId, ct);
        var marked = TemporaryFiles.Create();
        http.Response.RegisterForDisposeAsync(marked);
        try
        {
            if (DivisionSheet.Place(file) is not { } place)
                return RegionImportProblems.HeaderMissing;
            var said = rows.AsAsyncEnumerable().Select(r => Said(r.Row, r.Code, place.Columns));
            await AnnotatedFile.WriteAsync(file, place.Sheet, isCut, said, marked, ct);
        }
        catch (SheetException e) when (e.IsOfFile)
        {
            return RegionImportProblems.Of(e.Problem);
        }

        marked.Position = 0;
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.File(marked, AnnotatedFile.ContentType, AnnotatedFile.NameFor(import.FileName, isCut));
    }

    private static CellSaid Said(int row, string code, Dictionary<Field, int> columns)
    {
        var problem = RegionImportProblems.OfCode(code);
        return new CellSaid(row, columns.GetValueOrDefault(FieldOf(code)), problem.Zh, problem.En);
    }

    /// <summary>The cell that has to be put right; the code where that is not one.</summary>
    private static Field FieldOf(string code) => code switch
    {
        _ when code == RegionImportProblems.NameMissing.Code || code == RegionImportProblems.NameTooLong.Code => Field.Name,
        _ when code == RegionImportProblems.LevelDiffers.Code => Field.Level,
        _ when code == RegionImportProblems.ParentMissing.Code || code == RegionImportProblems.ParentLater.Code => Field.Parent,
        _ when code == RegionImportProblems.DayWrong.Code => Field.ValidFrom,
        _ => Field.Code,
    };
}

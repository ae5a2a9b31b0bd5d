using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Lists.Reading;
using Paiyi.Server.Platform.Files;
using Paiyi.Server.Platform.Imports;
using Paiyi.Server.Platform.Problems;
using Paiyi.Sheets;

namespace Paiyi.Server.Lists.Consoles;

/// <summary>Shows what the columns of an uploaded list are taken for, with samples of what stands in them, so that somebody can correct it.</summary>
public static class GetListMapping
{
    /// <param name="sheet">Another sheet than the one that was found; its best header is taken.</param>
    /// <param name="headerRow">Another row as the header; 0 for none.</param>
    public static async Task<Results<Ok<ImportMappingForm>, Refusal>> Handle(
        long id, [Range(0, 1000)] int? sheet, [Range(0, 100_000)] int? headerRow, HttpRequest request, Staff staff, ListKinds kinds, PaiyiDb db,
        FileStore files, CancellationToken ct)
    {
        if (await db.ListImportsIn(staff, kinds).AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, ct) is not { } import)
            return ImportProblems.ImportNotFound;
        if (await db.StoredFiles.AnyAsync(f => f.Id == import.FileId && f.RemovedAt != null, ct))
            return ImportProblems.FileRemoved;
        var kind = kinds.Find(import.Kind)!;
        var words = await ListWords.ReadAsync(db, kind, import, ct);
        await using var file = await files.OpenTemporaryCopyAsync(import.FileId, ct);
        try
        {
            using var book = ImportSheet.OpenBook(file);
            var forms = new MappingForms(words, ListWords.Choices(kind, staff, Languages.Of(request)));
            return forms.Form(book, sheet, headerRow, import.Layout, import.UnknownValues, import.IsMappable()) is { } form
                ? TypedResults.Ok(form)
                : FileProblems.SheetMissing;
        }
        catch (SheetException e) when (e.IsOfFile)
        {
            return FileProblems.Of(e.Problem);
        }
    }
}

using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.People.Rosters.Mapping;
using Paiyi.Server.Platform.Files;
using Paiyi.Server.Platform.Imports;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Time;
using Paiyi.Sheets;

namespace Paiyi.Server.People.Rosters.Consoles;

/// <summary>Shows what the columns of an uploaded file are taken for, with samples of what stands in them, so that somebody can correct it.</summary>
public static class GetRosterMapping
{
    /// <param name="sheet">Another sheet than the one that was found; its best header is taken.</param>
    /// <param name="headerRow">Another row as the header; 0 for none.</param>
    public static async Task<Results<Ok<ImportMappingForm>, Refusal>> Handle(
        long id, [Range(0, 1000)] int? sheet, [Range(0, 100_000)] int? headerRow, HttpRequest request, Staff staff, PaiyiDb db, FileStore files,
        TimeProvider clock, CancellationToken ct)
    {
        if (await db.ImportsIn(staff.Scope).AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, ct) is not { } import)
            return ImportProblems.ImportNotFound;
        if (await db.StoredFiles.AnyAsync(f => f.Id == import.FileId && f.RemovedAt != null, ct))
            return ImportProblems.FileRemoved;
        var (attributes, today) = (AttributeSet.OfRosters(await db.AttributeDefinitions.AsNoTracking().ToListAsync(ct)), clock.Today());
        var words = await RosterWords.ReadAsync(db, import.OrganisationId, attributes, today, ct);
        await using var file = await files.OpenTemporaryCopyAsync(import.FileId, ct);
        try
        {
            using var book = ImportSheet.OpenBook(file);
            var forms = new MappingForms(words, RosterFields.Choices(attributes, Languages.Of(request)));
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

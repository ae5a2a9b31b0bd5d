using Microsoft.EntityFrameworkCore;
using Paiyi.Server.People.Rosters.Mapping;
using Paiyi.Server.Platform.Imports;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Time;
using Paiyi.Sheets;

namespace Paiyi.Server.People.Rosters.Jobs;

/// <summary>Where the persons of an import's file stand: found once and kept with the import, unless somebody chose it.</summary>
public sealed class RosterLayouts(RosterRun run, TimeProvider clock)
{
    /// <summary>The import with its layout, or why the file has none.</summary>
    /// <exception cref="SheetException">The file cannot be read.</exception>
    internal async Task<Refusal?> FindAsync(RosterImport import, ISheetFile book, AttributeSet attributes, CancellationToken ct)
    {
        if (import.Layout is not null)
            return import.Layout.Sheet < book.Sheets.Count ? null : FileProblems.SheetMissing;
        var words = await run.InDatabaseAsync(db => RosterWords.ReadAsync(db, import.OrganisationId, attributes, clock.Today(), ct));
        if (new LayoutFinder(words).Find(book) is not { } layout)
            return book.Sheets.Any(s => s.Visibility == SheetVisibility.Visible) ? RosterProblems.HeaderMissing : FileProblems.SheetMissing;
        import.Layout = layout;
        await run.ChangeAsync(import.Id, i => i.Layout = layout, ct);
        return null;
    }

    /// <summary>Keeps what somebody chose for the organisation's next file with the same header, and which of those kept was used now.</summary>
    internal async Task RememberAsync(RosterImport import, ISheetFile book, CancellationToken ct)
    {
        var layout = import.Layout!;
        var start = SheetStart.Read(book, layout.Sheet);
        var header = start.Header(start.IndexOf(layout.HeaderRow));
        var keys = header.Keys();
        var columns = layout.Columns.Where(c => c.Index < keys.Length && keys[c.Index] is not null).ToDictionary(c => keys[c.Index]!, c => c.Field);
        if (columns.Count == 0)
            return;
        var (signature, now) = (header.Signature(), clock.GetUtcNow());
        await run.InDatabaseAsync(async db =>
        {
            var saved = await db.SavedMappings.SingleOrDefaultAsync(m => m.OrganisationId == import.OrganisationId && m.Signature == signature, ct);
            if (layout.RememberFor is { } staff)
            {
                if (saved is null)
                {
                    db.Add(saved = new SavedMapping
                    {
                        OrganisationId = import.OrganisationId, Signature = signature, Name = "", Columns = columns, Values = [], StaffId = staff, UsedAt = now,
                    });
                }

                (saved.Name, saved.Columns, saved.Values, saved.StaffId) = (import.FileName, columns, layout.Values, staff);
            }

            saved?.UsedAt = now;
            return await db.SaveChangesAsync(ct);
        });
    }
}

using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Lists.Reading;
using Paiyi.Server.Platform.Imports;
using Paiyi.Server.Platform.Problems;
using Paiyi.Sheets;

namespace Paiyi.Server.Lists.Jobs;

/// <summary>Where the rows of an import's file stand: found once and kept with the import, unless somebody chose it.</summary>
public sealed class ListLayouts(ListRun run, TimeProvider clock)
{
    /// <summary>The import with its layout, or why the file has none.</summary>
    /// <exception cref="SheetException">The file cannot be read.</exception>
    internal async Task<Refusal?> FindAsync(ListImport import, ListKind kind, ISheetFile book, CancellationToken ct)
    {
        if (import.Layout is not null)
            return import.Layout.Sheet < book.Sheets.Count ? null : FileProblems.SheetMissing;
        var words = await run.InDatabaseAsync(db => ListWords.ReadAsync(db, kind, import, ct));
        if (new LayoutFinder(words).Find(book) is not { } layout)
            return book.Sheets.Any(s => s.Visibility == SheetVisibility.Visible) ? ListProblems.HeaderMissing : FileProblems.SheetMissing;
        import.Layout = layout;
        await run.ChangeAsync(import.Id, i => i.Layout = layout, ct);
        return null;
    }

    /// <summary>Keeps what somebody chose for the next file of the place with the same header, and which of those kept was used now.</summary>
    internal async Task RememberAsync(ListImport import, ISheetFile book, CancellationToken ct)
    {
        var layout = import.Layout!;
        var start = SheetStart.Read(book, layout.Sheet);
        var header = start.Header(start.IndexOf(layout.HeaderRow));
        var keys = header.Keys();
        var columns = layout.Columns.Where(c => c.Index < keys.Length && keys[c.Index] is not null).ToDictionary(c => keys[c.Index]!, c => c.Field);
        if (columns.Count == 0)
            return;
        var (signature, place, now) = (header.Signature(), ListScopes.PlaceOf(import), clock.GetUtcNow());
        await run.InDatabaseAsync(async db =>
        {
            var saved = await db.ListMappings.SingleOrDefaultAsync(m => m.Kind == import.Kind && m.Place == place && m.Signature == signature, ct);
            if (layout.RememberFor is not null)
            {
                if (saved is null)
                    db.Add(saved = new ListMapping { Kind = import.Kind, Place = place, Signature = signature, Columns = columns, Values = [], UsedAt = now });
                (saved.Columns, saved.Values) = (columns, layout.Values);
            }

            saved?.UsedAt = now;
            return await db.SaveChangesAsync(ct);
        });
    }
}

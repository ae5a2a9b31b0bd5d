using Paiyi.Sheets;

namespace Paiyi.Server.Platform.Imports;

/// <summary>
/// Finds where the rows of a file stand and what its columns mean: by what was chosen before for the same header, by the
/// words of the header, and for a required column without such a word by what stands in it.
/// </summary>
internal sealed class LayoutFinder(ColumnWords words)
{
    /// <summary>The best reading of a file: of its first visible sheet with a complete header, else of the one that comes nearest to it; null when no visible sheet has two columns.</summary>
    /// <exception cref="SheetException">The file cannot be read.</exception>
    public ImportLayout? Find(ISheetFile book)
    {
        ImportLayout? best = null;
        foreach (var sheet in book.Sheets.Where(s => s.Visibility == SheetVisibility.Visible))
        {
            var start = SheetStart.Read(book, sheet.Index);
            if (start.Width < 2)
                continue;
            var layout = In(start);
            if (layout.IsCertain(words.Required))
                return layout;
            if (best is null || layout.Columns.Count > best.Columns.Count)
                best = layout;
        }

        return best;
    }

    /// <summary>What the columns mean when the header is taken to be this row of the beginning of a sheet.</summary>
    /// <param name="at">An index into its rows; less than 0 for none.</param>
    public ImportLayout At(SheetStart start, int at)
    {
        var header = start.Header(at);
        var saved = words.Saved(header);
        var columns = saved?.In(header).FindAll(c => words.Fields.Contains(c.Field)) ?? Named(header);
        Guess(start, at, columns);
        return new ImportLayout(start.Sheet, at < 0 ? 0 : start.Rows[at].Number, [.. columns.OrderBy(c => c.Index)], saved?.Values ?? []);
    }

    /// <summary>The best reading of one sheet.</summary>
    public ImportLayout In(SheetStart start)
    {
        ImportLayout? best = null;
        for (var at = 0; at < start.Rows.Count && at < SheetStart.HeaderSearch; at++)
        {
            if (start.GoesOn(at))
                continue;
            var layout = At(start, at);
            if (layout.IsCertain(words.Required))
                return layout;
            if (Certain(layout) > (best is null ? 1 : Certain(best)))
                best = layout;
        }

        // One word that happens to be known, say 地址 in a letterhead, is no header.
        return best ?? At(start, FirstRow(start) - 1);
    }

    private static int Certain(ImportLayout layout) => layout.Columns.Count(c => c.By != ColumnMatch.Content);

    private List<ImportColumn> Named(HeaderTexts header)
    {
        var columns = new List<ImportColumn>();
        Take(columns, header, words.FieldOf, ColumnMatch.Name);
        Take(columns, header, words.FieldChosenFor, ColumnMatch.Saved);
        return columns;
    }

    private static void Take(List<ImportColumn> columns, HeaderTexts header, Func<string, string?> fieldOf, ColumnMatch by)
    {
        for (var index = 0; index < header.Count; index++)
        {
            if (columns.Exists(c => c.Index == index))
                continue;
            var field = header.Words(index).Select(fieldOf).FirstOrDefault(f => f is not null && !columns.Exists(c => c.Field == f));
            if (field is not null)
                columns.Add(new ImportColumn(index, field, by));
        }
    }

    private void Guess(SheetStart start, int at, List<ImportColumn> columns)
    {
        foreach (var field in words.Required.Where(f => !columns.Exists(c => c.Field == f)))
        {
            for (var index = 0; index < start.Width; index++)
            {
                if (columns.Exists(c => c.Index == index) || words.Guess(start.Below(at, index)) != field)
                    continue;
                columns.Add(new ImportColumn(index, field, ColumnMatch.Content));
                break;
            }
        }
    }

    /// <summary>The first row that holds a telling value, since what stands above it is likely the header; the second when there is none.</summary>
    private int FirstRow(SheetStart start)
    {
        for (var at = 0; at < start.Rows.Count; at++)
        {
            if (start.Rows[at].Texts.Any(t => words.IsTelling(t)))
                return at;
        }

        return 1;
    }
}

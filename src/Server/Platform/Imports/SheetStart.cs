using Paiyi.Sheets;

namespace Paiyi.Server.Platform.Imports;

/// <summary>The first rows of a sheet as text: enough to find the header and to see what stands in each column.</summary>
internal sealed class SheetStart
{
    private const int MaxRows = 120;

    /// <summary>Rows among which the header is looked for.</summary>
    public const int HeaderSearch = 20;

    private readonly List<CellRange> _merged;

    private SheetStart(int sheet, List<Row> rows, List<CellRange> merged) => (Sheet, Rows, _merged) = (sheet, rows, merged);

    public int Sheet { get; }

    /// <summary>Without blank ones.</summary>
    public IReadOnlyList<Row> Rows { get; }

    /// <summary>How many columns hold anything.</summary>
    public int Width => Rows.Count == 0 ? 0 : Rows.Max(r => r.Texts.Length);

    /// <exception cref="SheetException">The file cannot be read.</exception>
    public static SheetStart Read(ISheetFile book, int sheet)
    {
        var rows = new List<Row>();
        // Read first: this goes through the whole sheet, and so finds what is wrong with it before its rows are looked at.
        List<CellRange> merged = [.. book.ReadMergedRanges(sheet).Where(r => r.LastRow > r.FirstRow || r.LastColumn > r.FirstColumn)];
        using var reader = book.OpenSheet(sheet);
        while (rows.Count < MaxRows && reader.Read())
        {
            if (!reader.IsBlank)
                rows.Add(new Row(reader.RowNumber, Texts(reader)));
        }

        return new SheetStart(sheet, rows, merged);
    }

    /// <summary>Where a row of the sheet stands in <see cref="Rows"/>; -1 when it is none of them.</summary>
    public int IndexOf(int? number)
    {
        for (var at = 0; at < Rows.Count; at++)
        {
            if (Rows[at].Number == number)
                return at;
        }

        return -1;
    }

    /// <summary>The words above the columns.</summary>
    /// <param name="at">An index into <see cref="Rows"/>; less than 0 for none.</param>
    public HeaderTexts Header(int at) => HeaderTexts.Of(Rows, at, _merged);

    /// <summary>True when a cell of the row goes on below it, so that the header ends further down.</summary>
    public bool GoesOn(int at) => _merged.Any(r => r.FirstRow <= Rows[at].Number && r.LastRow > Rows[at].Number && r.LastRow - r.FirstRow < 3);

    /// <summary>What stands in a column below a row, without empty cells.</summary>
    public IEnumerable<string> Below(int at, int column) =>
        Rows.Skip(at + 1).Where(r => column < r.Texts.Length && r.Texts[column].Length > 0).Select(r => r.Texts[column]);

    private static string[] Texts(ISheetReader reader)
    {
        var texts = new string[reader.ColumnCount];
        for (var column = 0; column < texts.Length; column++)
            texts[column] = reader[column].GetText().Trim();
        return texts;
    }

    /// <param name="Number">As a person counts, from 1.</param>
    internal sealed record Row(int Number, string[] Texts);
}

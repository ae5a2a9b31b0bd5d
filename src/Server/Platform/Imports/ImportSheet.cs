using System.Text.RegularExpressions;
using Paiyi.Sheets;

namespace Paiyi.Server.Platform.Imports;

/// <summary>
/// The rows of an upload, from whatever it came in: a workbook or a text file, whichever the content is, whatever the name
/// says. Rows that hold nothing are passed over: blank ones, also if they only have a number in a column that is not
/// read, and totals.
/// </summary>
internal sealed partial class ImportSheet : IDisposable
{
    /// <summary>Bytes of a file that is taken from a browser.</summary>
    public const long MaxBytes = 300 << 20;

    private const int MaxColumns = 1000;
    // The size of the whole was judged when it was received.
    private static readonly SheetLimits Limits = new() { MaxFileBytes = long.MaxValue, MaxColumns = MaxColumns, MaxPartBytes = 4L << 30 };

    private readonly ISheetFile _book;
    private readonly MergedRows _merged;
    private readonly string _identity;
    private bool _isAhead;

    private ImportSheet(ISheetFile book, ImportLayout layout, string identity)
    {
        (_book, _identity, Header) = (book, identity, new ImportHeader(layout));
        _merged = new MergedRows(book.ReadMergedRanges(layout.Sheet), Header.Columns);
        Reader = book.OpenSheet(layout.Sheet);
    }

    public ISheetReader Reader { get; }

    public SheetFormat Format => _book.Format;

    public ImportHeader Header { get; }

    /// <param name="file">Seekable; left open.</param>
    /// <exception cref="SheetException">The file cannot be read.</exception>
    public static ISheetFile OpenBook(Stream file) => SheetFile.Open(file, Limits, leaveOpen: true);

    /// <summary>Opens a book whose layout was found before, so that the next row is the first of data. It goes when this does.</summary>
    /// <param name="identity">A field that every row has and no line of totals.</param>
    public static ImportSheet Open(ISheetFile book, ImportLayout layout, string identity)
    {
        var sheet = new ImportSheet(book, layout, identity);
        sheet.PassHeader(layout.HeaderRow);
        return sheet;
    }

    /// <summary>Moves to the next row that holds data.</summary>
    public bool Read()
    {
        while (Advance())
        {
            if (!Reader.IsBlank && HoldsAnything() && !IsTotal())
                return true;
        }

        return false;
    }

    /// <summary>A merged range of several cells in the current row and a column that is read; null when there is none.</summary>
    public CellRange? MergedRange() => _merged.Touching(Reader.RowNumber);

    public void Dispose()
    {
        Reader.Dispose();
        _book.Dispose();
    }

    private bool Advance()
    {
        if (!_isAhead)
            return Reader.Read();
        _isAhead = false;
        return true;
    }

    /// <summary>Rows that a workbook does not store leave gaps: where the header should be, the next row may already be data.</summary>
    private void PassHeader(int row)
    {
        while (Reader.RowNumber < row && Reader.Read())
            continue;
        if (row > 0 && Reader.RowNumber == row)
            Header.Ignore(Reader);
        _isAhead = Reader.RowNumber > row;
    }

    private bool HoldsAnything()
    {
        foreach (var column in Header.Columns)
        {
            var cell = Reader[column.Index];
            if (!cell.IsEmpty ? !cell.Utf8.ContainsOnlySpaces() : cell.IsFormula)
                return true;
        }

        return false;
    }

    private bool IsTotal()
    {
        if (!Reader[Header.ColumnOf(_identity) - 1].IsEmpty)
            return false;
        for (var index = 0; index < Reader.ColumnCount; index++)
        {
            var cell = Reader[index];
            if (cell.IsEmpty || cell.Kind != CellKind.Text)
                continue;
            return Total().IsMatch(HeaderTexts.Plain(cell.GetText()));
        }

        return false;
    }

    /// <summary>The whole text, since a name may begin like one of the words: a number and what is counted may follow.</summary>
    [GeneratedRegex(@"^(合计|总计|共计|小计|总人数|人数合计|(grand|sub)?total|sum)[\W\d]*(人数?)?[\W\d]*(人|名)?(学生|员工|people|persons|students|staff)?\W*$")]
    private static partial Regex Total();
}

internal static class Utf8Spaces
{
    /// <summary>True for text of ASCII and ideographic spaces alone.</summary>
    public static bool ContainsOnlySpaces(this ReadOnlySpan<byte> utf8)
    {
        while (!utf8.IsEmpty)
        {
            if (utf8[0] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
                utf8 = utf8[1..];
            else if (utf8.StartsWith("\u3000"u8))
                utf8 = utf8[3..];
            else
                return false;
        }

        return true;
    }
}

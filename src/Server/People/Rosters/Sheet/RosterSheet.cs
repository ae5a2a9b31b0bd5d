using System.Text.RegularExpressions;
using Paiyi.Sheets;

namespace Paiyi.Server.People.Rosters.Sheet;

/// <summary>
/// The rows of a roster, from whatever it came in: the first visible sheet of a workbook, or a text file, whichever
/// the content is, whatever the name says. Rows that hold nobody are passed over: blank ones, also if they only have a
/// number in a column that is not read, and totals.
/// </summary>
internal sealed partial class RosterSheet : IDisposable
{
    private const int HeaderSearch = 20;
    private const int MaxColumns = 1000;
    private static readonly SheetLimits Limits = new() { MaxFileBytes = 50L << 20, MaxColumns = MaxColumns, MaxPartBytes = 1L << 30 };

    private readonly ISheetFile _book;
    private readonly IReadOnlyList<CellRange> _mergedRanges;
    private MergedRows _merged = null!;

    private RosterSheet(ISheetFile book, Paiyi.Sheets.Sheet sheet) =>
        (_book, _mergedRanges, Reader, SheetIndex) = (book, book.ReadMergedRanges(sheet.Index), book.OpenSheet(sheet.Index), sheet.Index);

    public ISheetReader Reader { get; }

    /// <summary>The index of the sheet in its workbook.</summary>
    public int SheetIndex { get; }

    public SheetFormat Format => _book.Format;

    public RosterHeader Header { get; private set; } = null!;

    /// <summary>Opens a file and finds the header, so that the next row is the first person's.</summary>
    /// <param name="file">Seekable; left open.</param>
    /// <param name="headers">Which field each header means.</param>
    /// <exception cref="SheetException">The file cannot be read.</exception>
    public static Checked<RosterSheet> Open(Stream file, Dictionary<string, string> headers)
    {
        if (file.Length > Limits.MaxFileBytes)
            return RosterProblems.TooLargeInside;
        var book = SheetFile.Open(file, Limits, leaveOpen: true);
        if (book.Sheets.FirstOrDefault(s => s.Visibility == SheetVisibility.Visible) is not { } sheet)
        {
            book.Dispose();
            return RosterProblems.SheetMissing;
        }

        return new RosterSheet(book, sheet).FindHeader(headers);
    }

    /// <summary>Moves to the next row that holds a person.</summary>
    public bool Read()
    {
        while (Reader.Read())
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

    private Checked<RosterSheet> FindHeader(Dictionary<string, string> headers)
    {
        RosterHeader? best = null;
        for (var seen = 0; seen < HeaderSearch && Reader.Read();)
        {
            if (Reader.IsBlank)
                continue;
            seen++;
            var header = RosterHeader.Of(Reader, headers);
            if (best is null || header.Columns.Count > best.Columns.Count)
                best = header;
            if (header.Missing is not null)
                continue;
            Header = header;
            _merged = new MergedRows(_mergedRanges, header.Columns);
            return this;
        }

        Dispose();
        // One word that happens to be known, say 地址 in a letterhead, is no header.
        return best is { Columns.Count: > 1 } ? best.Missing! : RosterProblems.HeaderMissing;
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
        if (!Reader[Header.ColumnOf(RosterFields.DocumentNumber) - 1].IsEmpty)
            return false;
        for (var index = 0; index < Reader.ColumnCount; index++)
        {
            var cell = Reader[index];
            if (cell.IsEmpty || cell.Kind != CellKind.Text)
                continue;
            return Total().IsMatch(RosterFields.Plain(cell.GetText()));
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

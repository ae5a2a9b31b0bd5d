namespace Paiyi.Sheets;

/// <summary>
/// A spreadsheet file of any format, open for reading. Sheets are read forward only, each call anew. Not safe for use by
/// several threads at a time.
/// </summary>
public interface ISheetFile : IDisposable
{
    SheetFormat Format { get; }

    /// <summary>The worksheets in the order of their tabs, hidden ones included; a text file is one sheet without a name.</summary>
    IReadOnlyList<Sheet> Sheets { get; }

    /// <summary>Starts reading a sheet at its first row.</summary>
    /// <param name="sheet">An index into <see cref="Sheets"/>.</param>
    /// <exception cref="SheetException">The file is damaged or exceeds a limit.</exception>
    ISheetReader OpenSheet(int sheet);

    /// <summary>The merged ranges of a sheet, known before its rows are read; none in a text file.</summary>
    /// <exception cref="SheetException">The file is damaged or exceeds a limit.</exception>
    IReadOnlyList<CellRange> ReadMergedRanges(int sheet);
}

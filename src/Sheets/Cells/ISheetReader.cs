namespace Paiyi.Sheets;

/// <summary>
/// Rows of one table, forward only, whether it comes from a workbook or from a text file. What a row's cells point
/// into is reused: use a <see cref="Cell"/> before the next <see cref="Read"/>.
/// </summary>
public interface ISheetReader : IDisposable
{
    /// <summary>Moves to the next row that the file holds; false at the end.</summary>
    /// <exception cref="SheetException">The file is damaged or exceeds a limit.</exception>
    bool Read();

    /// <summary>The row as a person counts it, from 1. Rows that a workbook does not store leave gaps.</summary>
    int RowNumber { get; }

    /// <summary>True when no cell of the row holds a value; formatting does not count.</summary>
    bool IsBlank { get; }

    /// <summary>One more than the last column that the row stores, be it empty.</summary>
    int ColumnCount { get; }

    /// <summary>The cell of a column counted from 0; an empty cell past the last one.</summary>
    Cell this[int column] { get; }
}

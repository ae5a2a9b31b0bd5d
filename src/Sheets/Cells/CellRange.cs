namespace Paiyi.Sheets;

/// <summary>A rectangle of cells, inclusive at all four sides (ECMA-376-1 18.18.63). Rows count from 1, columns from 0.</summary>
public readonly record struct CellRange(int FirstRow, int FirstColumn, int LastRow, int LastColumn)
{
    /// <summary>Reads <c>A1:B3</c> or a single <c>A1</c>, corners in any order.</summary>
    public static bool TryParse(ReadOnlySpan<byte> utf8, out CellRange range)
    {
        range = default;
        var colon = utf8.IndexOf((byte)':');
        if (!CellReference.TryParse(colon < 0 ? utf8 : utf8[..colon], out var row, out var column))
            return false;
        var (otherRow, otherColumn) = (row, column);
        if (colon >= 0 && !CellReference.TryParse(utf8[(colon + 1)..], out otherRow, out otherColumn))
            return false;
        range = new CellRange(
            Math.Min(row, otherRow), Math.Min(column, otherColumn),
            Math.Max(row, otherRow), Math.Max(column, otherColumn));
        return true;
    }

    public bool Contains(int row, int column) =>
        row >= FirstRow && row <= LastRow && column >= FirstColumn && column <= LastColumn;

    public override string ToString()
    {
        var first = CellReference.Format(FirstRow, FirstColumn);
        var last = CellReference.Format(LastRow, LastColumn);
        return first == last ? first : $"{first}:{last}";
    }
}

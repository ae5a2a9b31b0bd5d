namespace Paiyi.Sheets;

/// <summary>The rows of a worksheet, forward only, with no allocation per row or cell.</summary>
internal sealed class SheetReader : ISheetReader
{
    private readonly XmlScanner scanner;
    private readonly SheetPosition position;
    private readonly SheetContext context;
    private readonly CellParser cells;
    private readonly RowBuffer row;
    private int blankRows;
    private bool ended;

    internal SheetReader(XmlScanner scanner, SheetPosition position, SheetContext context)
    {
        this.scanner = scanner;
        this.position = position;
        this.context = context;
        row = new RowBuffer(context.Limits.MaxColumns);
        cells = new CellParser(scanner, position, context, row);
        FindRows();
    }

    public int RowNumber => position.Row;

    public bool IsBlank => row.IsBlank;

    public int ColumnCount => row.ColumnCount;

    public Cell this[int column] => row.Get(column, context.SharedStrings);

    public bool Read()
    {
        if (ended)
            return false;
        while (scanner.Read())
        {
            if (scanner.Tag == XmlTag.End)
                return ReadTail();
            if (!scanner.IsNamed("row"u8))
            {
                scanner.Skip();
                continue;
            }
            ReadRow();
            if (!row.IsBlank || position.Row <= context.Limits.MaxRows)
                return true;
        }
        return End();
    }

    public void Dispose() => scanner.Dispose();

    private void FindRows()
    {
        if (!scanner.Read() || !scanner.IsNamed("worksheet"u8))
            throw position.Problem(SheetProblem.NotAWorkbook, "The part is not a worksheet");
        while (scanner.Read())
        {
            if (scanner.Depth <= 2 && scanner.IsNamed("sheetData"u8))
            {
                if (scanner.Tag == XmlTag.Empty)
                    ReadTail();
                return;
            }
        }
        End();
    }

    private void ReadRow()
    {
        var hasCells = scanner.Tag == XmlTag.Start;
        row.Clear();
        position.Column = -1;
        position.Row = NextRowNumber(scanner.Attributes.Find("r"u8));
        cells.StartRow();
        if (hasCells)
        {
            ReadCells();
            position.Column = -1;
        }
        if (!row.IsBlank && position.Row > context.Limits.MaxRows)
            throw position.Problem(SheetProblem.TooManyRows, $"There are more than {context.Limits.MaxRows} rows");
        if (row.IsBlank && ++blankRows > context.Limits.MaxBlankRows)
            throw position.Problem(SheetProblem.TooManyRows, $"There are more than {context.Limits.MaxBlankRows} blank rows");
    }

    private void ReadCells()
    {
        while (true)
        {
            cells.ReadAhead();
            scanner.Read();
            if (scanner.Tag == XmlTag.End)
                return;
            if (scanner.IsNamed("c"u8))
                cells.Read();
            else
                scanner.Skip();
        }
    }

    private int NextRowNumber(ReadOnlySpan<byte> reference)
    {
        if (reference.IsEmpty)
            return position.Row + 1;
        if (!int.TryParse(reference, out var number) || number <= position.Row)
            throw position.Problem(SheetProblem.BadReference, "The next row has an invalid number or is out of order");
        return number;
    }

    /// <summary>What follows the rows says nothing of them, but a file that breaks off there is not whole.</summary>
    private bool ReadTail()
    {
        while (scanner.Read())
        {
        }
        return End();
    }

    private bool End()
    {
        ended = true;
        row.Clear();
        return false;
    }
}

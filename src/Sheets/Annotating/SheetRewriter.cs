using System.Globalization;

namespace Paiyi.Sheets;

/// <summary>
/// Copies the XML of a sheet token by token and changes only the cells that have remarks: their style number, or cells
/// and rows that did not exist. Holds one row's remarks at a time, and the comments until the sheet has ended.
/// </summary>
internal sealed class SheetRewriter(
    XmlScanner scanner, XmlOutput output, SheetPosition position, FilledStyles styles, int maxComments)
{
    private readonly ColumnDefaults columnDefaults = new();
    private readonly List<(int Row, int Column, string Text)> comments = [];
    private string prefix = "";
    private bool behindRows;

    public long Cells { get; private set; }

    public IReadOnlyList<(int Row, int Column, string Text)> Comments => comments;

    /// <summary>The relationship of the sheet's drawing of comments; null when it had none and got a new one.</summary>
    public string? DrawingId { get; private set; }

    public async Task RunAsync(Func<ValueTask<RowRemarks?>> nextRow, Func<ValueTask> drain, Action<XmlOutput, string> newDrawing)
    {
        CopyHead();
        var remarks = await nextRow();
        while (!behindRows && scanner.Read())
        {
            output.Raw(scanner.Text.Bytes);
            var isRow = scanner.Tag != XmlTag.End && scanner.IsNamed("row"u8);
            if (scanner.Tag == XmlTag.End)
                break;
            if (isRow)
                position.Row = RowNumber();
            for (; isRow && remarks is not null && remarks.Row < position.Row; remarks = await nextRow())
                WriteRow(remarks);
            if (isRow && remarks?.Row == position.Row)
            {
                RewriteRow(remarks);
                remarks = await nextRow();
            }
            else
                CopyRow();
            await drain();
        }
        for (; remarks is not null; remarks = await nextRow())
        {
            WriteRow(remarks);
            await drain();
        }
        output.Raw("</"u8).Text(prefix).Raw("sheetData>"u8);
        CopyTail(newDrawing);
    }

    private void CopyHead()
    {
        if (!scanner.Read() || !scanner.IsNamed("worksheet"u8))
            throw position.Problem(SheetProblem.NotAWorkbook, "The part is not a worksheet");
        prefix = TagEdit.Prefix(scanner);
        TagEdit.WriteProlog(output, scanner);
        output.Raw(scanner.TagBytes);
        while (scanner.Read())
        {
            if (scanner.Depth <= 2 && scanner.Tag != XmlTag.End && scanner.IsNamed("sheetData"u8))
            {
                output.Raw(scanner.Text.Bytes);
                TagEdit.Write(output, scanner, opened: true);
                behindRows = scanner.Tag == XmlTag.Empty;
                return;
            }
            if (scanner.Tag != XmlTag.End && scanner.IsNamed("col"u8))
                columnDefaults.Add(scanner.Attributes);
            output.Raw(scanner.Token);
        }
        throw position.Problem(SheetProblem.MalformedXml, "The sheet has no rows element");
    }

    private int RowNumber()
    {
        var reference = scanner.Attributes.Find("r"u8);
        if (reference.IsEmpty)
            return position.Row + 1;
        if (!int.TryParse(reference, out var number) || number <= position.Row)
            throw position.Problem(SheetProblem.BadReference, "The next row has an invalid number or is out of order");
        return number;
    }

    /// <summary>Rows without remarks are most of a sheet; they need no look at their cells.</summary>
    private void CopyRow()
    {
        output.Raw(scanner.TagBytes);
        if (scanner.Tag == XmlTag.Start)
            scanner.SkipUnread(output);
    }

    /// <summary>Copies the element whose text before was written already.</summary>
    private void CopyElement()
    {
        output.Raw(scanner.TagBytes);
        if (scanner.Tag != XmlTag.Start)
            return;
        var outside = scanner.Depth - 1;
        while (scanner.Depth > outside && scanner.Read())
            output.Raw(scanner.Token);
    }

    private void WriteRow(RowRemarks remarks)
    {
        output.Raw("<"u8).Text(prefix).Raw("row"u8).Attribute("r"u8, remarks.Row).Raw(">"u8);
        foreach (var (column, text) in remarks.ByColumn)
            WriteCell(remarks.Row, column, text, columnDefaults.StyleOf(column));
        output.Raw("</"u8).Text(prefix).Raw("row>"u8);
    }

    private void WriteCell(int row, int column, string text, int style)
    {
        output.Raw("<"u8).Text(prefix).Raw("c r=\""u8).Reference(row, column).Raw("\""u8)
            .Attribute("s"u8, styles.Filled(style)).Raw("/>"u8);
        Note(row, column, text);
    }

    private void RewriteRow(RowRemarks remarks)
    {
        var isOpen = scanner.Tag == XmlTag.Start;
        var rowStyle = RowStyle(scanner.Attributes);
        TagEdit.Write(output, scanner, opened: true, ("spans", null));
        using var pending = remarks.ByColumn.GetEnumerator();
        var has = pending.MoveNext();
        var column = -1;
        var outside = scanner.Depth - (isOpen ? 1 : 0);
        while (isOpen && scanner.Read())
        {
            output.Raw(scanner.Text.Bytes);
            if (scanner.Depth == outside)
                break;
            var isCell = scanner.IsNamed("c"u8);
            column = isCell ? CellColumn(column) : int.MaxValue;
            for (; has && pending.Current.Key < column; has = pending.MoveNext())
                WriteCell(remarks.Row, pending.Current.Key, pending.Current.Value, rowStyle ?? columnDefaults.StyleOf(pending.Current.Key));
            if (!has || pending.Current.Key != column)
            {
                CopyElement();
                continue;
            }
            RewriteCell(remarks.Row, column, pending.Current.Value);
            has = pending.MoveNext();
        }
        for (; has; has = pending.MoveNext())
            WriteCell(remarks.Row, pending.Current.Key, pending.Current.Value, rowStyle ?? columnDefaults.StyleOf(pending.Current.Key));
        output.Raw("</"u8).Text(prefix).Raw("row>"u8);
    }

    private void RewriteCell(int row, int column, string text)
    {
        _ = int.TryParse(scanner.Attributes.Find("s"u8), out var style);
        TagEdit.Write(output, scanner, opened: false, ("s", styles.Filled(style).ToString(CultureInfo.InvariantCulture)));
        if (scanner.Tag == XmlTag.Start)
        {
            var outside = scanner.Depth - 1;
            while (scanner.Depth > outside && scanner.Read())
                output.Raw(scanner.Token);
        }
        Note(row, column, text);
    }

    private int CellColumn(int before)
    {
        var reference = scanner.Attributes.Find("r"u8);
        var column = before + 1;
        if (!reference.IsEmpty && !(CellReference.TryParse(reference, out var row, out column) && row == position.Row))
            throw position.Problem(SheetProblem.BadReference, "A cell has an invalid address or that of another row");
        if (column <= before)
            throw position.Problem(SheetProblem.BadReference, "The cells of a row are out of order");
        return column;
    }

    private static int? RowStyle(XmlAttributes attributes) =>
        int.TryParse(attributes.Find("s"u8), out var style) ? style : null;

    private void Note(int row, int column, string text)
    {
        Cells++;
        if (text.Length > 0 && comments.Count < maxComments)
            comments.Add((row, column, text));
    }

    private void CopyTail(Action<XmlOutput, string> newDrawing)
    {
        var isPlaced = comments.Count == 0;
        while (scanner.Read())
        {
            output.Raw(scanner.Text.Bytes);
            var isChild = scanner.Tag != XmlTag.End && scanner.Depth == (scanner.Tag == XmlTag.Start ? 2 : 1);
            if (isChild && scanner.IsNamed("legacyDrawing"u8))
            {
                var attributes = scanner.Attributes;
                DrawingId = attributes.GetString(attributes.FindPrefixed("id"u8));
                isPlaced = true;
            }
            if (!isPlaced && (scanner.Depth == 0 || (isChild && SheetOrder.IsBehindDrawing(scanner))))
            {
                newDrawing(output, prefix);
                isPlaced = true;
            }
            output.Raw(scanner.TagBytes);
        }
    }
}

namespace Paiyi.Sheets;

/// <summary>The XML of one worksheet around its rows, and what has to be known of it when the workbook is finished.</summary>
internal sealed class SheetPart : IDisposable
{
    private const int MaxExcelRow = 1_048_576;
    private readonly IReadOnlyList<SheetColumn> columns;
    private readonly SheetOptions options;
    private readonly List<(int Row, int Column, string Text)> comments = [];
    private readonly bool hasHeader;

    public SheetPart(
        int number, string name, XmlOutput output, IReadOnlyList<SheetColumn> columns, SheetOptions options, bool isSelected)
    {
        Number = number;
        Name = name;
        Output = output;
        this.columns = columns;
        this.options = options;
        hasHeader = columns.Any(column => column.Header is not null);
        IsSelected = isSelected;
    }

    /// <summary>From 1; also in the names of the sheet's parts.</summary>
    public int Number { get; }

    public string Name { get; }

    public XmlOutput Output { get; }

    public bool IsSelected { get; }

    public SheetVisibility Visibility => options.Visibility;

    public IReadOnlyList<(int Row, int Column, string Text)> Comments => comments;

    public void AddComment(int row, int column, string text) => comments.Add((row, column, text));

    public void Begin(IReadOnlyList<int> columnStyles)
    {
        Output.Raw("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"""u8)
            .Raw("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""u8)
            .Raw(" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"u8)
            .Raw("<sheetViews><sheetView"u8).Raw(IsSelected ? " tabSelected=\"1\""u8 : ""u8).Raw(" workbookViewId=\"0\">"u8);
        WritePane();
        Output.Raw("</sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"15\"/>"u8);
        WriteColumns(columnStyles);
        Output.Raw("<sheetData>"u8);
    }

    public void End(int lastRow, ChoiceLists lists)
    {
        Output.Raw("</sheetData>"u8);
        if (options.Filter && hasHeader)
            Output.Raw("<autoFilter ref=\""u8).Reference(new CellRange(1, 0, Math.Max(1, lastRow), columns.Count - 1)).Raw("\"/>"u8);
        WriteValidations(lists);
        WriteFoot();
        if (comments.Count > 0)
            Output.Raw("<legacyDrawing r:id=\"rId1\"/>"u8);
        Output.Raw("</worksheet>"u8);
    }

    public void Dispose() => Output.Dispose();

    private void WritePane()
    {
        var rows = options.FrozenRows ?? (hasHeader ? 1 : 0);
        if (rows == 0 && options.FrozenColumns == 0)
            return;
        Output.Raw("<pane"u8);
        if (options.FrozenColumns > 0)
            Output.Attribute("xSplit"u8, options.FrozenColumns);
        if (rows > 0)
            Output.Attribute("ySplit"u8, rows);
        var pane = options.FrozenColumns == 0 ? "bottomLeft" : rows == 0 ? "topRight" : "bottomRight";
        Output.Raw(" topLeftCell=\""u8).Reference(rows + 1, options.FrozenColumns).Raw("\""u8)
            .Attribute("activePane"u8, pane).Raw(" state=\"frozen\"/>"u8);
    }

    private void WriteColumns(IReadOnlyList<int> columnStyles)
    {
        if (columns.Count == 0)
            return;
        Output.Raw("<cols>"u8);
        for (var at = 0; at < columns.Count; at++)
        {
            Output.Raw("<col"u8).Attribute("min"u8, at + 1).Attribute("max"u8, at + 1)
                .Raw(" width=\""u8).Number(columns[at].Width).Raw("\" customWidth=\"1\""u8);
            if (columnStyles[at] != 0)
                Output.Attribute("style"u8, columnStyles[at]);
            Output.Raw(columns[at].Hidden ? " hidden=\"1\"/>"u8 : "/>"u8);
        }
        Output.Raw("</cols>"u8);
    }

    /// <summary>An ampersand begins a code (18.3.1.39), so that one in the text is doubled; a digit after it would be a font size.</summary>
    private void WriteFoot()
    {
        if (options.Foot is { } foot)
            Output.Raw("<headerFooter><oddFooter>"u8).Text($"&L{foot.Replace("&", "&&", StringComparison.Ordinal)}&R&P / &N").Raw("</oddFooter></headerFooter>"u8);
    }

    private void WriteValidations(ChoiceLists lists)
    {
        var limited = columns.Count(column => column.Choices is not null);
        if (limited == 0)
            return;
        Output.Raw("<dataValidations"u8).Attribute("count"u8, limited).Raw(">"u8);
        for (var at = 0; at < columns.Count; at++)
        {
            if (columns[at].Choices is not { } choices)
                continue;
            Output.Raw("<dataValidation type=\"list\" allowBlank=\"1\" showInputMessage=\"1\" showErrorMessage=\"1\""u8);
            if (columns[at].ChoicesMessage is { } message)
                Output.Attribute("error"u8, message);
            Output.Raw(" sqref=\""u8).Reference(new CellRange(hasHeader ? 2 : 1, at, MaxExcelRow, at))
                .Raw("\"><formula1>"u8).Text(lists.Formula(choices)).Raw("</formula1></dataValidation>"u8);
        }
        Output.Raw("</dataValidations>"u8);
    }
}

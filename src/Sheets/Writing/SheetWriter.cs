namespace Paiyi.Sheets;

/// <summary>
/// Writes the rows of one sheet, cell by cell from the left. A cell without a style of its own takes that of its
/// column. Nothing is allocated per cell. Rows past the sheet's limit go on a further sheet with the same header.
/// </summary>
public sealed class SheetWriter
{
    private const int MaxCellChars = 32_767;
    private const int MaxColumns = 16_384;
    private const int KeptDigits = 15;
    private readonly WorkbookWriter book;
    private readonly SheetOptions options;
    private readonly ColumnStyles styles;
    private readonly CellOpening opening;
    private SheetPart part;
    private int row;
    private int column = -1;
    private bool inRow;
    private bool isEnded;
    private int sheetCount = 1;

    internal SheetWriter(WorkbookWriter book, SheetPart part, ColumnStyles styles, SheetOptions options)
    {
        this.book = book;
        opening = book.CellOpening;
        this.part = part;
        this.styles = styles;
        this.options = options;
        Start();
    }

    /// <summary>Rows written so far, over all sheets of this writer, without their headers.</summary>
    public long RowCount { get; private set; }

    /// <summary>A text, never a formula, whatever it begins with. An empty text leaves the cell empty.</summary>
    /// <exception cref="SheetException">The text has more than 32,767 characters.</exception>
    public SheetWriter Text(ReadOnlySpan<char> value, StyleId style = default)
    {
        if (value.IsEmpty)
            return Empty(style);
        if (value.Length > MaxCellChars)
            throw new SheetException(
                SheetProblem.CellTooLong, $"A text is longer than {MaxCellChars} characters", part.Name, row + 1, column + 1);
        var index = Open(style, CellUse.Plain);
        if (char.IsWhiteSpace(value[0]) || char.IsWhiteSpace(value[^1]))
        {
            opening.Bare(part.Output, column, index);
            part.Output.Raw(" t=\"inlineStr\"><is><t xml:space=\"preserve\">"u8);
        }
        else
            opening.Text(part.Output, column, index);
        part.Output.Text(value).Raw("</t></is></c>"u8);
        return this;
    }

    /// <summary>A whole number; as text when it has more than the 15 digits that a spreadsheet keeps.</summary>
    public SheetWriter Number(long value, StyleId style = default)
    {
        if (value is < 1_000_000_000_000_000 and > -1_000_000_000_000_000)
            OpenValue(style, CellUse.Plain).Number(value).Raw("</v></c>"u8);
        else
        {
            Span<char> digits = stackalloc char[KeptDigits + 6];
            value.TryFormat(digits, out var length);
            Text(digits[..length], style);
        }
        return this;
    }

    /// <summary>A number, in the shortest spelling that reads back as the same.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is infinite or not a number.</exception>
    public SheetWriter Number(double value, StyleId style = default)
    {
        if (!double.IsFinite(value))
            throw new ArgumentOutOfRangeException(nameof(value), "A cell holds finite numbers only");
        OpenValue(style, CellUse.Plain).Number(value).Raw("</v></c>"u8);
        return this;
    }

    /// <summary>A number with all its digits; spreadsheets keep 15 of them.</summary>
    public SheetWriter Number(decimal value, StyleId style = default)
    {
        OpenValue(style, CellUse.Plain).Number(value).Raw("</v></c>"u8);
        return this;
    }

    public SheetWriter Boolean(bool value, StyleId style = default)
    {
        var index = Open(style, CellUse.Plain);
        opening.Bare(part.Output, column, index);
        part.Output.Raw(value ? " t=\"b\"><v>1</v></c>"u8 : " t=\"b\"><v>0</v></c>"u8);
        return this;
    }

    /// <summary>A date, as text before 1900-01-01, where the calendar of spreadsheets begins.</summary>
    public SheetWriter Date(DateOnly value, StyleId style = default) =>
        Moment(value.ToDateTime(TimeOnly.MinValue), style, CellUse.Date, "yyyy-MM-dd");

    /// <summary>A local date and time to the millisecond, shown to the second, whatever its kind; as text before 1900-01-01.</summary>
    public SheetWriter DateTime(DateTime value, StyleId style = default) =>
        Moment(value, style, CellUse.DateTime, "yyyy-MM-dd HH:mm:ss");

    /// <summary>Leaves the cell empty, with a style of its own only if one is given.</summary>
    public SheetWriter Empty(StyleId style = default)
    {
        var index = Open(style, CellUse.Plain);
        if (style == default)
            return this;
        opening.Bare(part.Output, column, index);
        part.Output.Raw("/>"u8);
        return this;
    }

    /// <summary>Puts a comment on the cell just written. Comments are kept in memory until the sheet ends.</summary>
    /// <param name="text">Up to 32,767 characters are kept.</param>
    /// <exception cref="InvalidOperationException">The row has no cell yet.</exception>
    public SheetWriter Comment(string text)
    {
        if (column < 0)
            throw new InvalidOperationException("A comment needs a cell");
        part.AddComment(row + 1, column, text);
        return this;
    }

    /// <summary>Ends the row in memory; <see cref="EndRowAsync"/> or <see cref="WorkbookWriter.FlushAsync"/> send it.</summary>
    public void EndRow()
    {
        if (!inRow)
            BeginRow();
        FinishRow();
        RowCount++;
        book.RequireFlushed();
    }

    /// <summary>Ends the row and, once enough is pending, sends it. Completes at once for most rows.</summary>
    public ValueTask EndRowAsync(CancellationToken cancel = default)
    {
        EndRow();
        return book.HasMuchPending ? book.DrainAsync(cancel) : ValueTask.CompletedTask;
    }

    internal void Send() => part.Output.Send();

    internal SheetPart End()
    {
        if (inRow)
            EndRow();
        isEnded = true;
        return EndPart();
    }

    private SheetPart EndPart()
    {
        part.End(row, book.Lists);
        part.Dispose();
        return part;
    }

    private SheetWriter Moment(DateTime value, StyleId style, CellUse use, string pattern)
    {
        if (SerialDate.TryGetDay(value, out var days))
        {
            OpenValue(style, use).Serial(days, value.TimeOfDay).Raw("</v></c>"u8);
            return this;
        }
        Span<char> text = stackalloc char[32];
        value.TryFormat(text, out var length, pattern);
        return Text(text[..length], style);
    }

    private XmlOutput OpenValue(StyleId style, CellUse use)
    {
        var index = Open(style, use);
        opening.Value(part.Output, column, index);
        return part.Output;
    }

    /// <summary>Moves to the next cell and tells its style.</summary>
    private int Open(StyleId style, CellUse use)
    {
        if (!inRow)
            BeginRow();
        if (++column >= MaxColumns)
            throw new SheetException(
                SheetProblem.TooManyColumns, $"A row has more than {MaxColumns} columns", part.Name, row + 1, column);
        return style != default ? style.Index : styles.Of(column, use);
    }

    private void BeginRow()
    {
        ObjectDisposedException.ThrowIf(isEnded, this);
        if (row >= options.MaxRows)
        {
            part = book.Continue(EndPart(), ++sheetCount);
            Start();
        }
        part.Output.Raw("<row r=\""u8).Number(row + 1).Raw("\">"u8);
        opening.StartRow(row + 1);
        column = -1;
        inRow = true;
    }

    private void FinishRow()
    {
        part.Output.Raw("</row>"u8);
        row++;
        column = -1;
        inRow = false;
    }

    private void Start()
    {
        part.Begin(styles.Plain);
        row = 0;
        if (!styles.HasHeader)
            return;
        BeginRow();
        for (var at = 0; at < styles.Columns.Count; at++)
        {
            var header = styles.Columns[at];
            Text(header.Header, new StyleId(styles.Header[at]));
            if (header.HeaderComment is not null)
                Comment(header.HeaderComment);
        }
        FinishRow();
    }
}

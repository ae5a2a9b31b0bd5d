namespace Paiyi.Sheets;

/// <summary>What a cell is written for, where its column has one style for each use.</summary>
internal enum CellUse
{
    Plain,
    Date,
    DateTime,
}

/// <summary>The style numbers of a sheet's columns, for plain values, dates and the header.</summary>
internal sealed class ColumnStyles
{
    private readonly int defaultDate;
    private readonly int defaultDateTime;
    private readonly int[] dates;
    private readonly int[] dateTimes;

    public ColumnStyles(IReadOnlyList<SheetColumn> columns, StyleTable table)
    {
        Columns = columns;
        HasHeader = columns.Any(column => column.Header is not null);
        Plain = [.. columns.Select(column => column.Style is null ? 0 : table.Add(column.Style))];
        dates = [.. columns.Select(column => table.Add(Dated(column.Style, CellStyle.DateFormat)))];
        dateTimes = [.. columns.Select(column => table.Add(Dated(column.Style, CellStyle.DateTimeFormat)))];
        Header = [.. columns.Select(column => table.Add(column.HeaderStyle ?? CellStyle.Header))];
        defaultDate = table.Add(CellStyle.Date);
        defaultDateTime = table.Add(CellStyle.DateTime);
    }

    public IReadOnlyList<SheetColumn> Columns { get; }

    public bool HasHeader { get; }

    public int[] Plain { get; }

    public int[] Header { get; }

    /// <summary>The style of a cell; columns to the right of the declared ones have the default styles.</summary>
    public int Of(int column, CellUse use)
    {
        var isDeclared = column < dates.Length;
        return use switch
        {
            CellUse.Date => isDeclared ? dates[column] : defaultDate,
            CellUse.DateTime => isDeclared ? dateTimes[column] : defaultDateTime,
            _ => isDeclared ? Plain[column] : 0,
        };
    }

    /// <summary>Without a date format a date would show as a number.</summary>
    private static CellStyle Dated(CellStyle? style, string format) =>
        style is { NumberFormat: not (null or CellStyle.TextFormat) }
            ? style
            : (style ?? new CellStyle()) with { NumberFormat = format };
}

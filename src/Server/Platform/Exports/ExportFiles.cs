using Paiyi.Sheets;

namespace Paiyi.Server.Platform.Exports;

/// <summary>A table that is being written to a response, cell by cell from the left, in constant memory.</summary>
internal interface IExportFile : IAsyncDisposable
{
    /// <summary>Sends what stands before the first row.</summary>
    ValueTask BeginAsync(CancellationToken ct);

    void Text(string? value);

    void Number(decimal value);

    void Date(DateOnly value);

    void Moment(DateTime value);

    ValueTask EndRowAsync(CancellationToken ct);

    Task CompleteAsync(long rows, CancellationToken ct);
}

/// <summary>A kind of file that lists are exported as.</summary>
internal sealed record ExportFormat(string Name, string ContentType, Func<Stream, IReadOnlyList<string>, ExportStamp, IExportFile> Begin)
{
    public static readonly ExportFormat[] All =
    [
        new("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", (body, headers, stamp) => new XlsxFile(body, headers, stamp)),
        new("csv", "text/csv; charset=utf-8", (body, headers, stamp) => new CsvFile(body, headers, stamp)),
    ];

    /// <summary>The format of a request; a workbook when none is named, null when the name is unknown.</summary>
    public static ExportFormat? Of(string? name) =>
        string.IsNullOrEmpty(name) ? All[0] : Array.Find(All, f => f.Name == name);
}

/// <summary>
/// A workbook: the list, its text in string cells, which no program runs as formulas; at the foot of every printed page and on
/// a sheet of its own what export it is; and the mark.
/// </summary>
internal sealed class XlsxFile : IExportFile
{
    private const int MaxCellLength = 32_767;
    private readonly WorkbookWriter _book;
    private readonly SheetWriter _sheet;
    private readonly ExportStamp _stamp;

    public XlsxFile(Stream body, IReadOnlyList<string> headers, ExportStamp stamp)
    {
        _stamp = stamp;
        _book = new WorkbookWriter(body);
        _book.Properties.Add(FileMarks.Name, stamp.Word);
        _book.HiddenNames.Add(FileMarks.Name, stamp.Word);
        _sheet = _book.AddSheet(stamp.List, [.. headers.Select(h => new SheetColumn(h) { Width = 18 })], new SheetOptions { Filter = true, Foot = stamp.Foot });
    }

    public ValueTask BeginAsync(CancellationToken ct) => _book.FlushAsync(ct);

    public void Text(string? value)
    {
        var text = value.AsSpan();
        _sheet.Text(text.Length <= MaxCellLength ? text : text[..MaxCellLength]);
    }

    public void Number(decimal value) => _sheet.Number(value);

    public void Date(DateOnly value) => _sheet.Date(value);

    public void Moment(DateTime value) => _sheet.DateTime(value);

    public ValueTask EndRowAsync(CancellationToken ct) => _sheet.EndRowAsync(ct);

    public Task CompleteAsync(long rows, CancellationToken ct)
    {
        var about = _book.AddSheet(_stamp.SheetName, [new SheetColumn(null) { Width = 18 }, new SheetColumn(null) { Width = 60 }], new SheetOptions { Foot = _stamp.Foot });
        foreach (var (label, value) in _stamp.Lines(rows))
        {
            about.Text(label).Text(value);
            about.EndRow();
        }

        return _book.CompleteAsync(ct);
    }

    public ValueTask DisposeAsync() => _book.DisposeAsync();
}

/// <summary>
/// Comma-separated UTF-8 text; what a spreadsheet would run as a formula gets an apostrophe in front. A last column without
/// values has the mark as its header: no value and no other header is touched, so that every program still finds its columns.
/// </summary>
internal sealed class CsvFile : IExportFile
{
    private readonly DelimitedWriter _rows;

    public CsvFile(Stream body, IReadOnlyList<string> headers, ExportStamp stamp)
    {
        _rows = new DelimitedWriter(body);
        foreach (var header in headers)
            _rows.Text(header);
        _rows.Text(stamp.Unseen);
        _rows.EndRow();
    }

    public ValueTask BeginAsync(CancellationToken ct) => _rows.FlushAsync(ct);

    public void Text(string? value)
    {
        if (string.IsNullOrEmpty(value))
            _rows.Empty();
        else
            _rows.Text(value);
    }

    public void Number(decimal value) => _rows.Number(value);

    public void Date(DateOnly value) => _rows.Date(value);

    public void Moment(DateTime value) => _rows.DateTime(value);

    public ValueTask EndRowAsync(CancellationToken ct)
    {
        _rows.Empty();
        return _rows.EndRowAsync(ct);
    }

    public Task CompleteAsync(long rows, CancellationToken ct) => _rows.FlushAsync(ct).AsTask();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

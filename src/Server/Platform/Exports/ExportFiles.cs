using Paiyi.Sheets;

namespace Paiyi.Server.Platform.Exports;

/// <summary>A table that is being written to a response, cell by cell from the left, in constant memory.</summary>
internal interface IExportFile : IAsyncDisposable
{
    void Text(string? value);

    void Number(decimal value);

    void Date(DateOnly value);

    void Moment(DateTime value);

    ValueTask EndRowAsync(CancellationToken ct);

    Task CompleteAsync(CancellationToken ct);
}

/// <summary>A kind of file that lists are exported as.</summary>
internal sealed record ExportFormat(string Name, string ContentType, Func<Stream, string, IReadOnlyList<string>, IExportFile> Begin)
{
    public static readonly ExportFormat[] All =
    [
        new("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", (body, name, headers) => new XlsxFile(body, name, headers)),
        new("csv", "text/csv; charset=utf-8", (body, _, headers) => new CsvFile(body, headers)),
    ];

    /// <summary>The format of a request; a workbook when none is named, null when the name is unknown.</summary>
    public static ExportFormat? Of(string? name) =>
        string.IsNullOrEmpty(name) ? All[0] : Array.Find(All, f => f.Name == name);
}

/// <summary>A workbook of one sheet, its text in string cells, which no program runs as formulas.</summary>
internal sealed class XlsxFile : IExportFile
{
    private const int MaxCellLength = 32_767;
    private readonly WorkbookWriter _book;
    private readonly SheetWriter _sheet;

    public XlsxFile(Stream body, string name, IReadOnlyList<string> headers)
    {
        _book = new WorkbookWriter(body);
        _sheet = _book.AddSheet(name, [.. headers.Select(h => new SheetColumn(h) { Width = 18 })], new SheetOptions { Filter = true });
    }

    public void Text(string? value)
    {
        var text = value.AsSpan();
        _sheet.Text(text.Length <= MaxCellLength ? text : text[..MaxCellLength]);
    }

    public void Number(decimal value) => _sheet.Number(value);

    public void Date(DateOnly value) => _sheet.Date(value);

    public void Moment(DateTime value) => _sheet.DateTime(value);

    public ValueTask EndRowAsync(CancellationToken ct) => _sheet.EndRowAsync(ct);

    public Task CompleteAsync(CancellationToken ct) => _book.CompleteAsync(ct);

    public ValueTask DisposeAsync() => _book.DisposeAsync();
}

/// <summary>Comma-separated UTF-8 text; what a spreadsheet would run as a formula gets an apostrophe in front.</summary>
internal sealed class CsvFile : IExportFile
{
    private readonly DelimitedWriter _rows;

    public CsvFile(Stream body, IReadOnlyList<string> headers)
    {
        _rows = new DelimitedWriter(body);
        foreach (var header in headers)
            _rows.Text(header);
        _rows.EndRow();
    }

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

    public ValueTask EndRowAsync(CancellationToken ct) => _rows.EndRowAsync(ct);

    public Task CompleteAsync(CancellationToken ct) => _rows.FlushAsync(ct).AsTask();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

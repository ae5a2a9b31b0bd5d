using System.IO.Compression;

namespace Paiyi.Sheets;

/// <summary>
/// Writes a workbook to a stream that need not be seekable, in constant memory however many rows there are. All
/// writing to the stream is asynchronous and happens only in the methods that are awaited, so that a web response can
/// be the stream. Sheets are written one after the other. A workbook that was not completed cannot be opened, so that
/// an export that failed half-way is never taken for a whole one.
/// </summary>
public sealed class WorkbookWriter : IAsyncDisposable
{
    private const int FlushThreshold = 64 << 10;
    private const int MaxPending = 256 << 20;
    private static readonly DateTimeOffset EntryTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly DrainStream drain;
    private readonly ZipArchive archive;
    private readonly StyleTable styles = new();
    private readonly SheetNames names = new();
    private readonly List<SheetPart> parts = [];
    private SheetWriter? current;
    private (string Name, IReadOnlyList<SheetColumn> Columns, SheetOptions Options) open;
    private bool completed;

    /// <param name="destination">Left open.</param>
    public WorkbookWriter(Stream destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        drain = new DrainStream(destination);
        archive = new ZipArchive(drain, ZipArchiveMode.Create, leaveOpen: true);
    }

    /// <summary>Custom document properties (ECMA-376-2 and -1 22.3): names and texts that belong to the file. Written when it is completed.</summary>
    public IDictionary<string, string> Properties { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Defined names with a constant text that no program lists (18.2.5). Written when the workbook is completed.</summary>
    public IDictionary<string, string> HiddenNames { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    internal ChoiceLists Lists { get; } = new();

    internal CellOpening CellOpening { get; } = new();

    internal bool HasMuchPending => drain.Pending >= FlushThreshold;

    /// <summary>Makes a style known, for single cells that differ from their column. The same style gets the same id.</summary>
    /// <exception cref="ArgumentException">A colour is not of the form RRGGBB.</exception>
    /// <exception cref="InvalidOperationException">There are more styles than Excel's 65,490.</exception>
    public StyleId AddStyle(CellStyle style) => new(styles.Add(style));

    /// <summary>
    /// Ends the sheet before and begins another (ECMA-376-1 18.3.1.99). The header row, if any column has a header, is written at once.
    /// A name that Excel refuses is made acceptable, a taken one gets a number.
    /// </summary>
    /// <param name="name">At most 31 characters are kept, without <c>[ ] : * ? / \</c>.</param>
    /// <param name="columns">From the left; may be fewer than the cells that are written.</param>
    /// <param name="options"><see cref="SheetOptions.Default"/> when null.</param>
    /// <exception cref="ArgumentOutOfRangeException">The options ask for fewer than two rows or more than Excel's.</exception>
    /// <exception cref="ObjectDisposedException">The workbook was completed.</exception>
    public SheetWriter AddSheet(string name, IReadOnlyList<SheetColumn> columns, SheetOptions? options = null)
    {
        ObjectDisposedException.ThrowIf(completed, this);
        options ??= SheetOptions.Default;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.MaxRows, SheetOptions.Default.MaxRows);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxRows, 2);
        EndSheet();
        open = (name, columns, options);
        current = new SheetWriter(this, NewPart(names.Claim(name)), new ColumnStyles(columns, styles), options);
        return current;
    }

    /// <summary>
    /// Sends everything that was written so far. Seldom, as before rows that will be long in coming: what is compressed in
    /// small pieces is longer.
    /// </summary>
    public ValueTask FlushAsync(CancellationToken cancel = default)
    {
        current?.Send();
        return DrainAsync(cancel);
    }

    /// <summary>Ends the last sheet, writes what belongs to the whole workbook, and sends everything.</summary>
    public async Task CompleteAsync(CancellationToken cancel = default)
    {
        ObjectDisposedException.ThrowIf(completed, this);
        if (current is null && parts.Count == 0)
            AddSheet("Sheet1", []);
        EndSheet();
        WriteLists();
        completed = true;
        WorkbookParts.Write(this, parts, styles);
        archive.Dispose();
        await drain.DrainAsync(cancel);
    }

    public ValueTask DisposeAsync()
    {
        completed = true;
        return ValueTask.CompletedTask;
    }

    /// <summary>Sends what is compressed already. Completes at once when there is nothing.</summary>
    internal ValueTask DrainAsync(CancellationToken cancel) => drain.DrainAsync(cancel);

    internal XmlOutput CreatePart(string name)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = EntryTime;
        return new XmlOutput(entry.Open());
    }

    internal void RequireFlushed()
    {
        if (drain.Pending > MaxPending)
            throw new InvalidOperationException("Rows are written faster than they are sent: await FlushAsync between them");
    }

    /// <summary>The sheet that takes the rows which no longer fit on the one before.</summary>
    internal SheetPart Continue(SheetPart full, int number)
    {
        Finish(full);
        return NewPart(names.Claim($"{open.Name} ({number})"));
    }

    private SheetPart NewPart(string name)
    {
        var isSelected = open.Options.Visibility == SheetVisibility.Visible && !parts.Exists(part => part.IsSelected);
        var number = parts.Count + 1;
        return new SheetPart(
            number, name, CreatePart($"xl/worksheets/sheet{number}.xml"), open.Columns, open.Options, isSelected);
    }

    private void EndSheet()
    {
        if (current is not null)
            Finish(current.End());
        current = null;
    }

    private void Finish(SheetPart part)
    {
        parts.Add(part);
        WorkbookParts.WriteComments(this, part);
    }

    private void WriteLists()
    {
        if (Lists.Stored.Count == 0)
            return;
        var options = new SheetOptions { Visibility = SheetVisibility.Hidden };
        var columns = Lists.Stored.Select(_ => new SheetColumn(null) { Style = CellStyle.Text }).ToList();
        open = (ChoiceLists.SheetName, columns, options);
        var sheet = new SheetWriter(this, NewPart(ChoiceLists.SheetName), new ColumnStyles(columns, styles), options);
        for (var row = 0; row < Lists.Stored.Max(list => list.Count); row++)
        {
            foreach (var list in Lists.Stored)
                sheet.Text(row < list.Count ? list[row] : "");
            sheet.EndRow();
        }
        Finish(sheet.End());
    }
}

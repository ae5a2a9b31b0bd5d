using System.IO.Compression;

namespace Paiyi.Sheets;

/// <summary>
/// Gives a person their own workbook back with remarks in it: the cells filled and commented, everything else as it
/// was. Parts that are not touched keep their bytes; of a touched sheet only the tags of the remarked cells change.
/// </summary>
public static class WorkbookAnnotator
{
    /// <param name="workbook">Seekable; left open.</param>
    /// <param name="destination">Written to asynchronously only; left open. On an exception what it holds is no workbook.</param>
    /// <param name="annotations">Sorted by sheet and row; the columns of a row may come in any order.</param>
    /// <exception cref="SheetException">The workbook is damaged or exceeds a limit.</exception>
    /// <exception cref="ArgumentException">The annotations are not sorted, or name a cell or sheet that cannot be.</exception>
    public static async Task<AnnotationResult> AnnotateAsync(
        Stream workbook,
        Stream destination,
        IAsyncEnumerable<Annotation> annotations,
        AnnotationOptions? options = null,
        CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(workbook);
        ArgumentNullException.ThrowIfNull(destination);
        ArgumentNullException.ThrowIfNull(annotations);
        options ??= AnnotationOptions.Default;
        StyleTable.RequireColor(options.Fill);
        using var package = Package.Open(workbook, options.Limits, leaveOpen: true);
        await using var cursor = new AnnotationCursor(annotations.GetAsyncEnumerator(cancel));
        var drain = new DrainStream(destination);
        var archive = new ZipArchive(drain, ZipArchiveMode.Create, leaveOpen: true);
        var copy = new AnnotatedCopy(package, archive, drain, options);
        await cursor.StartAsync();
        while (cursor.Sheet is { } sheet)
            await copy.AnnotateSheetAsync(sheet, cursor, cancel);
        await copy.CompleteAsync(cancel);
        archive.Dispose();
        await drain.DrainAsync(cancel);
        return new AnnotationResult(copy.Cells, copy.Comments);
    }
}

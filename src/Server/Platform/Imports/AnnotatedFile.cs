using Paiyi.Sheets;

namespace Paiyi.Server.Platform.Imports;

/// <summary>
/// An uploaded file with the reasons at its cells, in both languages. A workbook comes back as it was but for the
/// marked cells; a text file or a workbook of Excel 97 to 2003 comes back as a workbook of text cells.
/// </summary>
internal static class AnnotatedFile
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const int MaxComments = 50_000;

    public static string NameFor(string fileName, bool onlyWrong) => $"{Path.GetFileNameWithoutExtension(fileName)}-{(onlyWrong ? "未通过" : "标注")}.xlsx";

    /// <param name="file">The upload; seekable.</param>
    /// <param name="onlyWrong">Whether to leave out every row that nothing is said about: a file to put right and upload again.</param>
    /// <param name="title">The field at which stands what is said about a whole row.</param>
    /// <param name="said">In the order of rows.</param>
    public static Task WriteAsync(
        Stream file, ImportLayout layout, bool onlyWrong, string title, IAsyncEnumerable<CellSaid> said, Stream destination, CancellationToken ct) =>
        WriteAsync(file, new MarkedSheet(layout.Sheet, layout.HeaderRow, new ImportHeader(layout).ColumnOf(title), "名单 Roster"), onlyWrong, said, destination, ct);

    /// <inheritdoc cref="WriteAsync(Stream, ImportLayout, bool, string, IAsyncEnumerable{CellSaid}, Stream, CancellationToken)"/>
    public static async Task WriteAsync(
        Stream file, MarkedSheet sheet, bool onlyWrong, IAsyncEnumerable<CellSaid> said, Stream destination, CancellationToken ct)
    {
        SheetFormat format;
        using (var book = ImportSheet.OpenBook(file))
            format = book.Format;
        if (onlyWrong || format is not SheetFormat.Xlsx)
        {
            await WriteTextAsync(file, sheet, onlyWrong, said, destination, ct);
            return;
        }

        await WorkbookAnnotator.AnnotateAsync(file, destination,
            said.Select(e => new Annotation(sheet.Index, e.Row, ColumnOf(e, sheet.TitleColumn) - 1, Text(e))), cancel: ct);
    }

    private static async Task WriteTextAsync(
        Stream file, MarkedSheet sheet, bool onlyWrong, IAsyncEnumerable<CellSaid> said, Stream destination, CancellationToken ct)
    {
        using var source = ImportSheet.OpenBook(file);
        using var reader = source.OpenSheet(sheet.Index);
        await using var book = new WorkbookWriter(destination);
        var wrong = book.AddStyle(new CellStyle { NumberFormat = CellStyle.TextFormat, Fill = "FFC7CE" });
        SheetWriter? rows = null;
        await using var next = said.GetAsyncEnumerator(ct);
        var (hasNext, comments) = (await next.MoveNextAsync(), 0);
        var marks = new Dictionary<int, string>();
        while (reader.Read())
        {
            marks.Clear();
            for (; hasNext && next.Current.Row == reader.RowNumber; hasNext = await next.MoveNextAsync())
                marks.TryAdd(ColumnOf(next.Current, sheet.TitleColumn) - 1, Text(next.Current));
            if (onlyWrong && marks.Count == 0 && reader.RowNumber != sheet.HeaderRow)
                continue;
            rows ??= book.AddSheet(sheet.Name, [.. Enumerable.Range(0, reader.ColumnCount).Select(_ => new SheetColumn(null) { Style = CellStyle.Text, Width = 18 })]);
            WriteRow(reader, rows, marks, wrong, ref comments);
            await rows.EndRowAsync(ct);
        }

        await book.CompleteAsync(ct);
    }

    private static void WriteRow(ISheetReader reader, SheetWriter rows, Dictionary<int, string> marks, StyleId wrong, ref int comments)
    {
        var last = marks.Count == 0 ? -1 : marks.Keys.Max();
        for (var column = 0; column < reader.ColumnCount || column <= last; column++)
        {
            if (!marks.TryGetValue(column, out var text))
            {
                rows.Text(reader[column].GetText());
                continue;
            }

            var cell = reader[column];
            if (cell.IsEmpty)
                rows.Empty(wrong);
            else
                rows.Text(cell.GetText(), wrong);
            if (comments++ < MaxComments)
                rows.Comment(text);
        }
    }

    private static int ColumnOf(CellSaid said, int titleColumn) => said.Column == 0 ? titleColumn : said.Column;

    private static string Text(CellSaid said) => $"{said.Zh}\n{said.En}";
}

/// <summary>The sheet of an upload that is marked.</summary>
/// <param name="Index">From 0.</param>
/// <param name="TitleColumn">Where stands what is said about a whole row; 1 for column A.</param>
/// <param name="Name">What the sheet is called when the upload was no workbook.</param>
internal readonly record struct MarkedSheet(int Index, int HeaderRow, int TitleColumn, string Name);

/// <summary>What is said about a cell.</summary>
/// <param name="Column">1 for column A; 0 when the whole row is meant.</param>
internal readonly record struct CellSaid(int Row, int Column, string Zh, string En);

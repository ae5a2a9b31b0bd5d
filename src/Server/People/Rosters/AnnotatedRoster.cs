using Paiyi.Server.People.Rosters.Sheet;
using Paiyi.Sheets;

namespace Paiyi.Server.People.Rosters;

/// <summary>
/// The uploaded roster with the reasons at its cells, in both languages. A workbook comes back as it was but for the
/// marked cells; a text file or a workbook of Excel 97 to 2003 comes back as a workbook of text cells.
/// </summary>
internal static class AnnotatedRoster
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const int MaxComments = 50_000;

    public static string NameFor(string fileName) => $"{Path.GetFileNameWithoutExtension(fileName)}-标注.xlsx";

    /// <param name="file">The upload; seekable.</param>
    /// <param name="errors">In the order of rows.</param>
    public static async Task WriteAsync(
        Stream file, Dictionary<string, string> headers, IAsyncEnumerable<RosterRowError> errors, Stream destination, CancellationToken ct)
    {
        using var sheet = RosterSheet.Open(file, headers).Value ?? throw new InvalidOperationException("The file no longer opens.");
        // What is said about a whole row stands at the name.
        var nameColumn = sheet.Header.ColumnOf(RosterFields.Name);
        if (sheet.Format is not SheetFormat.Xlsx)
        {
            await WriteTextAsync(file, sheet.SheetIndex, nameColumn, errors, destination, ct);
            return;
        }

        await WorkbookAnnotator.AnnotateAsync(file, destination,
            errors.Select(e => new Annotation(sheet.SheetIndex, e.Row, ColumnOf(e, nameColumn) - 1, Text(e))), cancel: ct);
    }

    private static async Task WriteTextAsync(
        Stream file, int sheet, int nameColumn, IAsyncEnumerable<RosterRowError> errors, Stream destination, CancellationToken ct)
    {
        using var source = SheetFile.Open(file, leaveOpen: true);
        using var reader = source.OpenSheet(sheet);
        await using var book = new WorkbookWriter(destination);
        var wrong = book.AddStyle(new CellStyle { NumberFormat = CellStyle.TextFormat, Fill = "FFC7CE" });
        SheetWriter? rows = null;
        await using var next = errors.GetAsyncEnumerator(ct);
        var (hasNext, comments) = (await next.MoveNextAsync(), 0);
        var marks = new Dictionary<int, string>();
        while (reader.Read())
        {
            marks.Clear();
            for (; hasNext && next.Current.Row == reader.RowNumber; hasNext = await next.MoveNextAsync())
                marks.TryAdd(ColumnOf(next.Current, nameColumn) - 1, Text(next.Current));
            rows ??= book.AddSheet("名单 Roster", [.. Enumerable.Range(0, reader.ColumnCount).Select(_ => new SheetColumn(null) { Style = CellStyle.Text, Width = 18 })]);
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

    private static int ColumnOf(RosterRowError error, int nameColumn) => error.Column == 0 ? nameColumn : error.Column;

    private static string Text(RosterRowError error) => $"{error.TextZh}\n{error.TextEn}";
}

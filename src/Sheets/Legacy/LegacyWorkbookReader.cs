using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace Paiyi.Sheets;

/// <summary>
/// A workbook of Excel 97 to 2003 ([MS-XLS]), read by ExcelDataReader, whose values are given the same kinds as those of
/// newer workbooks. Differences: a formula is not told from its value, and an error reads as an empty cell.
/// </summary>
public sealed class LegacyWorkbookReader : ISheetFile
{
    private const int ChineseCodePage = 936;
    private const int MaxRows = 65_536;
    private const int MaxColumns = 256;
    private readonly Stream stream;
    private readonly SheetLimits limits;
    private readonly bool leaveOpen;
    private readonly List<Sheet> sheets = [];

    static LegacyWorkbookReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private LegacyWorkbookReader(Stream stream, SheetLimits limits, bool leaveOpen)
    {
        this.stream = stream;
        this.limits = limits;
        this.leaveOpen = leaveOpen;
    }

    public SheetFormat Format => SheetFormat.LegacyXls;

    public IReadOnlyList<Sheet> Sheets => sheets;

    /// <param name="stream">Seekable; disposed with the reader unless <paramref name="leaveOpen"/>.</param>
    /// <param name="limits"><see cref="SheetLimits.Default"/> when null.</param>
    /// <exception cref="SheetException">It is no such workbook, is encrypted, damaged, or exceeds a limit.</exception>
    public static LegacyWorkbookReader Open(Stream stream, SheetLimits? limits = null, bool leaveOpen = false)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var book = new LegacyWorkbookReader(stream, limits ?? SheetLimits.Default, leaveOpen);
        try
        {
            if (stream.Length > book.limits.MaxFileBytes)
                throw new SheetException(SheetProblem.TooLarge, $"The file is larger than {book.limits.MaxFileBytes} bytes");
            if (SheetFormat.Detect(stream) != SheetFormat.LegacyXls)
                throw new SheetException(SheetProblem.NotAWorkbook, "The file is not a workbook of Excel 97 to 2003");
            book.List();
            return book;
        }
        catch (SheetException)
        {
            book.Dispose();
            throw;
        }
    }

    public ISheetReader OpenSheet(int sheet)
    {
        var reader = OpenAt(sheet);
        if (reader is { RowCount: <= MaxRows, FieldCount: <= MaxColumns })
            return new LegacySheetReader(reader, sheets[sheet], limits);
        reader.Dispose();
        // It would be searched for rows that no such file can hold, for minutes.
        throw new SheetException(SheetProblem.Damaged, "The sheet claims more cells than the format has", sheets[sheet].Name);
    }

    public IReadOnlyList<CellRange> ReadMergedRanges(int sheet)
    {
        using var reader = OpenAt(sheet);
        var merged = LegacyFault.Guard(() => reader.MergeCells ?? [], sheets[sheet].Name);
        if (merged.Length > limits.MaxMergedRanges)
            throw new SheetException(SheetProblem.TooLarge, $"There are more than {limits.MaxMergedRanges} merged ranges", sheets[sheet].Name);
        return [.. merged.Select(one => new CellRange(one.FromRow + 1, one.FromColumn, one.ToRow + 1, one.ToColumn))];
    }

    public void Dispose()
    {
        if (!leaveOpen)
            stream.Dispose();
    }

    private void List() => LegacyFault.Guard(() =>
    {
        using var reader = OpenFirst();
        do
        {
            sheets.Add(new Sheet(sheets.Count, reader.Name ?? "", reader.VisibleState switch
            {
                "hidden" => SheetVisibility.Hidden,
                "veryhidden" => SheetVisibility.VeryHidden,
                _ => SheetVisibility.Visible,
            }));
        }
        while (reader.NextResult());
        return sheets;
    });

    private IExcelDataReader OpenAt(int sheet) => LegacyFault.Guard(
        () =>
        {
            var reader = OpenFirst();
            for (var at = 0; at < sheet; at++)
                reader.NextResult();
            return reader;
        },
        sheets[sheet].Name);

    private IExcelDataReader OpenFirst()
    {
        stream.Position = 0;
        return ExcelReaderFactory.CreateBinaryReader(
            stream, new ExcelReaderConfiguration { LeaveOpen = true, FallbackEncoding = Encoding.GetEncoding(ChineseCodePage) });
    }
}

/// <summary>Turns whatever a damaged file makes ExcelDataReader throw into this library's exception.</summary>
internal static class LegacyFault
{
    public static T Guard<T>(Func<T> read, string? sheet = null, int? row = null)
    {
        try
        {
            return read();
        }
        catch (InvalidPasswordException e)
        {
            throw new SheetException(SheetProblem.Encrypted, "The workbook asks for a password", sheet, row, inner: e);
        }
        catch (Exception e) when (IsOfTheFile(e))
        {
            throw new SheetException(SheetProblem.Damaged, "The workbook is damaged", sheet, row, inner: e);
        }
    }

    /// <summary>A failing disk and a closed stream are not the file's fault.</summary>
    private static bool IsOfTheFile(Exception e) =>
        e is EndOfStreamException || e is not (SheetException or IOException or ObjectDisposedException or OperationCanceledException);
}

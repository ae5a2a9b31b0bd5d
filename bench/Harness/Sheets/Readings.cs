using System.IO.Compression;
using System.Text;
using System.Xml;
using ExcelDataReader;
using MiniExcelLibs;
using Paiyi.Sheets;

namespace Paiyi.Bench.Sheets;

/// <summary>Ways of going through every cell of a workbook's first sheet.</summary>
internal static class Readings
{
    public const string Sheet = "xl/worksheets/sheet1.xml";
    public const string SharedStrings = "xl/sharedStrings.xml";

    /// <summary>Every cell as the value that it is: text as UTF-8, numbers as such, dates as dates.</summary>
    public static Task Values(string path)
    {
        using var book = SheetFile.Open(File.OpenRead(path), Limits);
        using var reader = book.OpenSheet(0);
        var seen = 0L;
        while (reader.Read())
        {
            for (var column = 0; column < reader.ColumnCount; column++)
            {
                var cell = reader[column];
                if (cell.Kind == CellKind.Date)
                    seen += cell.TryGetDate(out var date) ? date.Day : 0;
                else if (cell.Kind == CellKind.Number)
                    seen += cell.TryGetNumber(out var number) ? (long)number : 0;
                else
                    seen += cell.Utf8.Length;
            }
        }

        return Seen(seen);
    }

    /// <summary>The limit of whoever reads by <see cref="XmlReader"/>: parts unpacked and walked, and nothing done with them.</summary>
    public static Task Walk(string path, params string[] parts)
    {
        using var archive = ZipFile.OpenRead(path);
        var seen = 0L;
        foreach (var part in parts)
        {
            if (archive.GetEntry(part) is not { } entry)
                continue;
            using var reader = XmlReader.Create(entry.Open());
            while (reader.Read())
                seen++;
        }

        return Seen(seen);
    }

    public static Task ByMiniExcel(string path)
    {
        var seen = 0L;
        using var file = File.OpenRead(path);
        foreach (IDictionary<string, object> row in MiniExcel.Query(file, excelType: ExcelType.XLSX))
        {
            foreach (var value in row.Values)
                seen += value is null ? 0 : 1;
        }

        return Seen(seen);
    }

    public static Task ByExcelDataReader(string path)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var seen = 0L;
        using var file = File.OpenRead(path);
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(file);
        while (reader.Read())
        {
            for (var column = 0; column < reader.FieldCount; column++)
                seen += reader.GetValue(column) is null ? 0 : 1;
        }

        return Seen(seen);
    }

    private static SheetLimits Limits => new() { MaxPartBytes = 4L << 30 };

    private static Task Seen(long count) =>
        count > 0 ? Task.CompletedTask : throw new InvalidOperationException("Nothing was read");
}

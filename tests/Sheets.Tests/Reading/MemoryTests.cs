using Shouldly;
using Xunit;

namespace Paiyi.Sheets.Tests.Reading;

public class MemoryTests
{
    private const int Rows = 100_000;
    private const int Columns = 12;

    [Fact]
    public async Task Reading_and_writing_allocate_almost_nothing_per_cell()
    {
        var target = new MemoryStream(32 << 20);
        await Write(Stream.Null, 1000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        await Write(target, Rows);
        ((GC.GetAllocatedBytesForCurrentThread() - before) / (double)(Rows * Columns)).ShouldBeLessThan(2, "bytes per written cell");

        using var book = WorkbookReader.Open(new MemoryStream(target.ToArray()));
        before = GC.GetAllocatedBytesForCurrentThread();
        using var reader = book.OpenSheet(0);
        var digits = 0L;
        while (reader.Read())
        {
            for (var column = 0; column < reader.ColumnCount; column++)
                digits += reader[column].Utf8.Length;
        }
        digits.ShouldBeGreaterThan(Rows * Columns);
        ((GC.GetAllocatedBytesForCurrentThread() - before) / (double)(Rows * Columns)).ShouldBeLessThan(1, "bytes per read cell");
    }

    [Fact]
    public void Millions_of_formatted_empty_rows_are_passed_over_without_memory_growth()
    {
        var row = "<row s=\"1\" customFormat=\"1\"/>"u8;
        var sheet = new MemoryStream();
        sheet.Write("<worksheet><sheetData><row><c><v>1</v></c></row>"u8);
        for (var count = 0; count < 1_500_000; count++)
            sheet.Write(row);
        sheet.Write("</sheetData></worksheet>"u8);
        var bytes = RawWorkbook.WithRows("").Part("xl/worksheets/sheet1.xml", sheet.ToArray()).ToBytes();
        var limits = new SheetLimits { MaxCompressionRatio = 1000 };
        using var book = WorkbookReader.Open(new MemoryStream(bytes), limits);
        using var reader = book.OpenSheet(0);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var seen = 0;
        while (reader.Read())
            seen++;
        seen.ShouldBe(1_048_576);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1 << 20);
        (Read.Problem(bytes, limits with { MaxBlankRows = 1_000_000 })?.Problem).ShouldBe(SheetProblem.TooManyRows);
    }

    private static async Task Write(Stream target, int rows)
    {
        await using var book = new WorkbookWriter(target);
        var sheet = book.AddSheet("大", [.. Enumerable.Range(0, Columns).Select(column => new SheetColumn($"列{column}"))]);
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < Columns - 2; column++)
                sheet.Text("北京市海淀区");
            sheet.Number(row + 1000).Date(new DateOnly(2020, 2, 3));
            await sheet.EndRowAsync();
        }
        await book.CompleteAsync();
    }
}

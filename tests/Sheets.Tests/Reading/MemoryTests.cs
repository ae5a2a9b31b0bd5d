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
        await Write(Stream.Null, 20_000);
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

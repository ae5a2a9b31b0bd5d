using System.IO.Compression;
using System.Text;
using Shouldly;
using Xunit;

namespace Paiyi.Sheets.Tests.Reading;

/// <summary>The largest that the format allows, and one more.</summary>
public class ExtentTests
{
    [Theory]
    [InlineData("inlineStr", "<is><t>{0}</t></is>")]
    [InlineData("str", "<v>{0}</v>")]
    public void A_cell_holds_32767_characters(string type, string value)
    {
        foreach (var letter in (char[])['x', '汉'])
        {
            var row = $"<row><c t=\"{type}\">{string.Format(null, value, new string(letter, 32_767))}</c><c><v>1</v></c></row>";
            RawWorkbook.WithRows(row).Rows().Single()[0].Length.ShouldBe(32_767);
            RawWorkbook.WithRows(row.Replace($">{letter}", $">{letter}{letter}")).Kind().ShouldBe(SheetProblem.CellTooLong);
        }
        RawWorkbook.WithRows("<row><c t=\"s\"><v>0</v></c></row>").WithShared($"<si><t>{new string('x', 32_768)}</t></si>").Kind().ShouldBe(SheetProblem.CellTooLong);
    }

    [Fact]
    public void A_row_holds_16384_cells()
    {
        var cells = string.Concat(Enumerable.Range(0, 16_384).Select(column => $"<c r=\"{CellReference.Format(1, column)}\"><v>{column}</v></c>"));
        RawWorkbook.WithRows($"<row r=\"1\">{cells}</row>").Rows().Single().ShouldBe(Enumerable.Range(0, 16_384).Select(column => $"{column}"));
        RawWorkbook.WithRows($"<row r=\"1\">{cells}<c><v>1</v></c></row>").Kind().ShouldBe(SheetProblem.TooManyColumns);
        RawWorkbook.WithRows("<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>").Kind().ShouldBe(SheetProblem.BadReference);
    }

    [Fact]
    public void Ten_million_formatted_rows_without_values_are_passed_over_in_constant_memory()
    {
        var bytes = WithBlankRows(10_000_000);
        var limits = new SheetLimits { MaxCompressionRatio = 2000 };
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

    [Fact]
    public async Task Rows_past_the_last_of_a_sheet_go_on_the_next()
    {
        const int Rows = 1_048_576 + 5;
        var stream = new MemoryStream();
        await using (var book = new WorkbookWriter(stream))
        {
            var sheet = book.AddSheet("大", [new SheetColumn("号")]);
            for (var row = 0; row < Rows; row++)
            {
                sheet.Number(row);
                await sheet.EndRowAsync();
            }
            await book.CompleteAsync();
        }
        using var read = WorkbookReader.Open(stream);
        read.Sheets.Select(sheet => sheet.Name).ShouldBe(["大", "大 (2)"]);
        var next = 0;
        foreach (var sheet in read.Sheets)
        {
            using var reader = read.OpenSheet(sheet.Index);
            reader.Read();
            reader[0].GetText().ShouldBe("号");
            for (; reader.Read(); next++)
            {
                reader[0].TryGetNumber(out var number);
                if (number != next)
                    number.ShouldBe(next);
            }
        }
        next.ShouldBe(Rows);
    }

    [Fact]
    public void All_parts_together_have_a_limit_and_one_larger_than_the_archive_says_is_cut()
    {
        var book = RawWorkbook.WithRows("").Part("xl/media/1.png", new byte[600_000]).Part("xl/media/2.png", new byte[600_000]);
        book.Kind(new SheetLimits { MaxTotalBytes = 1_000_000 }).ShouldBe(SheetProblem.TooLarge);
        book.Kind(new SheetLimits { MaxTotalBytes = 1_300_000 }).ShouldBeNull();

        var bytes = RawWorkbook.WithRows(string.Concat(Enumerable.Repeat("<row/>", 5000))).ToBytes();
        var directory = bytes.AsSpan().IndexOf("PK\x01\x02"u8);
        for (var at = directory; bytes.AsSpan(at).StartsWith("PK\x01\x02"u8);)
        {
            var name = BitConverter.ToUInt16(bytes, at + 28);
            if (Encoding.UTF8.GetString(bytes, at + 46, name).EndsWith("sheet1.xml", StringComparison.Ordinal))
                BitConverter.TryWriteBytes(bytes.AsSpan(at + 24), 500);
            at += 46 + name + BitConverter.ToUInt16(bytes, at + 30) + BitConverter.ToUInt16(bytes, at + 32);
        }
        (Read.Problem(bytes)?.Problem).ShouldBe(SheetProblem.Truncated);
    }

    /// <summary>A sheet of one row with a value and so many without, packed while it is written.</summary>
    private static byte[] WithBlankRows(int count)
    {
        var block = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<row s=\"1\" customFormat=\"1\"/>", 10_000)));
        var stream = new MemoryStream(RawWorkbook.WithRows("").Without("xl/worksheets/sheet1.xml").ToBytes().ToArray());
        var target = new MemoryStream();
        stream.CopyTo(target);
        using (var archive = new ZipArchive(target, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var part = archive.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open();
            part.Write("<worksheet><sheetData><row><c><v>1</v></c></row>"u8);
            for (var written = 0; written < count; written += 10_000)
                part.Write(block);
            part.Write("</sheetData></worksheet>"u8);
        }
        return target.ToArray();
    }
}

using Shouldly;
using Xunit;

namespace Paiyi.Sheets.Tests.Reading;

/// <summary>One table as the programs of the field themselves wrote it; <c>Files/make.sh</c> makes the files.</summary>
public class ProducerFileTests
{
    private static readonly string[][] Table =
    [
        ["文字", "数", "真假", "日期", "公式", "错误", "邮编"],
        [" 张 三 ", "36.6", "TRUE", "2020-02-03", "73.2", "#N/A", "000000"],
        ["𠀀😀", "-0.00000015", "FALSE", "2020-02-03 08:30:00", "-0.0000003", "#DIV/0!", "000001"],
        ["a<b>&\"c\"", "100000000000000000000", "TRUE", "08:30:00", "200000000000000000000", "", "000002"],
        ["一行\n二行", "0", "FALSE", "1900-01-01", "0", "", "000003"],
        ["_x000D_", "123456789012345", "TRUE", "1900-02-28", "246913578024690", "", "000004"],
        ["007", "0.1", "FALSE", "1900-03-01", "0.2", "", "000005"],
        ["\t制表", "110105", "TRUE", "43864", "220210", "", "000006"],
    ];

    [Theory]
    [InlineData("openpyxl.xlsx")]
    [InlineData("xlsxwriter.xlsx")]
    [InlineData("xlsxwriter-constant.xlsx")]
    [InlineData("zip64-descriptors.xlsx")]
    [InlineData("macros.xlsm")]
    [InlineData("exceljs.xlsx")]
    [InlineData("exceljs-stream.xlsx")]
    [InlineData("libreoffice.xlsx")]
    [InlineData("libreoffice.xls")]
    [InlineData("poi.xls")]
    public void Every_producers_table_reads_alike(string file)
    {
        using var book = SheetFile.Open(Fixtures.Open(file));
        book.Sheets.Select(sheet => (sheet.Name, sheet.Visibility)).ShouldBe(
            [("人员", SheetVisibility.Visible), ("隐藏", SheetVisibility.Hidden), ("深藏", Deep(file))]);
        book.ReadMergedRanges(0).ShouldBe([new CellRange(12, 0, 13, 2)]);
        var rows = Rows(book);
        for (var row = 0; row < Table.Length; row++)
            rows[row + 1].ShouldBe([.. Table[row].Select((text, column) => Expected(file, row, column, text))], $"row {row + 1}");
        rows[12][0].ShouldBe("合并");
        if (book.Format == SheetFormat.Xlsx)
            (rows[20].Length, rows[20][^1]).ShouldBe((16_384, "最右"));
        foreach (var hidden in book.Sheets.Skip(1))
        {
            using var reader = book.OpenSheet(hidden.Index);
            while (reader.Read())
                reader.IsBlank.ShouldBeTrue();
        }
    }

    [Fact]
    public void Days_of_a_1904_workbook_are_the_same_days()
    {
        using var book = WorkbookReader.Open(Fixtures.Open("xlsxwriter-1904.xlsx"));
        book.Date1904.ShouldBeTrue();
        var rows = Rows(book);
        (rows[2][3], rows[3][3], rows[4][3], rows[5][3]).ShouldBe(("2020-02-03", "2020-02-03 08:30:00", "08:30:00", "1904-01-02"));
    }

    [Theory]
    [InlineData("xlsxwriter.xlsx", CellKind.Error)]
    [InlineData("libreoffice.xls", CellKind.Empty)]
    public void Cells_have_their_kinds(string file, CellKind error)
    {
        using var book = SheetFile.Open(Fixtures.Open(file));
        using var reader = book.OpenSheet(0);
        reader.Read();
        reader.Read().ShouldBeTrue();
        CellKind[] kinds = [reader[0].Kind, reader[1].Kind, reader[2].Kind, reader[3].Kind, reader[4].Kind, reader[5].Kind, reader[6].Kind];
        kinds.ShouldBe([CellKind.Text, CellKind.Number, CellKind.Boolean, CellKind.Date, CellKind.Number, error, CellKind.Number]);
        reader[4].IsFormula.ShouldBe(book.Format == SheetFormat.Xlsx);
    }

    private static Dictionary<int, string[]> Rows(ISheetFile book)
    {
        var rows = new Dictionary<int, string[]>();
        using var reader = book.OpenSheet(0);
        while (reader.Read())
            rows[reader.RowNumber] = reader.Texts();
        return rows.ToDictionary(row => row.Key, row => row.Key > 8 ? row.Value : [.. row.Value, .. Enumerable.Repeat("", Math.Max(0, 7 - row.Value.Length))]);
    }

    /// <summary>openpyxl calculates nothing; it and exceljs write a text that looks like an escape without escaping it, as Excel would read it too.</summary>
    private static string Expected(string file, int row, int column, string text) => (file[..2], row, column) switch
    {
        ("op", > 0, 4) => "",
        ("op" or "ex", 5, 0) => "\r",
        (_, _, 5) when file.EndsWith(".xls", StringComparison.Ordinal) && row > 0 => "",
        _ => text,
    };

    private static SheetVisibility Deep(string file) =>
        file[..2] is "op" or "ex" or "po" ? SheetVisibility.VeryHidden : SheetVisibility.Visible;
}

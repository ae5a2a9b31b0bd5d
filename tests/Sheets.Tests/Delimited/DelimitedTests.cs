using System.Text;
using Shouldly;
using Xunit;

namespace Paiyi.Sheets.Tests.Delimited;

public class DelimitedTests
{
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding(54936)!;

    [Fact]
    public void A_file_from_a_chinese_excel_reads_in_its_own_encoding()
    {
        using var reader = DelimitedReader.Open(new MemoryStream(Gb18030.GetBytes("姓名,备注\r\n张三,\"一,二\r\n三\"\r\n㐀𠀀,x")));
        reader.Encoding.CodePage.ShouldBe(54936);
        reader.Rows().ShouldBe([["姓名", "备注"], ["张三", "一,二\r\n三"], ["㐀𠀀", "x"]]);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void A_byte_order_mark_is_no_part_of_the_first_cell(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        using var reader = DelimitedReader.Open(new MemoryStream([.. encoding.GetPreamble(), .. encoding.GetBytes("姓名\t年龄\n李四\t8\n")]));
        reader.Delimiter.ShouldBe('\t');
        reader.Rows().ShouldBe([["姓名", "年龄"], ["李四", "8"]]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Utf16_without_a_mark_is_known_by_its_separators(bool bigEndian)
    {
        var encoding = new UnicodeEncoding(bigEndian, byteOrderMark: false);
        using var reader = DelimitedReader.Open(new MemoryStream(encoding.GetBytes("姓名\tid\n李四\t110101\n")));
        reader.Rows().ShouldBe([["姓名", "id"], ["李四", "110101"]]);
    }

    [Fact]
    public void Ascii_for_long_before_the_first_chinese_name_still_reads_as_gb18030()
    {
        var text = string.Concat(Enumerable.Range(0, 20_000).Select(n => $"{n},row\n")) + "最后,张三\n";
        using var reader = DelimitedReader.Open(new MemoryStream(Gb18030.GetBytes(text)));
        reader.Rows().Last().ShouldBe(["最后", "张三"]);
    }

    [Theory]
    [InlineData("a;b\n1,5;2\n3,5;4\n", ';')]
    [InlineData("a|b|c\n1|2|3\n", '|')]
    [InlineData("sep=;\r\na,b;c\r\n", ';')]
    [InlineData("only\none\n", ',')]
    [InlineData("\"a,b\"\t\"c,d\"\n\"e,f\"\t\"g\"\n", '\t')]
    public void The_delimiter_is_found(string text, char delimiter)
    {
        using var reader = DelimitedReader.Open(Utf8(text));
        reader.Delimiter.ShouldBe(delimiter);
    }

    [Fact]
    public void Digits_protected_as_a_formula_read_as_those_digits()
    {
        using var reader = DelimitedReader.Open(Utf8("=\"00123\",\"=\"\"0456\"\"\",=1+1\n"));
        reader.Rows().Single().ShouldBe(["00123", "0456", "=1+1"]);
    }

    [Fact]
    public void Blank_lines_and_ragged_rows_are_reported_as_they_are()
    {
        using var reader = DelimitedReader.Open(Utf8("a,b,c\r\r\n\n1\n,,\n\"\",x"));
        var seen = new List<(int, bool, int)>();
        while (reader.Read())
            seen.Add((reader.RowNumber, reader.IsBlank, reader.ColumnCount));
        seen.ShouldBe([(1, false, 3), (2, true, 1), (3, true, 1), (4, false, 1), (5, true, 3), (6, false, 2)]);
    }

    [Theory]
    [InlineData("a,\"b", SheetProblem.UnclosedQuote)]
    [InlineData("", SheetProblem.Empty)]
    [InlineData("<html><table><tr><td>1", SheetProblem.NotAWorkbook)]
    public void A_broken_file_has_a_named_problem(string text, SheetProblem problem) =>
        Should.Throw<SheetException>(() => DelimitedReader.Open(Utf8(text)).Rows()).Problem.ShouldBe(problem);

    [Fact]
    public void Bytes_of_no_known_encoding_are_refused_not_replaced()
    {
        var bytes = Gb18030.GetBytes("姓名,年龄\n张三,").Concat((byte[])[0xFF, 0xFF, 0x0A]).ToArray();
        Should.Throw<SheetException>(() => DelimitedReader.Open(new MemoryStream(bytes)).Rows()).Problem.ShouldBe(SheetProblem.UnknownEncoding);
    }

    [Fact]
    public void Limits_hold_for_text_files_too()
    {
        Problem("1\n2\n3\n", new SheetLimits { MaxRows = 2 }).ShouldBe(SheetProblem.TooManyRows);
        Problem("1,2,3\n", new SheetLimits { MaxColumns = 2 }).ShouldBe(SheetProblem.TooManyColumns);
        Problem("12345\n", new SheetLimits { MaxCellChars = 4 }).ShouldBe(SheetProblem.CellTooLong);
        Problem("\n\n\n\n1", new SheetLimits { MaxRows = 2, MaxBlankRows = 3 }).ShouldBe(SheetProblem.TooManyRows);
        Problem("12345\n", new SheetLimits { MaxFileBytes = 4 }).ShouldBe(SheetProblem.TooLarge);
        Problem("一二三\n", new SheetLimits { MaxCellChars = 3 }).ShouldBeNull();
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("-3.5", "-3.5")]
    [InlineData("+8613800138000", "+8613800138000")]
    [InlineData("+86 138", "'+86 138")]
    [InlineData("-", "'-")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("＝1", "'＝1")]
    [InlineData("a=1", "a=1")]
    public async Task Formulas_are_neutralised(string text, string written) =>
        Encoding.UTF8.GetString(await Write([[text]])).ShouldBe($"\uFEFF{written}\r\n");

    [Fact]
    public async Task Numbers_and_dates_are_written_plainly()
    {
        var stream = new MemoryStream();
        var writer = new DelimitedWriter(stream, new DelimitedOptions { ByteOrderMark = false });
        writer.Number(-5L).Number(36.6).Number(1.10m).Date(new DateOnly(2020, 2, 3)).DateTime(new DateTime(2020, 2, 3, 4, 5, 6)).Boolean(true).Empty();
        await writer.EndRowAsync();
        await writer.FlushAsync();
        Encoding.UTF8.GetString(stream.ToArray()).ShouldBe("-5,36.6,1.10,2020-02-03,2020-02-03 04:05:06,TRUE,\r\n");
    }

    private static SheetProblem? Problem(string text, SheetLimits limits)
    {
        try
        {
            using var reader = DelimitedReader.Open(Utf8(text), limits);
            reader.Rows();
            return null;
        }
        catch (SheetException e)
        {
            return e.Problem;
        }
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    public void A_stream_that_shall_stay_open_can_be_read_again(string encoding)
    {
        using var stream = new MemoryStream(Encoding.GetEncoding(encoding).GetBytes("\uFEFFname,number\r\n"));

        for (var time = 0; time < 2; time++)
        {
            using var reader = DelimitedReader.Open(stream, leaveOpen: true);
            reader.Read().ShouldBeTrue();
        }
    }

    private static MemoryStream Utf8(string text) => new(Encoding.UTF8.GetBytes(text));

    private static async Task<byte[]> Write(string[][] rows, DelimitedOptions? options = null)
    {
        var stream = new MemoryStream();
        var writer = new DelimitedWriter(stream, options);
        foreach (var row in rows)
        {
            foreach (var cell in row)
                writer.Text(cell);
            await writer.EndRowAsync();
        }
        await writer.FlushAsync();
        return stream.ToArray();
    }
}

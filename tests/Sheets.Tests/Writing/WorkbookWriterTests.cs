using System.IO.Compression;
using System.Text;
using Shouldly;
using Xunit;

namespace Paiyi.Sheets.Tests.Writing;

public class WorkbookWriterTests
{
    [Fact]
    public async Task What_is_written_is_read_back()
    {
        var bytes = await Write(async book =>
        {
            var sheet = book.AddSheet("人员", [new("姓名"), new("证件号") { Style = CellStyle.Text }, new("体温"), new("日期"), new("时间"), new("是")]);
            sheet.Text("张三").Text("11010519491231002X").Number(36.6).Date(new DateOnly(2020, 2, 3))
                .DateTime(new DateTime(2020, 2, 3, 8, 30, 5)).Boolean(true);
            await sheet.EndRowAsync();
            sheet.Empty().Text("=1+1").Number(5L).Date(new DateOnly(1899, 12, 31)).Empty().Boolean(false);
            await sheet.EndRowAsync();
            sheet.RowCount.ShouldBe(2);
        });
        using var book = WorkbookReader.Open(new MemoryStream(bytes));
        book.Sheets.Single().Name.ShouldBe("人员");
        book.Rows().ShouldBe(
        [
            ["姓名", "证件号", "体温", "日期", "时间", "是"],
            ["张三", "11010519491231002X", "36.6", "2020-02-03", "2020-02-03 08:30:05", "TRUE"],
            ["", "=1+1", "5", "1899-12-31", "", "FALSE"],
        ]);
    }

    [Fact]
    public async Task Rows_past_the_limit_go_on_another_sheet_with_the_same_header()
    {
        var bytes = await Write(book =>
        {
            var sheet = book.AddSheet("明细", [new("编号") { HeaderComment = "唯一" }], new SheetOptions { MaxRows = 4 });
            for (var at = 0; at < 7; at++)
            {
                sheet.Number(at);
                sheet.EndRow();
            }
            return Task.CompletedTask;
        });
        using var book = WorkbookReader.Open(new MemoryStream(bytes), leaveOpen: true);
        book.Sheets.Select(sheet => sheet.Name).ShouldBe(["明细", "明细 (2)", "明细 (3)"]);
        book.Sheets.Select(sheet => { using var reader = book.OpenSheet(sheet.Index); return string.Join(' ', reader.Rows().Select(row => row[0])); })
            .ShouldBe(["编号 0 1 2", "编号 3 4 5", "编号 6"]);
    }

    [Fact]
    public async Task A_long_list_of_choices_goes_on_a_hidden_sheet()
    {
        var towns = Enumerable.Range(1, 300).Select(n => $"第{n}街道办事处").ToList();
        var bytes = await Write(book =>
        {
            book.AddSheet("模板", [new("性别") { Choices = ["男", "女"] }, new("街道") { Choices = towns, ChoicesMessage = "请从列表选择" }]);
            return Task.CompletedTask;
        });
        using var book = WorkbookReader.Open(new MemoryStream(bytes));
        book.Sheets.Select(sheet => sheet.Visibility).ShouldBe([SheetVisibility.Visible, SheetVisibility.Hidden]);
        Part(bytes, "xl/worksheets/sheet1.xml").ShouldContain("<formula1>&quot;男,女&quot;</formula1>");
        Part(bytes, "xl/worksheets/sheet1.xml").ShouldContain("<formula1>_lists!$A$1:$A$300</formula1>");
        book.Rows(1).Select(row => row[0]).ShouldBe(towns);
    }

    [Fact]
    public async Task A_sheet_has_its_widths_its_frozen_header_and_its_filter()
    {
        var bytes = await Write(book =>
        {
            var sheet = book.AddSheet(
                "s", [new("姓名") { Width = 8.5 }, new("内部") { Hidden = true, Style = CellStyle.Text }], new SheetOptions { Filter = true, FrozenColumns = 1 });
            sheet.Text("甲").Text("1");
            sheet.EndRow();
            book.AddSheet("藏", [new(null)], new SheetOptions { Visibility = SheetVisibility.VeryHidden });
            return Task.CompletedTask;
        });
        var xml = Part(bytes, "xl/worksheets/sheet1.xml");
        xml.ShouldContain("""<col min="1" max="1" width="8.5" customWidth="1"/>""");
        xml.ShouldContain("""<col min="2" max="2" width="14" customWidth="1" style="1" hidden="1"/>""");
        xml.ShouldContain("""<pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/>""");
        xml.ShouldContain("""<autoFilter ref="A1:B2"/>""");
        xml.ShouldContain("""<c r="B2" s="1" t="inlineStr"><is><t>1</t></is></c>""");
        Part(bytes, "xl/worksheets/sheet2.xml").ShouldNotContain("<pane");
        Part(bytes, "xl/workbook.xml").ShouldContain("state=\"veryHidden\"");
    }

    [Fact]
    public async Task Spaces_around_a_text_are_kept_also_where_the_cell_has_a_style()
    {
        var bytes = await Write(book =>
        {
            var sheet = book.AddSheet("s", [new(null) { Style = CellStyle.Text }]);
            sheet.Text(" 甲 ").Boolean(true).Text("\u3000乙");
            sheet.EndRow();
            return Task.CompletedTask;
        });
        Part(bytes, "xl/worksheets/sheet1.xml").ShouldContain(
            """<c r="A1" s="1" t="inlineStr"><is><t xml:space="preserve"> 甲 </t></is></c><c r="B1" t="b"><v>1</v></c><c r="C1" t="inlineStr"><is><t xml:space="preserve">""");
    }

    [Fact]
    public async Task A_comment_has_its_text_and_its_box()
    {
        var bytes = await Write(book =>
        {
            var sheet = book.AddSheet("s", []);
            sheet.Empty().Text("x").Comment("证件号 <错误>");
            sheet.EndRow();
            return Task.CompletedTask;
        });
        Part(bytes, "xl/comments1.xml").ShouldContain("证件号 &lt;错误&gt;");
        Part(bytes, "xl/comments1.xml").ShouldContain("ref=\"B1\"");
        Part(bytes, "xl/drawings/vmlDrawing1.vml").ShouldContain("<x:Row>0</x:Row><x:Column>1</x:Column>");
        Part(bytes, "xl/worksheets/sheet1.xml").ShouldEndWith("<legacyDrawing r:id=\"rId1\"/></worksheet>");
    }

    [Fact]
    public async Task A_text_longer_than_a_cell_is_refused_with_its_place()
    {
        await using var book = new WorkbookWriter(Stream.Null);
        var sheet = book.AddSheet("长", [new("列")]);
        sheet.Text(new string('长', 32_767));
        var problem = Should.Throw<SheetException>(() => sheet.Text(new string('长', 32_768)));
        (problem.Problem, problem.Sheet, problem.Row, problem.Column).ShouldBe((SheetProblem.CellTooLong, "长", 2, 1));
    }

    [Fact]
    public async Task A_whole_number_of_more_than_15_digits_is_written_as_text()
    {
        var bytes = await Write(book =>
        {
            var sheet = book.AddSheet("s", []);
            sheet.Number(110105194912310021).Number(999_999_999_999_999);
            sheet.EndRow();
            return Task.CompletedTask;
        });
        using var book = WorkbookReader.Open(new MemoryStream(bytes));
        using var reader = book.OpenSheet(0);
        reader.Read();
        (reader[0].Kind, reader[1].Kind).ShouldBe((CellKind.Text, CellKind.Number));
        reader[0].GetText().ShouldBe("110105194912310021");
    }

    [Fact]
    public async Task A_workbook_that_was_not_completed_cannot_be_opened()
    {
        var stream = new MemoryStream();
        await using (var book = new WorkbookWriter(stream))
        {
            var sheet = book.AddSheet("s", []);
            sheet.Text("x");
            sheet.EndRow();
            await book.FlushAsync();
        }
        Read.Problem(stream.ToArray()).ShouldNotBeNull();
    }

    [Fact]
    public async Task What_was_written_before_a_flush_can_be_read_by_whoever_receives_the_file()
    {
        const int LocalHeader = 30;
        var stream = new MemoryStream();
        await using var book = new WorkbookWriter(stream);
        var sheet = book.AddSheet("s", [new SheetColumn("first words")]);
        await book.FlushAsync();
        var bytes = stream.ToArray();
        var start = LocalHeader + BitConverter.ToUInt16(bytes, 26) + BitConverter.ToUInt16(bytes, 28);
        using var inflating = new DeflateStream(new MemoryStream(bytes, start, bytes.Length - start), CompressionMode.Decompress);
        var received = new byte[10_000];
        var count = inflating.ReadAtLeast(received, received.Length, throwOnEndOfStream: false);
        Encoding.UTF8.GetString(received, 0, count).ShouldContain("first words");

        sheet.Text("x");
        sheet.EndRow();
        await book.CompleteAsync();
        using var whole = WorkbookReader.Open(new MemoryStream(stream.ToArray()));
        using var reader = whole.OpenSheet(0);
        reader.Read();
        reader[0].GetText().ShouldBe("first words");
    }

    [Fact]
    public async Task Names_that_excel_refuses_are_made_acceptable()
    {
        var bytes = await Write(book =>
        {
            foreach (var name in (string[])["a/b:c", "A b c", "", new string('长', 40)])
                book.AddSheet(name, []);
            return Task.CompletedTask;
        });
        using var book = WorkbookReader.Open(new MemoryStream(bytes));
        book.Sheets.Select(sheet => sheet.Name).ShouldBe(["a b c", "A b c (2)", "Sheet", new string('长', 31)]);
    }

    [Fact]
    public async Task Rows_for_a_sheet_that_has_ended_are_refused_not_lost()
    {
        await using var book = new WorkbookWriter(Stream.Null);
        var first = book.AddSheet("甲", []);
        book.AddSheet("乙", []);
        Should.Throw<ObjectDisposedException>(() => first.Text("x"));
    }

    [Fact]
    public async Task Two_sheets_of_a_workbook_can_be_read_at_once()
    {
        var bytes = await Write(book =>
        {
            foreach (var name in (string[])["甲", "乙"])
            {
                var sheet = book.AddSheet(name, []);
                for (var row = 0; row < 20_000; row++)
                {
                    sheet.Text(name + row);
                    sheet.EndRow();
                }
            }
            return Task.CompletedTask;
        });
        using var book = WorkbookReader.Open(new MemoryStream(bytes));
        using var one = book.OpenSheet(0);
        using var other = book.OpenSheet(1);
        for (var row = 0; one.Read() && other.Read(); row++)
            (one[0].GetText(), other[0].GetText()).ShouldBe(("甲" + row, "乙" + row));
    }

    [Fact]
    public async Task Styles_are_shared_and_cells_fall_back_to_their_column()
    {
        var bytes = await Write(book =>
        {
            var red = book.AddStyle(new CellStyle { Fill = "FFC7CE" });
            book.AddStyle(new CellStyle { Fill = "FFC7CE" }).ShouldBe(red);
            var sheet = book.AddSheet("s", [new(null) { Style = CellStyle.Text }, new(null) { Style = CellStyle.Text }], new SheetOptions { FrozenColumns = 1 });
            sheet.Text("007").Date(new DateOnly(2020, 2, 3)).Number(1L, red).Empty(red).DateTime(new DateTime(2020, 2, 3, 1, 2, 3));
            sheet.EndRow();
            return Task.CompletedTask;
        });
        using var book = WorkbookReader.Open(new MemoryStream(bytes));
        book.Rows().Single().ShouldBe(["007", "2020-02-03", "1", "", "2020-02-03 01:02:03"]);
        Should.Throw<ArgumentException>(() => new WorkbookWriter(Stream.Null).AddStyle(new CellStyle { Fill = "red" }));
    }

    [Fact]
    public async Task The_destination_is_only_written_to_asynchronously()
    {
        var target = new AsyncOnlyStream();
        await using var book = new WorkbookWriter(target);
        var sheet = book.AddSheet("s", [new("a")]);
        for (var at = 0; at < 20_000; at++)
        {
            sheet.Text(Guid.NewGuid().ToString());
            await sheet.EndRowAsync();
        }
        target.LargestWrite.ShouldBeLessThan(200_000);
        await book.CompleteAsync();
        Read.Problem(target.Bytes.ToArray()).ShouldBeNull();
    }

    internal static async Task<byte[]> Write(Func<WorkbookWriter, Task> rows)
    {
        var stream = new MemoryStream();
        await using var book = new WorkbookWriter(stream);
        await rows(book);
        await book.CompleteAsync();
        return stream.ToArray();
    }

    internal static string Part(byte[] workbook, string name)
    {
        using var archive = new ZipArchive(new MemoryStream(workbook));
        using var text = new StreamReader(archive.GetEntry(name).ShouldNotBeNull().Open());
        return text.ReadToEnd();
    }
}

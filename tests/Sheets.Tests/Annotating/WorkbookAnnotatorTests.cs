using System.IO.Compression;
using System.Xml.Linq;
using Shouldly;
using Xunit;

namespace Paiyi.Sheets.Tests.Annotating;

public class WorkbookAnnotatorTests
{
    private const string Styles =
        """<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy-mm-dd"/></numFmts><fonts count="1"><font/></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" applyNumberFormat="1"><alignment horizontal="center"/></xf></cellXfs>""";

    private static readonly XNamespace Main = RawWorkbook.Main;

    [Fact]
    public async Task A_remarked_cell_is_filled_and_keeps_its_value_and_format()
    {
        var source = RawWorkbook.WithRows("""<row r="1" spans="1:2"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>43864</v></c></row>""")
            .WithShared("<si><t>张三</t></si>").WithStyles(Styles).ToBytes();
        var (bytes, result) = await Annotate(source, new Annotation(0, 1, 1, "日期太早"), new Annotation(0, 1, 0, ""));
        result.ShouldBe(new AnnotationResult(2, 1));
        WorkbookReader.Open(new MemoryStream(bytes)).Rows().Single().ShouldBe(["张三", "2020-02-03"]);
        var styles = Xml(bytes, "xl/styles.xml");
        var copies = styles.Descendants(Main + "cellXfs").Single();
        ((int?)copies.Attribute("count")).ShouldBe(4);
        var copy = copies.Elements().ElementAt(StyleOf(bytes, "B1"));
        ((string?)copy.Attribute("numFmtId"), (string?)copy.Attribute("fillId"), copy.Elements().Count()).ShouldBe(("164", "2", 1));
        ((string?)styles.Descendants(Main + "fill").Last().Descendants(Main + "fgColor").Single().Attribute("rgb")).ShouldBe("FFFFC7CE");
    }

    [Fact]
    public async Task Cells_and_rows_that_did_not_exist_are_created_in_order()
    {
        var source = RawWorkbook.WithRows("""<row r="2"><c r="B2"><v>1</v></c><c r="D2"><v>2</v></c></row><row r="4"/><row r="6"><c r="A6"><v>3</v></c></row>""").ToBytes();
        var (bytes, result) = await Annotate(
            source,
            new(0, 1, 0, "a"), new(0, 2, 4, "b"), new(0, 2, 0, "c"), new(0, 2, 2, "d"), new(0, 4, 3, "e"), new(0, 5, 1, "f"), new(0, 9, 0, "g"));
        result.ShouldBe(new AnnotationResult(7, 7));
        var sheet = Xml(bytes, "xl/worksheets/sheet1.xml");
        sheet.Descendants(Main + "row").Select(row => (string?)row.Attribute("r")).ShouldBe(["1", "2", "4", "5", "6", "9"]);
        sheet.Descendants(Main + "c").Select(cell => (string?)cell.Attribute("r"))
            .ShouldBe(["A1", "A2", "B2", "C2", "D2", "E2", "D4", "B5", "A6", "A9"]);
        Comments(bytes, "xl/comments1.xml").ShouldContain(("E2", "b"));
        Xml(bytes, "xl/drawings/vmlDrawing1.vml").Root!.Elements().Count(shape => shape.Name.LocalName == "shape").ShouldBe(7);
        Xml(bytes, "[Content_Types].xml").ToString().ShouldContain("vmlDrawing");
    }

    [Fact]
    public async Task A_sheet_without_rows_gets_them()
    {
        var source = RawWorkbook.WithRows("").Part("xl/worksheets/sheet1.xml", $"""<worksheet xmlns="{RawWorkbook.Main}"><sheetData/></worksheet>""").ToBytes();
        var (bytes, _) = await Annotate(source, new Annotation(0, 3, 2, "此处必填"));
        ((string?)Xml(bytes, "xl/worksheets/sheet1.xml").Descendants(Main + "c").Single().Attribute("r")).ShouldBe("C3");
    }

    [Fact]
    public async Task Everything_else_keeps_its_bytes()
    {
        var picture = Enumerable.Range(0, 100_000).Select(n => (byte)(n * 7)).ToArray();
        var raw = RawWorkbook.WithRows("""<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row>""")
            .Part("xl/media/image1.png", picture).Part("docProps/app.xml", "<Properties>\n <x/> </Properties>").WithStyles(Styles);
        var source = raw.ToBytes();
        var (bytes, _) = await Annotate(source, new Annotation(0, 1, 0, "x"));
        foreach (var part in (string[])["xl/media/image1.png", "docProps/app.xml", "xl/workbook.xml", "_rels/.rels", "xl/_rels/workbook.xml.rels"])
            Bytes(bytes, part).ShouldBe(Bytes(source, part));
        Xml(bytes, "xl/worksheets/sheet1.xml").Descendants(Main + "f").Single().Value.ShouldBe("1+1");
    }

    [Fact]
    public async Task Without_remarks_every_part_keeps_its_bytes()
    {
        var source = RawWorkbook.WithRows("""<row><c><v>2</v></c></row>""").WithStyles(Styles).ToBytes();
        var (bytes, result) = await Annotate(source);
        result.ShouldBe(new AnnotationResult(0, 0));
        using var before = new ZipArchive(new MemoryStream(source));
        foreach (var entry in before.Entries)
            Bytes(bytes, entry.FullName).ShouldBe(Bytes(source, entry.FullName));
    }

    [Fact]
    public async Task Comments_that_were_there_stay_and_a_second_one_on_a_cell_is_joined()
    {
        var source = RawWorkbook.WithRows("""<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>1</v></c></row>""", """<legacyDrawing r:id="rId7"/><tableParts count="0"/>""")
            .Part("xl/worksheets/_rels/sheet1.xml.rels", RawWorkbook.Relationships(("rId7", "vmlDrawing", "../drawings/old.vml"), ("rId8", "comments", "../comments9.xml")))
            .Part("xl/comments9.xml", $"""<comments xmlns="{RawWorkbook.Main}"><authors><author>李</author></authors><commentList><comment ref="A1" authorId="0"><text><t>旧</t></text></comment></commentList></comments>""")
            .Part("xl/drawings/old.vml", """<xml xmlns:v="urn:schemas-microsoft-com:vml"><v:shapetype id="_x0000_t202"/><v:shape id="_x0000_s2050"/></xml>""").ToBytes();
        var (bytes, _) = await Annotate(source, new Annotation(0, 1, 0, "新"), new Annotation(0, 1, 1, "乙"));
        Comments(bytes, "xl/comments9.xml").ShouldBe([("A1", "旧\n新"), ("B1", "乙")]);
        Xml(bytes, "xl/drawings/old.vml").Root!.Elements().Select(shape => (string?)shape.Attribute("id"))
            .ShouldBe(["_x0000_t202", "_x0000_s2050", "_x0000_s2051"]);
        Bytes(bytes, "xl/worksheets/_rels/sheet1.xml.rels").ShouldBe(Bytes(source, "xl/worksheets/_rels/sheet1.xml.rels"));
    }

    [Fact]
    public async Task The_drawing_is_named_where_the_schema_wants_it()
    {
        var source = RawWorkbook.WithRows("<row r=\"1\"/>", """<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells><pageMargins left="1"/><drawing r:id="rId1"/><tableParts count="1"><tablePart r:id="rId2"/></tableParts><extLst/>""").ToBytes();
        var (bytes, _) = await Annotate(source, new Annotation(0, 1, 0, "x"));
        Xml(bytes, "xl/worksheets/sheet1.xml").Root!.Elements().Select(element => element.Name.LocalName)
            .ShouldBe(["sheetData", "mergeCells", "pageMargins", "drawing", "legacyDrawing", "tableParts", "extLst"]);
    }

    [Fact]
    public async Task Prefixes_of_the_file_are_kept()
    {
        var source = RawWorkbook.WithRows("").Part(
            "xl/worksheets/sheet1.xml",
            $"""<x:worksheet xmlns:x="{RawWorkbook.Main}"><x:cols><x:col min="1" max="3" style="1"/></x:cols><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>""")
            .WithStyles(Styles).ToBytes();
        var (bytes, _) = await Annotate(source, new(0, 1, 0, "a"), new(0, 1, 1, "b"), new(0, 2, 2, "c"));
        Xml(bytes, "xl/worksheets/sheet1.xml").Descendants(Main + "c").Count().ShouldBe(3);
        var formats = Xml(bytes, "xl/styles.xml").Descendants(Main + "cellXfs").Single().Elements().Select(xf => (string?)xf.Attribute("numFmtId"));
        formats.ElementAt(StyleOf(bytes, "C2")).ShouldBe("164");
        formats.ElementAt(StyleOf(bytes, "A1")).ShouldBe("0");
    }

    [Fact]
    public async Task Rows_without_remarks_are_copied_whole_whatever_the_buffer_cuts()
    {
        var rows = string.Concat(Enumerable.Range(1, 9_000).Select(row => $"<row r=\"{row}\"> <c r=\"A{row}\" t=\"str\"><v>{new string('x', row % 97)}</v></c></row>\n"));
        var source = RawWorkbook.WithRows(rows).WithStyles(Styles).ToBytes();
        var (bytes, _) = await Annotate(source, new Annotation(0, 8_999, 0, "x"));
        var before = System.Text.Encoding.UTF8.GetString(Bytes(source, "xl/worksheets/sheet1.xml"));
        var after = System.Text.Encoding.UTF8.GetString(Bytes(bytes, "xl/worksheets/sheet1.xml"));
        after.Replace(" t=\"str\" s=\"2\">", " t=\"str\">").Replace("<legacyDrawing xmlns:r=\"" + RawWorkbook.Office + "\" r:id=\"rIdRemarksDrawing\"/>", "")
            .ShouldBe(before);
    }

    [Fact]
    public async Task Comments_past_the_limit_are_counted_out_but_their_cells_are_filled()
    {
        var source = RawWorkbook.WithRows("").ToBytes();
        var stream = new MemoryStream();
        var many = Enumerable.Range(1, 10).Select(row => new Annotation(0, row, 0, "x")).ToAsyncEnumerable();
        var result = await WorkbookAnnotator.AnnotateAsync(new MemoryStream(source), stream, many, new AnnotationOptions { MaxCommentsPerSheet = 3 });
        result.ShouldBe(new AnnotationResult(10, 3));
        Comments(stream.ToArray(), "xl/comments1.xml").Count().ShouldBe(3);
    }

    [Fact]
    public async Task Remarks_out_of_order_or_off_the_sheet_are_a_mistake_of_the_caller()
    {
        var source = RawWorkbook.WithRows("").ToBytes();
        await Should.ThrowAsync<ArgumentException>(() => Annotate(source, new(0, 2, 0, "x"), new(0, 1, 0, "x")));
        await Should.ThrowAsync<ArgumentException>(() => Annotate(source, new Annotation(0, 0, 0, "x")));
        await Should.ThrowAsync<ArgumentException>(() => Annotate(source, new Annotation(0, 1, 16_384, "x")));
        await Should.ThrowAsync<ArgumentException>(() => Annotate(source, new Annotation(1, 1, 0, "x")));
    }

    [Fact]
    public async Task A_written_workbook_can_be_annotated_on_several_sheets()
    {
        var source = await Writing.WorkbookWriterTests.Write(book =>
        {
            foreach (var name in (string[])["甲", "乙"])
            {
                var sheet = book.AddSheet(name, [new("证件号") { Style = CellStyle.Text, HeaderComment = "十八位" }]);
                sheet.Text("1");
                sheet.EndRow();
            }
            return Task.CompletedTask;
        });
        var (bytes, result) = await Annotate(source, new(0, 2, 0, "位数不对"), new(1, 2, 0, "位数不对"), new(1, 3, 0, "缺"));
        result.ShouldBe(new AnnotationResult(3, 3));
        Comments(bytes, "xl/comments1.xml").ShouldBe([("A1", "十八位"), ("A2", "位数不对")]);
        Comments(bytes, "xl/comments2.xml").Count().ShouldBe(3);
    }

    private static async Task<(byte[] Bytes, AnnotationResult Result)> Annotate(byte[] source, params Annotation[] annotations)
    {
        var target = new AsyncOnlyStream();
        var result = await WorkbookAnnotator.AnnotateAsync(new MemoryStream(source), target, annotations.ToAsyncEnumerable());
        Read.Problem(target.Bytes.ToArray()).ShouldBeNull();
        return (target.Bytes.ToArray(), result);
    }

    private static IEnumerable<(string? Cell, string Text)> Comments(byte[] workbook, string part) =>
        Xml(workbook, part).Descendants(Main + "comment").Select(comment => ((string?)comment.Attribute("ref"), comment.Value));

    private static int StyleOf(byte[] workbook, string cell) =>
        (int)Xml(workbook, "xl/worksheets/sheet1.xml").Descendants(Main + "c").Single(c => (string?)c.Attribute("r") == cell).Attribute("s")!;

    private static XDocument Xml(byte[] workbook, string part) => XDocument.Load(new MemoryStream(Bytes(workbook, part)), LoadOptions.PreserveWhitespace);

    private static byte[] Bytes(byte[] workbook, string part)
    {
        using var archive = new ZipArchive(new MemoryStream(workbook));
        using var copy = new MemoryStream();
        using var source = archive.GetEntry(part).ShouldNotBeNull().Open();
        source.CopyTo(copy);
        return copy.ToArray();
    }
}

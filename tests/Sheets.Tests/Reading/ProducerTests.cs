using System.Text;
using Shouldly;
using Xunit;

namespace Paiyi.Sheets.Tests.Reading;

/// <summary>Workbooks as the programs of the field write them, each with its habits.</summary>
public class ProducerTests
{
    private const string Names =
        """
        <si><t>姓名</t></si><si><t>证件号</t></si>
        <si><r><rPr><b/></rPr><t>张</t></r><r><t xml:space="preserve"> 三</t></r><rPh sb="0" eb="1"><t>zhang</t></rPh><phoneticPr fontId="1"/></si>
        <si><t xml:space="preserve"> a_x000D_
        b _x005F_x0041_ </t></si><si><t> c </t></si><si/>
        """;

    [Fact]
    public void Excel()
    {
        var book = RawWorkbook.WithRows(
            """
            <row r="1" spans="1:2" x14ac:dyDescent="0.25"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>
            <row r="3" spans="1:4" s="1" customFormat="1" ht="15.75" thickBot="1"><c r="A3" s="1" t="s"><v>2</v></c><c r="B3" s="2"/><c r="D3" t="s"><v>3</v></c><c r="E3" t="s"><v>4</v></c><c r="F3" t="s"><v>5</v></c></row>
            <row r="4"><c r="B4" s="1"><f t="shared" ref="B4:B9" si="0">TODAY()</f><v>43864</v></c></row>
            """,
            """<mergeCells count="2"><mergeCell ref="A3:B3"/><mergeCell ref="C4:C6"/></mergeCells><phoneticPr fontId="1" type="noConversion"/><extLst><ext uri="{x}" xmlns:x14="urn:x"><x14:dataValidations><x14:dataValidation/></x14:dataValidations></ext></extLst>""")
            .WithShared(Names).WithFormats("0", "14", "0");
        using var workbook = book.Open();
        using var reader = workbook.OpenSheet(0);
        reader.Read().ShouldBeTrue();
        reader.Texts().ShouldBe(["姓名", "证件号"]);
        reader.Read().ShouldBeTrue();
        reader.RowNumber.ShouldBe(3);
        reader.Texts().ShouldBe(["张 三", "", "", " a\r\nb _x0041_ ", "c", ""]);
        reader.Read().ShouldBeTrue();
        reader.Texts().ShouldBe(["", "2020-02-03"]);
        reader.Read().ShouldBeFalse();
        workbook.ReadMergedRanges(0).ShouldBe([new CellRange(3, 0, 3, 1), new CellRange(4, 2, 6, 2)]);
    }

    [Fact]
    public void Google_sheets_writes_shared_formulas_and_a_thousand_rows_of_styles_alone()
    {
        var blank = string.Concat(Enumerable.Range(4, 997).Select(row => $"<row r=\"{row}\" ht=\"15.75\" customHeight=\"1\"><c r=\"A{row}\" s=\"1\"/></row>"));
        using var book = RawWorkbook.WithRows(
            """<row r="1"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1" s="1" t="s"><v>1</v></c><c r="C1" s="1" t="s"><v>2</v></c></row><row r="2"><c r="A2" s="1" t="str"><f t="shared" ref="A2:A3" si="1">B2&amp;""</f><v>13800138000</v></c><c r="B2" s="3"><v>1.3800138E10</v></c><c r="C2" s="2"><v>43864.0</v></c></row><row r="3"><c r="A3" s="1" t="str"><f t="shared" si="1"/><v>#REF!</v></c><c r="B3" s="1" t="b"><v>1</v></c><c r="C3" s="1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>"""
            + blank,
            """<mergeCells count="1"><mergeCell ref="A900:B901"/></mergeCells><drawing r:id="rId1"/>""")
            .WithShared(Names).WithFormats("0", "General", "yyyy-mm-dd", "0").Open();
        book.ReadMergedRanges(0).Count.ShouldBe(1);
        var rows = book.Rows();
        rows.Count.ShouldBe(1000);
        rows[..3].ShouldBe([["姓名", "证件号", "张 三"], ["13800138000", "13800138000", "2020-02-03"], ["#REF!", "TRUE", "#DIV/0!"]]);
        rows[3..].ShouldAllBe(row => row.Single() == "");
    }

    [Fact]
    public void Wps_writes_hidden_sheets_and_its_own_elements()
    {
        var sheets = """<sheet name="名单" sheetId="1" r:id="rId1"/><sheet name="字典&amp;代码" sheetId="2" state="hidden" r:id="rId2"/><sheet name="宏" sheetId="3" state="veryHidden" r:id="rId3"/><sheet name="图表" sheetId="4" r:id="rId4"/>""";
        using var book = RawWorkbook.WithRows("""<row r="1" spans="1:1"><c r="A1" t="str"><v>是</v></c></row>""")
            .Part("xl/workbook.xml", RawWorkbook.Workbook(sheets, """<fileVersion appName="xl"/><workbookPr/>"""))
            .Part("xl/_rels/workbook.xml.rels", RawWorkbook.Relationships(
                ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "worksheet", "worksheets/sheet2.xml"),
                ("rId3", "worksheet", "/xl/worksheets/sheet3.xml"), ("rId4", "chartsheet", "chartsheets/sheet1.xml")))
            .Part("xl/worksheets/sheet2.xml", RawWorkbook.Worksheet(""))
            .Part("xl/worksheets/sheet3.xml", RawWorkbook.Worksheet("""<row><c><v>3</v></c></row>""")).Open();
        book.Sheets.Select(sheet => (sheet.Index, sheet.Name, sheet.Visibility)).ShouldBe(
        [
            (0, "名单", SheetVisibility.Visible), (1, "字典&代码", SheetVisibility.Hidden), (2, "宏", SheetVisibility.VeryHidden),
        ]);
        book.Rows(2).Single().ShouldBe(["3"]);
    }

    [Fact]
    public void LibreOffice_writes_every_column_of_a_formatted_row()
    {
        var cells = string.Concat(Enumerable.Range(0, 1024).Select(column => $"""<c r="{CellReference.Format(1, column)}" s="0"/>"""));
        using var book = RawWorkbook.WithRows(
            $"""<row r="1" customFormat="false" ht="12.8" hidden="false" outlineLevel="0" collapsed="false">{cells}</row><row r="2"><c r="A2" s="0" t="n"><v>5</v></c><c r="B2" t="b"><f aca="false">TRUE()</f><v>1</v></c></row>""").Open();
        using var reader = book.OpenSheet(0);
        reader.Read().ShouldBeTrue();
        (reader.IsBlank, reader.ColumnCount).ShouldBe((true, 1024));
        reader.Read().ShouldBeTrue();
        reader.Texts().ShouldBe(["5", "TRUE"]);
    }

    [Fact]
    public void Openpyxl_writes_inline_strings_formulas_without_values_and_absolute_targets()
    {
        using var book = RawWorkbook.WithRows(
            """<row r="1"><c r="A1" t="inlineStr"><is><t>甲</t></is></c><c r="B1"><f>SUM(C1)</f><v></v></c><c r="C1" t="n"><v>1.5</v></c></row>""")
            .Part("xl/_rels/workbook.xml.rels", RawWorkbook.Relationships(("rId1", "worksheet", "/xl/worksheets/sheet1.xml"))).Open();
        using var reader = book.OpenSheet(0);
        reader.Read().ShouldBeTrue();
        reader.Texts().ShouldBe(["甲", "", "1.5"]);
        (reader[1].IsFormula, reader[1].HasCachedValue, reader.IsBlank).ShouldBe((true, false, false));
    }

    [Fact]
    public void Exceljs_writes_rich_text_inline_and_dates_as_numbers() =>
        RawWorkbook.WithRows(
            """<row r="1" spans="1:2"><c r="A1" s="1"><v>43864.5</v></c><c r="B1" t="inlineStr"><is><r><rPr><sz val="9"/></rPr><t>红</t></r><r><t>码</t></r></is></c></row>""")
            .WithFormats("0", "mm-dd-yy").Rows().Single().ShouldBe(["2020-02-03 12:00:00", "红码"]);

    [Fact]
    public void Poi_leaves_out_references_and_uses_data_descriptors_and_prefixes() =>
        RawWorkbook.WithRows("").Part(
            "xl/worksheets/sheet1.xml",
            $"""<?xml version="1.0" encoding="UTF-8"?><!-- poi --><main:worksheet xmlns:main="{RawWorkbook.Main}"><main:dimension ref="A1"/><main:sheetData><main:row><main:c><main:v>1</main:v></main:c><main:c t="inlineStr"><main:is><main:t>乙</main:t></main:is></main:c></main:row><main:row><main:c r="C2"><main:v>2</main:v></main:c><main:c><main:v>3</main:v></main:c></main:row></main:sheetData></main:worksheet>""")
            .Rows().ShouldBe([["1", "乙"], ["", "", "2", "3"]]);

    [Fact]
    public void Strict_workbooks_have_other_namespaces()
    {
        const string Office = "http://purl.oclc.org/ooxml/officeDocument/relationships";
        RawWorkbook.WithRows("")
            .Part("_rels/.rels", RawWorkbook.Relationships(("rId1", "officeDocument", "book/main.xml")).Replace(RawWorkbook.Office, Office))
            .Part("book/_rels/main.xml.rels", RawWorkbook.Relationships(("rId1", "worksheet", "../xl/worksheets/sheet1.xml")).Replace(RawWorkbook.Office, Office))
            .Part("book/main.xml", $"""<workbook xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main" xmlns:z="{Office}" conformance="strict"><workbookPr date1904="true"/><sheets><sheet name="s" sheetId="1" z:id="rId1"/></sheets></workbook>""")
            .Part("xl/worksheets/sheet1.xml", """<worksheet xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"><sheetData><row><c t="d"><v>2020-02-03</v></c></row></sheetData></worksheet>""")
            .Rows().Single().ShouldBe(["2020-02-03"]);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-8")]
    public void A_part_may_be_in_any_encoding_that_the_format_allows(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        var text = RawWorkbook.Worksheet("""<row><c t="str"><v>汉字</v></c></row>""").Replace("encoding=\"UTF-8\"", $"encoding='{name.ToUpperInvariant()[..Math.Min(6, name.Length)]}'");
        RawWorkbook.WithRows("").Part("xl/worksheets/sheet1.xml", [.. encoding.GetPreamble(), .. encoding.GetBytes(text)])
            .Rows().Single().ShouldBe(["汉字"]);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("<mergeCells count=\"1\"><mergeCell ref=\"A1:B2\"/></mergeCells>", 1)]
    public void Merged_ranges_are_known_before_the_rows_are_read(string behind, int count)
    {
        var rows = string.Concat(Enumerable.Repeat("<row><c><v>1</v></c></row>", 20_000));
        using var book = RawWorkbook.WithRows(rows, behind).Open();
        book.ReadMergedRanges(0).Count.ShouldBe(count);
        using var empty = RawWorkbook.WithRows("").Part("xl/worksheets/sheet1.xml", "<worksheet><sheetData/></worksheet>").Open();
        empty.ReadMergedRanges(0).ShouldBeEmpty();
    }

    [Fact]
    public void Old_tools_wrote_backslashes_in_entry_names() =>
        RawWorkbook.WithRows("").Without("xl/worksheets/sheet1.xml")
            .Part("xl\\worksheets\\sheet1.xml", RawWorkbook.Worksheet("""<row><c><v>1</v></c></row>""")).Rows().Single().ShouldBe(["1"]);

    [Fact]
    public void A_dimension_that_lies_is_not_believed() =>
        RawWorkbook.WithRows("").Part("xl/worksheets/sheet1.xml", $"""<worksheet xmlns="{RawWorkbook.Main}"><dimension ref="A1:XFD1048576"/><sheetData><row r="5"><c r="B5"><v>1</v></c></row></sheetData></worksheet>""")
            .Rows().Single().ShouldBe(["", "1"]);

    [Fact]
    public void Cells_out_of_order_find_their_columns() =>
        RawWorkbook.WithRows("""<row r="1"><c r="C1"><v>3</v></c><c r="A1"><v>1</v></c><c><v>2</v></c></row>""").Rows().Single().ShouldBe(["1", "2", "3"]);
}

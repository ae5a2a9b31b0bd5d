using System.IO.Compression;
using System.Text;
using Shouldly;
using Xunit;

namespace Paiyi.Sheets.Tests.Reading;

public class BadInputTests
{
    private static readonly byte[] Good = RawWorkbook.WithRows("""<row r="1"><c r="A1" t="s"><v>0</v></c></row>""").WithShared("<si><t>x</t></si>").ToBytes();

    [Fact]
    public void A_file_cut_off_in_transfer_is_called_truncated()
    {
        foreach (var length in (int[])[10, 100, Good.Length / 2, Good.Length - 30, Good.Length - 1])
            (Read.Problem(Good[..length])?.Problem).ShouldBe(SheetProblem.Truncated, $"{length} bytes");
    }

    [Fact]
    public void Files_of_other_kinds_are_named()
    {
        (Read.Problem([])?.Problem).ShouldBe(SheetProblem.Empty);
        (Read.Problem("a,b\n1,2\n"u8.ToArray())?.Problem).ShouldBe(SheetProblem.NotAWorkbook);
        (Read.Problem([0x89, 0x50, 0x4E, 0x47, 0, 1, 2, 3])?.Problem).ShouldBe(SheetProblem.NotAWorkbook);
        (Read.Problem(Compound("Workbook"))?.Problem).ShouldBe(SheetProblem.LegacyFormat);
        (Read.Problem(Compound("EncryptedPackage"))?.Problem).ShouldBe(SheetProblem.Encrypted);
        new RawWorkbook().Part("word/document.xml", "<document/>").Kind().ShouldBe(SheetProblem.NotAWorkbook);
        new RawWorkbook().Part("[Content_Types].xml", "<Types/>").Kind().ShouldBe(SheetProblem.NotAWorkbook);
        RawWorkbook.WithRows("").Part("xl/workbook.xml", "<document/>").Kind().ShouldBe(SheetProblem.NotAWorkbook);
        RawWorkbook.WithRows("").Part("xl/worksheets/sheet1.xml", "<chartsheet/>").Kind().ShouldBe(SheetProblem.NotAWorkbook);
    }

    [Theory]
    [InlineData("Encrypted/officecrypto-tool.xlsx")]
    [InlineData("Encrypted/xlsx-populate.xlsx")]
    [InlineData("Encrypted/poi.xls")]
    public void A_file_with_a_password_is_called_encrypted(string name) =>
        Should.Throw<SheetException>(() => SheetFile.Open(Fixtures.Open(name)).Dispose()).Problem.ShouldBe(SheetProblem.Encrypted);

    [Fact]
    public void An_archive_whose_directory_is_cut_off_anywhere_is_called_truncated()
    {
        var directory = Good.AsSpan().IndexOf("PK\x01\x02"u8);
        for (var length = directory; length < Good.Length; length += 7)
            (Read.Problem(Good[..length])?.Problem).ShouldBe(SheetProblem.Truncated, $"{length} of {Good.Length} bytes");
    }

    [Fact]
    public void An_old_sheet_that_claims_more_rows_than_its_format_has_is_damaged_at_once()
    {
        var bytes = Fixtures.Bytes("libreoffice.xls");
        // The record DIMENSIONS, [MS-XLS] 2.4.90: its eighth byte is the highest of the last row's number.
        var dimensions = bytes.AsSpan().IndexOf<byte>([0x00, 0x02, 0x0E, 0x00]);
        bytes[dimensions + 4 + 7] = 0x64;

        using var book = SheetFile.Open(new MemoryStream(bytes));

        Should.Throw<SheetException>(() => book.OpenSheet(0)).Problem.ShouldBe(SheetProblem.Damaged);
    }

    [Theory]
    [InlineData("", SheetFormat.Empty)]
    [InlineData("a;b", SheetFormat.Delimited)]
    [InlineData("姓名,年龄", SheetFormat.Delimited)]
    [InlineData("\uFEFF<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\">", SheetFormat.Unknown)]
    [InlineData("<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>", SheetFormat.Unknown)]
    [InlineData("a\0b", SheetFormat.Unknown)]
    public void The_format_is_known_by_its_content(string content, SheetFormat format)
    {
        var stream = new MemoryStream(Encoding.UTF8.GetBytes(content));
        SheetFormat.Detect(stream).ShouldBe(format);
        stream.Position.ShouldBe(0);
    }

    [Fact]
    public void Containers_are_told_apart()
    {
        SheetFormat.Detect(new MemoryStream(Good)).ShouldBe(SheetFormat.Xlsx);
        SheetFormat.Detect(new MemoryStream(Compound("Book"))).ShouldBe(SheetFormat.LegacyXls);
        SheetFormat.Detect(new MemoryStream(Compound("EncryptedPackage"))).ShouldBe(SheetFormat.EncryptedXlsx);
        SheetFormat.Detect(new MemoryStream(Compound("WordDocument"))).ShouldBe(SheetFormat.Unknown);
        SheetFormat.Detect(new MemoryStream(Compound("Book")[..200])).ShouldBe(SheetFormat.Unknown);
    }

    [Theory]
    [InlineData("<row><c><v>1</v></row>", SheetProblem.MalformedXml)]
    [InlineData("<row><c><v>1<b/></v></c></row>", SheetProblem.MalformedXml)]
    [InlineData("<row><c r=A1><v>1</v></c></row>", SheetProblem.MalformedXml)]
    [InlineData("<row><c t='str'><v>&nbsp;</v></c></row>", SheetProblem.MalformedXml)]
    [InlineData("<row><c t='str'><v>&#0;</v></c></row>", SheetProblem.MalformedXml)]
    [InlineData("<row><c t='str'><v>&#xD800;</v></c></row>", SheetProblem.MalformedXml)]
    [InlineData("<row><c t='str'><v>\u0001</v></c></row>", SheetProblem.MalformedXml)]
    [InlineData("<row><c t='other'><v>1</v></c></row>", SheetProblem.MalformedXml)]
    [InlineData("<row><c t='s'><v>0</v></c></row>", SheetProblem.SharedStringOutOfRange)]
    [InlineData("<row><c t='s'><v>-1</v></c></row>", SheetProblem.SharedStringOutOfRange)]
    [InlineData("<row><c t='s'><v>99999999999</v></c></row>", SheetProblem.SharedStringOutOfRange)]
    [InlineData("<row><c><v>twelve</v></c></row>", SheetProblem.BadNumber)]
    [InlineData("<row r='1'><c r='A1'/><c r='A1'/></row>", SheetProblem.BadReference)]
    [InlineData("<row r='1'><c r='A2'/></row>", SheetProblem.BadReference)]
    [InlineData("<row r='1'><c r='1A'/></row>", SheetProblem.BadReference)]
    [InlineData("<row r='1'><c r='ZZZZ1'/></row>", SheetProblem.BadReference)]
    [InlineData("<row r='2'/><row r='2'/>", SheetProblem.BadReference)]
    [InlineData("<row r='2'/><row r='1'/>", SheetProblem.BadReference)]
    [InlineData("<row r='0'/>", SheetProblem.BadReference)]
    [InlineData("<row r='1048577'><c><v>1</v></c></row>", SheetProblem.TooManyRows)]
    [InlineData("<![CDATA[", SheetProblem.Truncated)]
    [InlineData("<!ELEMENT x>", SheetProblem.ForbiddenXml)]
    public void Broken_rows_have_a_named_problem(string rows, SheetProblem problem) =>
        RawWorkbook.WithRows(rows).Kind().ShouldBe(problem);

    [Fact]
    public void A_problem_names_sheet_row_and_cell()
    {
        var problem = Read.Problem(RawWorkbook.WithRows("""<row r="7"><c r="C7"><v>twelve</v></c></row>""").ToBytes()).ShouldNotBeNull();
        (problem.Sheet, problem.Row, problem.Column).ShouldBe(("名单", 7, 2));
        problem.Message.ShouldContain("C7");
    }

    [Theory]
    [InlineData("""<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>""")]
    [InlineData("""<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>""")]
    [InlineData("""<!DOCTYPE worksheet SYSTEM "http://127.0.0.1/x.dtd">""")]
    public void Document_types_and_entities_are_refused_in_every_part(string type)
    {
        var sheet = RawWorkbook.Worksheet("<row><c t='str'><v>&e;</v></c></row>").Replace("?>", "?>" + type);
        RawWorkbook.WithRows("").Part("xl/worksheets/sheet1.xml", sheet).Kind().ShouldBe(SheetProblem.ForbiddenXml);
        RawWorkbook.WithRows("").Part("_rels/.rels", type + "<Relationships/>").Kind().ShouldBe(SheetProblem.ForbiddenXml);
        RawWorkbook.WithRows("").WithShared("").Part("xl/sharedStrings.xml", type + "<sst/>").Kind().ShouldBe(SheetProblem.ForbiddenXml);
        RawWorkbook.WithRows("").WithStyles("").Part("xl/styles.xml", type + "<styleSheet/>").Kind().ShouldBe(SheetProblem.ForbiddenXml);
    }

    [Fact]
    public void A_zip_bomb_is_stopped_while_it_unpacks()
    {
        var sheet = Encoding.UTF8.GetBytes($"<worksheet><sheetData>{new string(' ', 24 << 20)}</sheetData></worksheet>");
        var bytes = RawWorkbook.WithRows("").Part("xl/worksheets/sheet1.xml", sheet).ToBytes(CompressionLevel.Optimal);
        bytes.Length.ShouldBeLessThan(200_000);
        var limits = new SheetLimits { RatioFreeBytes = 1 << 20 };
        (Read.Problem(bytes, limits)?.Problem).ShouldBe(SheetProblem.SuspiciousCompression);
        (Read.Problem(bytes, new SheetLimits { MaxPartBytes = 1 << 20 })?.Problem).ShouldBe(SheetProblem.TooLarge);
        (Read.Problem(bytes)?.Problem).ShouldBe(SheetProblem.SuspiciousCompression);
    }

    [Fact]
    public void Entries_that_leave_the_archive_or_appear_twice_are_refused()
    {
        foreach (var name in (string[])["../evil.xml", "xl/../../evil.xml", "/etc/passwd", "C:\\evil.xml", "xl\\..\\..\\evil"])
            RawWorkbook.WithRows("").Part(name, "x").Kind().ShouldBe(SheetProblem.PathTraversal, name);
        RawWorkbook.WithRows("").Also("XL/workbook.xml", "<workbook/>"u8.ToArray()).Kind().ShouldBe(SheetProblem.DuplicatePart);
        RawWorkbook.WithRows("").Part("xl/_rels/workbook.xml.rels", RawWorkbook.Relationships(("rId1", "worksheet", "../../../sheet1.xml")))
            .Kind().ShouldBe(SheetProblem.PathTraversal);
    }

    [Fact]
    public void Parts_that_are_missing_are_named()
    {
        RawWorkbook.WithRows("").Without("xl/worksheets/sheet1.xml").Kind().ShouldBe(SheetProblem.MissingPart);
        RawWorkbook.WithRows("").Without("xl/_rels/workbook.xml.rels").Kind().ShouldBe(SheetProblem.MissingPart);
        RawWorkbook.WithRows("").WithShared("").Without("xl/sharedStrings.xml").Kind().ShouldBe(SheetProblem.MissingPart);
        RawWorkbook.WithRows("").Without("_rels/.rels").Kind().ShouldBeNull();
    }

    [Fact]
    public void Limits_are_inclusive()
    {
        var rows = """<row r="1"><c r="C1" t="str"><v>一二三四</v></c></row><row r="2"><c><v>1</v></c></row>""";
        Kind(rows, new SheetLimits { MaxRows = 2, MaxColumns = 3, MaxCellChars = 4 }).ShouldBeNull();
        Kind(rows, new SheetLimits { MaxRows = 1 }).ShouldBe(SheetProblem.TooManyRows);
        Kind(rows, new SheetLimits { MaxColumns = 2 }).ShouldBe(SheetProblem.TooManyColumns);
        Kind(rows, new SheetLimits { MaxCellChars = 3 }).ShouldBe(SheetProblem.CellTooLong);
        Kind(rows, new SheetLimits { MaxFileBytes = 100 }).ShouldBe(SheetProblem.TooLarge);
        Kind(rows, new SheetLimits { MaxParts = 4 }).ShouldBe(SheetProblem.TooManyParts);
        RawWorkbook.WithRows("").WithShared("<si><t>一二三四</t></si>").WithShared("<si><t>一二三四</t></si>")
            .Kind(new SheetLimits { MaxCellChars = 3 }).ShouldBe(SheetProblem.CellTooLong);
        RawWorkbook.WithRows("", """<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:B2"/></mergeCells>""")
            .Kind(new SheetLimits { MaxMergedRanges = 1 }).ShouldBe(SheetProblem.TooLarge);
        RawWorkbook.WithRows("").WithShared(string.Concat(Enumerable.Repeat("<si/>", 3000)))
            .Kind(new SheetLimits { MaxSharedStringBytes = 10_000 }).ShouldBe(SheetProblem.TooLarge);
    }

    [Fact]
    public void Text_that_is_not_utf8_is_refused()
    {
        var sheet = Encoding.Latin1.GetBytes(RawWorkbook.Worksheet("<row><c t='str'><v>\u00E9t\u00E9</v></c></row>"));
        RawWorkbook.WithRows("").Part("xl/worksheets/sheet1.xml", sheet).Kind().ShouldBe(SheetProblem.MalformedXml);
        RawWorkbook.WithRows("").Part("xl/worksheets/sheet1.xml", """<?xml version="1.0" encoding="GBK"?><worksheet/>""").Kind().ShouldBe(SheetProblem.MalformedXml);
    }

    [Theory]
    [InlineData("<![CDATA[")]
    [InlineData("a<b")]
    [InlineData("<!--")]
    public void An_attribute_holds_no_markup(string format) =>
        RawWorkbook.WithRows("").WithStyles($"<numFmts><numFmt numFmtId='200' formatCode='{format}'/></numFmts>")
            .Kind().ShouldBe(SheetProblem.MalformedXml);

    [Fact]
    public void Nesting_without_end_is_refused() =>
        RawWorkbook.WithRows(string.Concat(Enumerable.Repeat("<a>", 100_000))).Kind().ShouldBe(SheetProblem.MalformedXml);

    [Fact]
    public void A_tag_without_end_is_refused_before_it_fills_the_memory()
    {
        var sheet = (byte[])[.. "<worksheet><sheetData><row a=\""u8, .. new byte[20 << 20]];
        Random.Shared.NextBytes(sheet.AsSpan(40));
        sheet.AsSpan(40).Replace((byte)'"', (byte)'x');
        RawWorkbook.WithRows("").Part("xl/worksheets/sheet1.xml", sheet).Kind().ShouldBe(SheetProblem.CellTooLong);
    }

    private static SheetProblem? Kind(string rows, SheetLimits limits) => RawWorkbook.WithRows(rows).Kind(limits);

    /// <summary>An OLE2 file with a directory of two sectors, the second of which holds the entry.</summary>
    private static byte[] Compound(string entry)
    {
        var file = new byte[512 * 4];
        ((byte[])[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]).CopyTo(file, 0);
        file[0x1E] = 9;
        file[0x30] = 1;
        file.AsSpan(0x4C, 4).Clear();
        file.AsSpan(512, 512).Fill(0xFF);
        BitConverter.TryWriteBytes(file.AsSpan(512 + 4), 2);
        BitConverter.TryWriteBytes(file.AsSpan(512 + 8), 0xFFFFFFFE);
        Write(file.AsSpan(1024), "Root Entry");
        Write(file.AsSpan(1536 + 128), entry);
        return file;

        static void Write(Span<byte> at, string name)
        {
            Encoding.Unicode.GetBytes(name, at);
            BitConverter.TryWriteBytes(at[64..], (ushort)(name.Length * 2 + 2));
        }
    }
}

using System.IO.Compression;
using System.Text;

namespace Paiyi.Server.Tests.Fixtures;

/// <summary>Workbooks whose cells are written as XML, for what real spreadsheets hold and our writer never writes.</summary>
public sealed class RawRoster
{
    private readonly StringBuilder _rows = new();
    private int _row;

    public bool Date1904 { get; init; }

    public bool HiddenSheetFirst { get; init; }

    public string MergedRanges { get; init; } = "";

    /// <summary>Blanks behind the rows, in megabytes: they unpack from a thousandth.</summary>
    public int BlankMegabytes { get; init; }

    /// <summary>What stands before the root of the sheet.</summary>
    public string Prologue { get; init; } = "";

    public static string Text(string text) => $"""<c t="inlineStr"><is><t>{text}</t></is></c>""";

    public static string Number(string number) => $"<c><v>{number}</v></c>";

    /// <summary>A number with the format of a date.</summary>
    public static string Date(string serial) => $"""<c s="1"><v>{serial}</v></c>""";

    public static string Formula(string formula, string? value) =>
        value is null ? $"<c><f>{formula}</f></c>" : $"""<c t="str"><f>{formula}</f><v>{value}</v></c>""";

    public static string Error() => """<c t="e"><v>#N/A</v></c>""";

    public static string Empty() => "<c/>";

    public RawRoster Row(params string[] cells)
    {
        _rows.Append($"<row r=\"{++_row}\">").AppendJoin("", cells).Append("</row>");
        return this;
    }

    public RawRoster Texts(params string[] cells) => Row([.. cells.Select(Text)]);

    public byte[] ToArray()
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            const string main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
            const string relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
            const string package = "http://schemas.openxmlformats.org/package/2006/relationships";
            Add(archive, "_rels/.rels", $"""<Relationships xmlns="{package}"><Relationship Id="rId1" Type="{relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
            var hidden = HiddenSheetFirst ? """<sheet name="旧名单" sheetId="2" state="hidden" r:id="rId2"/>""" : "";
            Add(archive, "xl/workbook.xml", $"""<workbook xmlns="{main}" xmlns:r="{relations}"><workbookPr date1904="{(Date1904 ? 1 : 0)}"/><sheets>{hidden}<sheet name="名单" sheetId="1" r:id="rId1"/></sheets></workbook>""");
            Add(archive, "xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="{package}"><Relationship Id="rId1" Type="{relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{relations}/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Type="{relations}/styles" Target="styles.xml"/></Relationships>""");
            Add(archive, "xl/styles.xml", $"""<styleSheet xmlns="{main}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>""");
            var merged = MergedRanges.Length == 0 ? "" : $"<mergeCells>{string.Concat(MergedRanges.Split(' ').Select(r => $"<mergeCell ref=\"{r}\"/>"))}</mergeCells>";
            AddSheet(archive, $"""{Prologue}<worksheet xmlns="{main}"><sheetData>{_rows}""", $"</sheetData>{merged}</worksheet>");
            Add(archive, "xl/worksheets/sheet2.xml", $"""<worksheet xmlns="{main}"><sheetData><row r="1">{Text("旧")}</row></sheetData></worksheet>""");
            Add(archive, "[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>""");
        }

        return file.ToArray();
    }

    private void AddSheet(ZipArchive archive, string head, string tail)
    {
        using var part = archive.CreateEntry("xl/worksheets/sheet1.xml").Open();
        part.Write(Encoding.UTF8.GetBytes(head));
        var blanks = new byte[1 << 20];
        blanks.AsSpan().Fill((byte)' ');
        for (var megabyte = 0; megabyte < BlankMegabytes; megabyte++)
            part.Write(blanks);
        part.Write(Encoding.UTF8.GetBytes(tail));
    }

    private static void Add(ZipArchive archive, string name, string content)
    {
        using var part = new StreamWriter(archive.CreateEntry(name).Open(), new UTF8Encoding(false));
        part.Write(content);
    }
}

using System.IO.Compression;
using System.Text;

namespace Paiyi.Sheets.Tests;

/// <summary>Builds a workbook from the XML of its parts, so that a test can imitate any producer, or an attacker.</summary>
internal sealed class RawWorkbook
{
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    public const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Packages = "http://schemas.openxmlformats.org/package/2006";

    private readonly List<(string Name, byte[] Bytes)> parts = [];

    /// <summary>One sheet named 名单 with these rows, without styles or shared strings unless they are added.</summary>
    public static RawWorkbook WithRows(string rows, string behind = "", string workbookProperties = "") =>
        new RawWorkbook()
            .Part("[Content_Types].xml", ContentTypes)
            .Part("_rels/.rels", Relationships(("rId1", "officeDocument", "xl/workbook.xml")))
            .Part("xl/workbook.xml", Workbook("""<sheet name="名单" sheetId="1" r:id="rId1"/>""", workbookProperties))
            .Part("xl/_rels/workbook.xml.rels", Relationships(("rId1", "worksheet", "worksheets/sheet1.xml")))
            .Part("xl/worksheets/sheet1.xml", Worksheet(rows, behind));

    public static string ContentTypes =>
        $"""
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <Types xmlns="{Packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>
        """;

    public static string Worksheet(string rows, string behind = "") =>
        $"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="{Main}" xmlns:r="{Office}"><sheetData>{rows}</sheetData>{behind}</worksheet>""";

    public static string Workbook(string sheets, string properties = "") =>
        $"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><workbook xmlns="{Main}" xmlns:r="{Office}">{properties}<sheets>{sheets}</sheets></workbook>""";

    public static string Relationships(params (string Id, string Kind, string Target)[] all) =>
        $"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="{Packages}/relationships">"""
        + string.Concat(all.Select(one => $"""<Relationship Id="{one.Id}" Type="{Office}/{one.Kind}" Target="{one.Target}"/>"""))
        + "</Relationships>";

    public static string SharedStrings(string items) => $"""<sst xmlns="{Main}">{items}</sst>""";

    /// <summary>Adds a part, or replaces the one of this name.</summary>
    public RawWorkbook Part(string name, string text) => Part(name, Encoding.UTF8.GetBytes(text));

    public RawWorkbook Part(string name, byte[] bytes)
    {
        parts.RemoveAll(part => part.Name == name);
        return Also(name, bytes);
    }

    /// <summary>Adds an entry even if another has its name.</summary>
    public RawWorkbook Also(string name, byte[] bytes)
    {
        parts.Add((name, bytes));
        return this;
    }

    public RawWorkbook Without(string name)
    {
        parts.RemoveAll(part => part.Name == name);
        return this;
    }

    public RawWorkbook WithShared(string items) => WithLinked("sharedStrings", "sharedStrings.xml", SharedStrings(items));

    /// <summary>Styles whose cell formats have these number formats, in order.</summary>
    public RawWorkbook WithFormats(params string[] formats)
    {
        var custom = formats.Select((format, at) => $"""<numFmt numFmtId="{164 + at}" formatCode="{format.Replace("\"", "&quot;")}"/>""");
        var used = formats.Select((format, at) => $"""<xf numFmtId="{(format[0] != '0' && int.TryParse(format, out var id) ? id : 164 + at)}"/>""");
        return WithStyles($"<numFmts>{string.Concat(custom)}</numFmts><cellXfs>{string.Concat(used)}</cellXfs>");
    }

    public RawWorkbook WithStyles(string content) =>
        WithLinked("styles", "styles.xml", $"""<styleSheet xmlns="{Main}">{content}</styleSheet>""");

    public byte[] ToBytes(CompressionLevel level = CompressionLevel.Fastest)
    {
        var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in parts)
            {
                using var entry = archive.CreateEntry(name, level).Open();
                entry.Write(bytes);
            }
        }
        return stream.ToArray();
    }

    public WorkbookReader Open(SheetLimits? limits = null) => WorkbookReader.Open(new MemoryStream(ToBytes()), limits);

    public List<string[]> Rows() => Open().Rows();

    private RawWorkbook WithLinked(string kind, string target, string text)
    {
        var rels = parts.Single(part => part.Name == "xl/_rels/workbook.xml.rels");
        var link = $"""<Relationship Id="{kind}" Type="{Office}/{kind}" Target="{target}"/></Relationships>""";
        Part(rels.Name, Encoding.UTF8.GetString(rels.Bytes).Replace("</Relationships>", link));
        return Part("xl/" + target, text);
    }
}

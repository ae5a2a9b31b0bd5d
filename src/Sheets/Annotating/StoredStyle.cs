using System.Text;

namespace Paiyi.Sheets;

/// <summary>The bytes of one cell format of a workbook.</summary>
/// <param name="Name">With the prefix that the file uses.</param>
/// <param name="Attributes">As they stand behind the name.</param>
/// <param name="Content">What follows the start tag, the end tag included; empty for an element without content.</param>
internal sealed record StoredStyle(byte[] Name, byte[] Attributes, byte[] Content)
{
    public static StoredStyle Plain(string prefix) => new(Encoding.UTF8.GetBytes(prefix + "xf"), [], []);

    /// <summary>Reads the element whose start is the scanner's current tag, to its end.</summary>
    public static StoredStyle Read(XmlScanner scanner)
    {
        var name = scanner.QualifiedName.ToArray();
        var tag = scanner.TagBytes;
        var attributes = tag[(name.Length + 1)..^(scanner.Tag == XmlTag.Empty ? 2 : 1)].ToArray();
        if (scanner.Tag == XmlTag.Empty)
            return new StoredStyle(name, attributes, []);
        var content = new ByteBuffer(256);
        var outside = scanner.Depth - 1;
        while (scanner.Read())
        {
            content.Append(scanner.Token);
            if (scanner.Depth == outside)
                break;
        }
        return new StoredStyle(name, attributes, content.Written.ToArray());
    }

    public void WriteWithFill(XmlOutput output, int fill)
    {
        var attributes = new XmlAttributes(Attributes, new SheetPosition("styles.xml"));
        TagEdit.Write(output, Name, attributes, Content.Length > 0, ("fillId", $"{fill}"), ("applyFill", "1"));
        output.Raw(Content);
    }
}

/// <summary>Where the parts of a style sheet stand in the order that the schema prescribes.</summary>
internal sealed class StylePlaces
{
    public const int Fills = 2;
    public const int CellStyles = 5;
    public const int End = int.MaxValue;

    private static readonly string[] Order =
        ["numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles", "colors", "extLst"];

    private int current = -1;

    public int Of(ReadOnlySpan<byte> name) => Math.Max(current, Array.IndexOf(Order, Encoding.UTF8.GetString(name)));

    /// <summary>True when moving to the next place leaves this one out.</summary>
    public bool Passes(int place, int next) => current < place && next > place;

    public void MoveTo(int next) => current = next;
}

/// <summary>Namespaces that differ between the strict and the transitional variant of the format.</summary>
internal static class Namespaces
{
    public static string Main(bool isStrict) => isStrict
        ? "http://purl.oclc.org/ooxml/spreadsheetml/main"
        : "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    public static string Relationships(bool isStrict) => isStrict
        ? "http://purl.oclc.org/ooxml/officeDocument/relationships"
        : "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
}

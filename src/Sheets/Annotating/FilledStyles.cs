namespace Paiyi.Sheets;

/// <summary>
/// The styles of a workbook that is annotated: for each style in use a copy with another fill, which keeps number
/// format, font, border and alignment. Copies are numbered when first asked for and written afterwards.
/// </summary>
internal sealed class FilledStyles
{
    private const int MaxStyles = 1 << 20;
    private readonly byte[] source;
    private readonly string fill;
    private readonly List<StoredStyle> stored = [];
    private readonly Dictionary<int, int> filled = [];
    private readonly List<int> originals = [];
    private int fillCount;

    /// <param name="source">The part as it is; empty when the workbook has none.</param>
    public FilledStyles(byte[] source, string fill, bool isStrict)
    {
        this.source = source.Length > 0 ? source : Minimal(isStrict);
        this.fill = fill;
        using var scanner = Scan();
        var (inFills, inStyles) = (false, false);
        while (scanner.Read())
        {
            if (scanner.IsNamed("fills"u8))
                inFills = scanner.Tag == XmlTag.Start;
            else if (scanner.IsNamed("cellXfs"u8))
                inStyles = scanner.Tag == XmlTag.Start;
            else if (inFills && scanner.Tag != XmlTag.End && scanner.IsNamed("fill"u8))
                fillCount++;
            else if (inStyles && scanner.Tag != XmlTag.End && scanner.IsNamed("xf"u8) && stored.Count < MaxStyles)
                stored.Add(StoredStyle.Read(scanner));
        }
    }

    public bool IsUsed => originals.Count > 0;

    /// <summary>The number of the filled copy of a style.</summary>
    public int Filled(int style)
    {
        if ((uint)style >= (uint)stored.Count)
            style = 0;
        if (!filled.TryGetValue(style, out var copy))
        {
            copy = Math.Max(1, stored.Count) + originals.Count;
            filled[style] = copy;
            originals.Add(style);
        }
        return copy;
    }

    public void Write(XmlOutput output)
    {
        using var scanner = Scan();
        scanner.Read();
        var prefix = TagEdit.Prefix(scanner);
        TagEdit.WriteProlog(output, scanner);
        TagEdit.Write(output, scanner, opened: true);
        var place = new StylePlaces();
        if (scanner.Tag == XmlTag.Empty)
        {
            WriteMissing(output, place, StylePlaces.End, prefix);
            output.Raw("</"u8).Text(prefix).Raw("styleSheet>"u8);
            return;
        }
        while (scanner.Read())
        {
            output.Raw(scanner.Text.Bytes);
            if (scanner.Depth == 0)
                WriteMissing(output, place, StylePlaces.End, prefix);
            else if (scanner.Depth == (scanner.Tag == XmlTag.Start ? 2 : 1) && scanner.Tag != XmlTag.End)
                WriteMissing(output, place, place.Of(scanner.Name), prefix);
            WriteTag(output, scanner, prefix);
        }
    }

    private static byte[] Minimal(bool isStrict) => System.Text.Encoding.UTF8.GetBytes(
        $"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><styleSheet xmlns="{Namespaces.Main(isStrict)}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>""");

    private XmlScanner Scan() => new(new MemoryStream(source), new SheetPosition("styles.xml"));

    private void WriteTag(XmlOutput output, XmlScanner scanner, string prefix)
    {
        var isFills = scanner.Depth <= 2 && scanner.IsNamed("fills"u8);
        var isStyles = scanner.Depth <= 2 && scanner.IsNamed("cellXfs"u8);
        if (!isFills && !isStyles)
        {
            output.Raw(scanner.TagBytes);
            return;
        }
        if (scanner.Tag != XmlTag.End)
        {
            var count = isFills ? Math.Max(2, fillCount) + 1 : Math.Max(1, stored.Count) + originals.Count;
            TagEdit.Write(output, scanner, opened: true, ("count", $"{count}"));
        }
        if (scanner.Tag == XmlTag.Start)
            return;
        if (isFills)
            WriteFills(output, prefix);
        else
            WriteStyles(output, prefix);
        output.Raw("</"u8).Raw(scanner.QualifiedName).Raw(">"u8);
    }

    private void WriteMissing(XmlOutput output, StylePlaces place, int next, string prefix)
    {
        if (place.Passes(StylePlaces.Fills, next) && fillCount == 0)
        {
            output.Raw("<"u8).Text(prefix).Raw("fills count=\"3\">"u8);
            WriteFills(output, prefix);
            output.Raw("</"u8).Text(prefix).Raw("fills>"u8);
        }
        if (place.Passes(StylePlaces.CellStyles, next) && stored.Count == 0)
        {
            output.Raw("<"u8).Text(prefix).Raw("cellXfs"u8).Attribute("count"u8, 1 + originals.Count).Raw(">"u8);
            WriteStyles(output, prefix);
            output.Raw("</"u8).Text(prefix).Raw("cellXfs>"u8);
        }
        place.MoveTo(next);
    }

    private void WriteFills(XmlOutput output, string prefix)
    {
        for (var at = fillCount; at < 2; at++)
            WriteFill(output, prefix, at == 0 ? "none" : "gray125", null);
        WriteFill(output, prefix, "solid", fill);
    }

    private static void WriteFill(XmlOutput output, string prefix, string pattern, string? color)
    {
        output.Raw("<"u8).Text(prefix).Raw("fill><"u8).Text(prefix).Raw("patternFill patternType=\""u8).Text(pattern).Raw("\""u8);
        if (color is null)
            output.Raw("/>"u8);
        else
            output.Raw("><"u8).Text(prefix).Raw("fgColor rgb=\"FF"u8).Text(color).Raw("\"/><"u8).Text(prefix)
                .Raw("bgColor indexed=\"64\"/></"u8).Text(prefix).Raw("patternFill>"u8);
        output.Raw("</"u8).Text(prefix).Raw("fill>"u8);
    }

    private void WriteStyles(XmlOutput output, string prefix)
    {
        if (stored.Count == 0)
            output.Raw("<"u8).Text(prefix).Raw("xf/>"u8);
        foreach (var original in originals)
        {
            var style = stored.Count == 0 ? StoredStyle.Plain(prefix) : stored[original];
            style.WriteWithFill(output, Math.Max(2, fillCount));
        }
    }
}

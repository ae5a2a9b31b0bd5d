using System.Buffers;

namespace Paiyi.Sheets;

/// <summary>The styles of a workbook that is being written, each once, and the part that lists them.</summary>
internal sealed class StyleTable
{
    /// <summary>As Excel allows.</summary>
    private const int MaxStyles = 65_490;
    private const int FirstCustomFormat = 164;
    private const int TextFormatNumber = 49;
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789ABCDEFabcdef");

    private readonly Dictionary<CellStyle, int> known = [];
    private readonly List<CellStyle> styles = [];

    public StyleTable() => Add(new CellStyle());

    /// <summary>The number of a style, which is added when it is new.</summary>
    public int Add(CellStyle style)
    {
        RequireColor(style.Fill);
        RequireColor(style.FontColor);
        if (known.TryGetValue(style, out var index))
            return index;
        if (styles.Count == MaxStyles)
            throw new InvalidOperationException($"A workbook has at most {MaxStyles} styles");
        known[style] = styles.Count;
        styles.Add(style);
        return styles.Count - 1;
    }

    public void Write(XmlOutput output)
    {
        output.Raw("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"""u8)
            .Raw("<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"u8);
        var formats = Distinct(style => style.NumberFormat is null or CellStyle.TextFormat ? null : style.NumberFormat);
        WriteFormats(output, formats);
        var fonts = styles.Select(style => (style.Bold, style.FontColor)).Distinct().ToList();
        WriteFonts(output, fonts);
        var fills = Distinct(style => style.Fill);
        WriteFills(output, fills);
        WriteBorders(output);
        output.Raw("<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs><cellXfs"u8)
            .Attribute("count"u8, styles.Count).Raw(">"u8);
        foreach (var style in styles)
        {
            output.Raw("<xf xfId=\"0\""u8)
                .Attribute("numFmtId"u8, FormatNumber(style.NumberFormat, formats))
                .Attribute("fontId"u8, fonts.IndexOf((style.Bold, style.FontColor)))
                .Attribute("fillId"u8, style.Fill is null ? 0 : fills.IndexOf(style.Fill) + 2)
                .Attribute("borderId"u8, style.Border ? 1 : 0)
                .Raw(" applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\">"u8);
            WriteAlignment(output, style);
            output.Raw("</xf>"u8);
        }
        output.Raw("</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>"u8);
    }

    /// <exception cref="ArgumentException">It is not of the form RRGGBB.</exception>
    public static void RequireColor(string? color)
    {
        if (color is not null && (color.Length != 6 || color.AsSpan().ContainsAnyExcept(HexDigits)))
            throw new ArgumentException($"'{color}' is not a colour of the form RRGGBB");
    }

    private static int FormatNumber(string? format, List<string> custom) =>
        format is null ? 0
        : format == CellStyle.TextFormat ? TextFormatNumber
        : FirstCustomFormat + custom.IndexOf(format);

    private static void WriteFormats(XmlOutput output, List<string> formats)
    {
        if (formats.Count == 0)
            return;
        output.Raw("<numFmts"u8).Attribute("count"u8, formats.Count).Raw(">"u8);
        for (var at = 0; at < formats.Count; at++)
            output.Raw("<numFmt"u8).Attribute("numFmtId"u8, FirstCustomFormat + at).Attribute("formatCode"u8, formats[at]).Raw("/>"u8);
        output.Raw("</numFmts>"u8);
    }

    private static void WriteFonts(XmlOutput output, List<(bool Bold, string? Color)> fonts)
    {
        output.Raw("<fonts"u8).Attribute("count"u8, fonts.Count).Raw(">"u8);
        foreach (var (bold, color) in fonts)
        {
            output.Raw("<font>"u8).Raw(bold ? "<b/>"u8 : ""u8).Raw("<sz val=\"11\"/>"u8);
            if (color is not null)
                output.Raw("<color"u8).Attribute("rgb"u8, "FF" + color).Raw("/>"u8);
            output.Raw("<name val=\"Calibri\"/><family val=\"2\"/></font>"u8);
        }
        output.Raw("</fonts>"u8);
    }

    private static void WriteFills(XmlOutput output, List<string> fills)
    {
        output.Raw("<fills"u8).Attribute("count"u8, fills.Count + 2)
            .Raw("><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill>"u8);
        foreach (var fill in fills)
        {
            output.Raw("<fill><patternFill patternType=\"solid\"><fgColor"u8).Attribute("rgb"u8, "FF" + fill)
                .Raw("/><bgColor indexed=\"64\"/></patternFill></fill>"u8);
        }
        output.Raw("</fills>"u8);
    }

    private static void WriteBorders(XmlOutput output)
    {
        output.Raw("<borders count=\"2\"><border><left/><right/><top/><bottom/><diagonal/></border><border>"u8);
        foreach (var side in (string[])["left", "right", "top", "bottom"])
            output.Raw("<"u8).Text(side).Raw(" style=\"thin\"><color rgb=\"FFBFBFBF\"/></"u8).Text(side).Raw(">"u8);
        output.Raw("<diagonal/></border></borders>"u8);
    }

    private static void WriteAlignment(XmlOutput output, CellStyle style)
    {
        output.Raw("<alignment vertical=\"center\""u8);
        if (style.Alignment != CellAlignment.General)
            output.Attribute("horizontal"u8, style.Alignment switch
            {
                CellAlignment.Left => "left",
                CellAlignment.Center => "center",
                _ => "right",
            });
        output.Raw(style.Wrap ? " wrapText=\"1\"/>"u8 : "/>"u8);
    }

    private List<string> Distinct(Func<CellStyle, string?> part) => styles.Select(part).OfType<string>().Distinct().ToList();
}

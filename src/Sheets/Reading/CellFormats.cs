namespace Paiyi.Sheets;

/// <summary>For each style number that a cell may carry, what its number format means.</summary>
internal sealed class CellFormats
{
    private const int MaxFormats = 1 << 20;
    private readonly List<NumberFormat> formats = [];

    public static CellFormats None { get; } = new();

    public NumberFormat this[int style] => (uint)style < (uint)formats.Count ? formats[style] : default;

    public static CellFormats Load(Package package, string part)
    {
        var result = new CellFormats();
        var custom = new Dictionary<int, NumberFormat>();
        using var scanner = package.Scan(part);
        var inCellFormats = false;
        while (scanner.Read())
        {
            if (scanner.IsNamed("cellXfs"u8))
                inCellFormats = scanner.Tag == XmlTag.Start;
            else if (scanner.Tag == XmlTag.End)
                continue;
            else if (scanner.IsNamed("numFmt"u8))
                AddCustom(scanner.Attributes, custom);
            else if (inCellFormats && scanner.IsNamed("xf"u8) && result.formats.Count < MaxFormats)
                result.formats.Add(Find(scanner.Attributes.Find("numFmtId"u8), custom));
        }
        return result;
    }

    private static NumberFormat Find(ReadOnlySpan<byte> number, Dictionary<int, NumberFormat> custom) =>
        !int.TryParse(number, out var id) ? default
        : custom.TryGetValue(id, out var format) ? format
        : NumberFormat.OfBuiltIn(id);

    private static void AddCustom(XmlAttributes attributes, Dictionary<int, NumberFormat> custom)
    {
        int? id = null;
        var code = "";
        while (attributes.Next())
        {
            if (attributes.Name.SequenceEqual("numFmtId"u8) && int.TryParse(attributes.Value, out var number))
                id = number;
            else if (attributes.Name.SequenceEqual("formatCode"u8))
                code = attributes.GetString(attributes.Value);
        }
        if (id is not null && custom.Count < MaxFormats)
            custom[id.Value] = NumberFormat.OfCode(code);
    }
}

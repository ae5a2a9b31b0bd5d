namespace Paiyi.Sheets;

/// <summary>What a sheet says of whole columns.</summary>
internal sealed class ColumnDefaults
{
    private const int MaxColumns = 16_384;
    private readonly List<(int First, int Last, int Style)> ranges = [];

    /// <summary>Adds a <c>col</c> element; those without a style do not matter.</summary>
    public void Add(XmlAttributes attributes)
    {
        int first = 0, last = 0, style = 0;
        while (attributes.Next())
        {
            if (attributes.Name.SequenceEqual("min"u8))
                _ = int.TryParse(attributes.Value, out first);
            else if (attributes.Name.SequenceEqual("max"u8))
                _ = int.TryParse(attributes.Value, out last);
            else if (attributes.Name.SequenceEqual("style"u8))
                _ = int.TryParse(attributes.Value, out style);
        }
        if (style != 0 && ranges.Count < MaxColumns)
            ranges.Add((first - 1, last - 1, style));
    }

    public int StyleOf(int column)
    {
        foreach (var (first, last, style) in ranges)
        {
            if (column >= first && column <= last)
                return style;
        }
        return 0;
    }
}

/// <summary>The order of a worksheet's elements (CT_Worksheet is a sequence, and Excel repairs what breaks it).</summary>
internal static class SheetOrder
{
    /// <summary>True for elements behind <c>legacyDrawing</c>; alternatives wrap only controls and OLE objects, also behind.</summary>
    public static bool IsBehindDrawing(XmlScanner scanner) =>
        scanner.IsNamed("legacyDrawingHF"u8) || scanner.IsNamed("drawingHF"u8) || scanner.IsNamed("picture"u8)
        || scanner.IsNamed("oleObjects"u8) || scanner.IsNamed("controls"u8) || scanner.IsNamed("AlternateContent"u8)
        || scanner.IsNamed("webPublishItems"u8) || scanner.IsNamed("tableParts"u8) || scanner.IsNamed("extLst"u8);
}

namespace Paiyi.Sheets;

/// <summary>Finds merged ranges by searching the bytes behind the rows, without parsing the rows.</summary>
internal static class MergedRangeScan
{
    private static ReadOnlySpan<byte> EndOfRows => "sheetData>"u8;

    public static IReadOnlyList<CellRange> Run(Stream part, SheetPosition position, int maxRanges)
    {
        var buffer = new byte[256 << 10];
        var kept = 0;
        while (true)
        {
            var read = part.Read(buffer, kept, buffer.Length - kept);
            if (read == 0)
                return [];
            var window = buffer.AsSpan(0, kept + read);
            var end = FindEnd(window);
            if (end >= 0)
                return Parse(new JoinedStream(new MemoryStream(buffer, end, window.Length - end), part), position, maxRanges);
            kept = Math.Min(window.Length, 64);
            window[^kept..].CopyTo(buffer);
        }
    }

    /// <summary>Adds a tag that the scanner stands on to the list, if it is a merged range.</summary>
    public static void Add(XmlScanner scanner, List<CellRange> ranges, SheetPosition position, int maxRanges)
    {
        if (scanner.Tag == XmlTag.End || !scanner.IsNamed("mergeCell"u8))
            return;
        if (!CellRange.TryParse(scanner.Attributes.Find("ref"u8), out var range))
            throw position.Problem(SheetProblem.BadReference, "A merged range has no valid address");
        if (ranges.Count == maxRanges)
            throw position.Problem(SheetProblem.TooLarge, $"There are more than {maxRanges} merged ranges");
        ranges.Add(range);
    }

    /// <summary>The offset behind <c>&lt;/sheetData&gt;</c> or <c>&lt;/x:sheetData&gt;</c>; -1 when it is not there yet.</summary>
    private static int FindEnd(ReadOnlySpan<byte> window)
    {
        for (var at = 0; ;)
        {
            var found = window[at..].IndexOf(EndOfRows);
            if (found < 0)
                return -1;
            var name = window[..(at + found)];
            at += found + EndOfRows.Length;
            var open = name.LastIndexOf((byte)'<');
            if (open >= 0 && open + 1 < name.Length && name[open + 1] == '/')
                return at;
        }
    }

    private static List<CellRange> Parse(Stream tail, SheetPosition position, int maxRanges)
    {
        var ranges = new List<CellRange>();
        using var scanner = new XmlScanner(new JoinedStream(new MemoryStream("<tail>"u8.ToArray()), tail), position);
        scanner.Read();
        while (scanner.Read() && !(scanner.Tag == XmlTag.End && scanner.IsNamed("mergeCells"u8)))
        {
            Add(scanner, ranges, position, maxRanges);
            if (scanner.Tag != XmlTag.End && IsBehindMergedRanges(scanner))
                break;
        }
        return ranges;
    }

    /// <summary>Elements that can only come later (CT_Worksheet is a sequence), and the end of the sheet.</summary>
    private static bool IsBehindMergedRanges(XmlScanner scanner) =>
        scanner.IsNamed("pageMargins"u8) || scanner.IsNamed("dataValidations"u8)
        || scanner.IsNamed("conditionalFormatting"u8) || scanner.IsNamed("phoneticPr"u8);
}

namespace Paiyi.Sheets;

/// <summary>Collects merged ranges, which the file lists behind the rows.</summary>
internal static class MergedRangeScan
{
    /// <summary>Reads a whole sheet, passing over its rows unread.</summary>
    public static IReadOnlyList<CellRange> Run(XmlScanner scanner, SheetPosition position, int maxRanges)
    {
        var ranges = new List<CellRange>();
        while (scanner.Read())
        {
            if (scanner.Tag == XmlTag.Start && scanner.Depth == 2 && scanner.IsNamed("sheetData"u8))
                scanner.SkipUnread();
            else
                Add(scanner, ranges, position, maxRanges);
        }
        return ranges;
    }

    private static void Add(XmlScanner scanner, List<CellRange> ranges, SheetPosition position, int maxRanges)
    {
        if (scanner.Tag == XmlTag.End || !scanner.IsNamed("mergeCell"u8))
            return;
        if (!CellRange.TryParse(scanner.Attributes.Find("ref"u8), out var range))
            throw position.Problem(SheetProblem.BadReference, "A merged range has no valid address");
        if (ranges.Count == maxRanges)
            throw position.Problem(SheetProblem.TooLarge, $"There are more than {maxRanges} merged ranges");
        ranges.Add(range);
    }
}

namespace Paiyi.Sheets;

/// <summary>What workbook.xml and its relationships say: the sheets, the date system and the shared parts.</summary>
internal sealed class WorkbookIndex
{
    private const int MaxSheets = 10_000;

    public required string Part { get; init; }

    public List<Sheet> Sheets { get; } = [];

    public bool Date1904 { get; private set; }

    public string? StylesPart { get; private set; }

    public string? SharedStringsPart { get; private set; }

    /// <summary>True for the strict variant of the format, whose relationship types have another namespace.</summary>
    public bool IsStrict { get; private set; }

    public static WorkbookIndex Load(Package package)
    {
        var part = Relationship.Of(package, "").Find(one => one.Kind == "officeDocument")?.Part ?? "xl/workbook.xml";
        if (!package.Contains(part) || !part.EndsWith(".xml", StringComparison.OrdinalIgnoreCase))
            throw new SheetException(SheetProblem.NotAWorkbook, "The archive is not a workbook");
        var index = new WorkbookIndex { Part = part };
        var relationships = Relationship.Of(package, part);
        index.StylesPart = Present(package, relationships, "styles");
        index.SharedStringsPart = Present(package, relationships, "sharedStrings");
        using var scanner = package.Scan(part);
        index.Read(scanner, relationships);
        return index;
    }

    private static string? Present(Package package, List<Relationship> relationships, string kind)
    {
        var part = relationships.Find(one => one.Kind == kind)?.Part;
        if (part is not null && !package.Contains(part))
            throw new SheetException(SheetProblem.MissingPart, $"The workbook has no part '{part}'");
        return part;
    }

    private void Read(XmlScanner scanner, List<Relationship> relationships)
    {
        scanner.Read();
        if (!scanner.IsNamed("workbook"u8))
            throw new SheetException(SheetProblem.NotAWorkbook, "The archive is not a workbook");
        IsStrict = scanner.TagBytes.IndexOf("http://purl.oclc.org/ooxml/spreadsheetml/main"u8) >= 0;
        var inSheets = false;
        while (scanner.Read())
        {
            if (scanner.IsNamed("sheets"u8))
                inSheets = scanner.Tag == XmlTag.Start;
            else if (scanner.Tag == XmlTag.End)
                continue;
            else if (scanner.IsNamed("workbookPr"u8))
                Date1904 = scanner.Attributes.Find("date1904"u8) is [(byte)'1'] or [(byte)'t', ..] or [(byte)'o', (byte)'n'];
            else if (inSheets && scanner.IsNamed("sheet"u8))
                Add(scanner.Attributes, relationships);
        }
    }

    private void Add(XmlAttributes attributes, List<Relationship> relationships)
    {
        string name = "", id = "";
        var visibility = SheetVisibility.Visible;
        while (attributes.Next())
        {
            if (attributes.Name.SequenceEqual("name"u8))
                name = attributes.GetString(attributes.Value, resolveUnderscores: true);
            else if (attributes.Name.SequenceEqual("state"u8))
                visibility = attributes.Value.SequenceEqual("hidden"u8) ? SheetVisibility.Hidden
                    : attributes.Value.SequenceEqual("veryHidden"u8) ? SheetVisibility.VeryHidden
                    : SheetVisibility.Visible;
            else if (attributes.Name.EndsWith(":id"u8))
                id = attributes.GetString(attributes.Value);
        }
        var target = relationships.Find(one => one.Id == id);
        if (target?.Part is null)
            throw new SheetException(SheetProblem.MissingPart, $"The sheet '{name}' has no part", name);
        if (target.Kind != "worksheet")
            return;
        if (Sheets.Count == MaxSheets)
            throw new SheetException(SheetProblem.TooManyParts, $"The workbook has more than {MaxSheets} sheets");
        Sheets.Add(new Sheet(Sheets.Count, name, visibility) { Part = target.Part });
    }
}

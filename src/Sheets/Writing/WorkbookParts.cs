namespace Paiyi.Sheets;

/// <summary>The parts of a written workbook that name its other parts.</summary>
internal static class WorkbookParts
{
    private static ReadOnlySpan<byte> Declaration => """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"""u8;

    private static ReadOnlySpan<byte> RelationshipsHead =>
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"u8;

    private static ReadOnlySpan<byte> RelationshipTypes => "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"u8;

    private static ReadOnlySpan<byte> SheetTypes => "application/vnd.openxmlformats-officedocument.spreadsheetml."u8;

    public static void Write(WorkbookWriter book, IReadOnlyList<SheetPart> sheets, StyleTable styles)
    {
        using (var output = book.CreatePart("xl/workbook.xml"))
            WriteWorkbook(output, sheets, book.HiddenNames);
        using (var output = book.CreatePart("xl/_rels/workbook.xml.rels"))
        {
            output.Raw(Declaration).Raw(RelationshipsHead);
            foreach (var sheet in sheets)
                WriteRelationship(output, sheet.Number, "worksheet"u8, $"worksheets/sheet{sheet.Number}.xml");
            WriteRelationship(output, sheets.Count + 1, "styles"u8, "styles.xml");
            output.Raw("</Relationships>"u8);
        }
        using (var output = book.CreatePart("xl/styles.xml"))
            styles.Write(output);
        using (var output = book.CreatePart("_rels/.rels"))
        {
            output.Raw(Declaration).Raw(RelationshipsHead);
            WriteRelationship(output, 1, "officeDocument"u8, "xl/workbook.xml");
            if (book.Properties.Count > 0)
                WriteRelationship(output, 2, "custom-properties"u8, "docProps/custom.xml");
            output.Raw("</Relationships>"u8);
        }
        WriteProperties(book);
        using (var output = book.CreatePart("[Content_Types].xml"))
            WriteContentTypes(output, sheets, book.Properties.Count > 0);
    }

    /// <summary>The comments of a sheet, if it has any, with their drawing and the relationships to both.</summary>
    public static void WriteComments(WorkbookWriter book, SheetPart sheet)
    {
        if (sheet.Comments.Count == 0)
            return;
        using (var output = book.CreatePart($"xl/comments{sheet.Number}.xml"))
        {
            output.Raw(CommentParts.CommentsHead);
            foreach (var (row, column, text) in sheet.Comments)
                CommentParts.WriteComment(output, row, column, 0, text);
            output.Raw(CommentParts.CommentsTail);
        }
        using (var output = book.CreatePart($"xl/drawings/vmlDrawing{sheet.Number}.vml"))
        {
            output.Raw(CommentParts.DrawingHead);
            for (var at = 0; at < sheet.Comments.Count; at++)
                CommentParts.WriteShape(output, CommentParts.FirstShape + at, sheet.Comments[at].Row, sheet.Comments[at].Column);
            output.Raw(CommentParts.DrawingTail);
        }
        using (var output = book.CreatePart($"xl/worksheets/_rels/sheet{sheet.Number}.xml.rels"))
        {
            output.Raw(Declaration).Raw(RelationshipsHead);
            WriteRelationship(output, 1, "vmlDrawing"u8, $"../drawings/vmlDrawing{sheet.Number}.vml");
            WriteRelationship(output, 2, "comments"u8, $"../comments{sheet.Number}.xml");
            output.Raw("</Relationships>"u8);
        }
    }

    private static void WriteWorkbook(XmlOutput output, IReadOnlyList<SheetPart> sheets, IDictionary<string, string> hiddenNames)
    {
        var active = Math.Max(0, sheets.ToList().FindIndex(sheet => sheet.IsSelected));
        output.Raw(Declaration)
            .Raw("<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""u8)
            .Raw(" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"u8)
            .Raw("<bookViews><workbookView"u8).Attribute("activeTab"u8, active).Raw("/></bookViews><sheets>"u8);
        foreach (var sheet in sheets)
        {
            output.Raw("<sheet"u8).Attribute("name"u8, sheet.Name).Attribute("sheetId"u8, sheet.Number);
            if (sheet.Visibility != SheetVisibility.Visible)
                output.Attribute("state"u8, sheet.Visibility == SheetVisibility.Hidden ? "hidden" : "veryHidden");
            output.Attribute("r:id"u8, $"rId{sheet.Number}").Raw("/>"u8);
        }
        output.Raw("</sheets>"u8);
        if (hiddenNames.Count > 0)
        {
            output.Raw("<definedNames>"u8);
            foreach (var (name, text) in hiddenNames)
                output.Raw("<definedName"u8).Attribute("name"u8, name).Raw(" hidden=\"1\">"u8)
                    .Text($"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"").Raw("</definedName>"u8);
            output.Raw("</definedNames>"u8);
        }
        output.Raw("</workbook>"u8);
    }

    private static void WriteProperties(WorkbookWriter book)
    {
        if (book.Properties.Count == 0)
            return;
        using var output = book.CreatePart("docProps/custom.xml");
        output.Raw(Declaration)
            .Raw("<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\""u8)
            .Raw(" xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\">"u8);
        var id = 2;
        foreach (var (name, text) in book.Properties)
            output.Raw("<property fmtid=\"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}\""u8).Attribute("pid"u8, id++).Attribute("name"u8, name)
                .Raw("><vt:lpwstr>"u8).Text(text).Raw("</vt:lpwstr></property>"u8);
        output.Raw("</Properties>"u8);
    }

    private static void WriteRelationship(XmlOutput output, int id, ReadOnlySpan<byte> kind, string target) =>
        output.Raw("<Relationship"u8).Attribute("Id"u8, $"rId{id}").Raw(" Type=\""u8).Raw(RelationshipTypes).Raw(kind)
            .Raw("\""u8).Attribute("Target"u8, target).Raw("/>"u8);

    private static void WriteContentTypes(XmlOutput output, IReadOnlyList<SheetPart> sheets, bool hasProperties)
    {
        output.Raw(Declaration).Raw("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"u8)
            .Raw("<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"u8)
            .Raw("<Default Extension=\"xml\" ContentType=\"application/xml\"/>"u8)
            .Raw("<Default Extension=\"vml\" ContentType=\"application/vnd.openxmlformats-officedocument.vmlDrawing\"/>"u8);
        WriteOverride(output, "xl/workbook.xml", "sheet.main+xml"u8);
        WriteOverride(output, "xl/styles.xml", "styles+xml"u8);
        if (hasProperties)
            output.Raw("<Override PartName=\"/docProps/custom.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.custom-properties+xml\"/>"u8);
        foreach (var sheet in sheets)
        {
            WriteOverride(output, $"xl/worksheets/sheet{sheet.Number}.xml", "worksheet+xml"u8);
            if (sheet.Comments.Count > 0)
                WriteOverride(output, $"xl/comments{sheet.Number}.xml", "comments+xml"u8);
        }
        output.Raw("</Types>"u8);
    }

    private static void WriteOverride(XmlOutput output, string part, ReadOnlySpan<byte> type) =>
        output.Raw("<Override"u8).Attribute("PartName"u8, "/" + part).Raw(" ContentType=\""u8).Raw(SheetTypes).Raw(type).Raw("\"/>"u8);
}

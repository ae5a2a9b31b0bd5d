using System.IO.Compression;

namespace Paiyi.Sheets;

/// <summary>The archive that is written: changed sheets first, then what lists them, then all other parts as they were.</summary>
internal sealed class AnnotatedCopy
{
    private const int DrainThreshold = 64 << 10;
    private const string CommentsId = "rIdRemarks";
    private const string DrawingId = "rIdRemarksDrawing";
    private const string StylesId = "rIdRemarksStyles";

    private readonly Package package;
    private readonly ZipArchive archive;
    private readonly DrainStream drain;
    private readonly AnnotationOptions options;
    private readonly WorkbookIndex index;
    private readonly FilledStyles styles;
    private readonly HashSet<string> written = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string Part, string Kind)> newParts = [];

    public AnnotatedCopy(Package package, ZipArchive archive, DrainStream drain, AnnotationOptions options)
    {
        this.package = package;
        this.archive = archive;
        this.drain = drain;
        this.options = options;
        index = WorkbookIndex.Load(package);
        styles = new FilledStyles(
            index.StylesPart is null ? [] : package.ReadPart(index.StylesPart), options.Fill, index.IsStrict);
    }

    public long Cells { get; private set; }

    public long Comments { get; private set; }

    public async Task AnnotateSheetAsync(int number, AnnotationCursor cursor, CancellationToken cancel)
    {
        if ((uint)number >= (uint)index.Sheets.Count)
            throw new ArgumentException($"The workbook has no sheet with the index {number}");
        var sheet = index.Sheets[number];
        var position = new SheetPosition(sheet.Part, sheet.Name);
        SheetRewriter rewriter;
        using (var scanner = new XmlScanner(package.OpenPart(sheet.Part, position), position))
        using (var output = Create(sheet.Part))
        {
            rewriter = new SheetRewriter(scanner, output, position, styles, options.MaxCommentsPerSheet);
            await rewriter.RunAsync(() => cursor.NextRowAsync(number), () => DrainAsync(cancel), WriteDrawingElement);
        }
        Cells += rewriter.Cells;
        Comments += rewriter.Comments.Count;
        if (rewriter.Comments.Count > 0)
            WriteComments(sheet, rewriter);
        await DrainAsync(cancel);
    }

    public async Task CompleteAsync(CancellationToken cancel)
    {
        if (styles.IsUsed)
            WriteStyles();
        if (newParts.Count > 0)
        {
            using var output = Create("[Content_Types].xml");
            PartPatches.WriteContentTypes(output, package.ReadPart("[Content_Types].xml"), newParts);
        }
        foreach (var part in package.Parts.Where(part => !written.Contains(part)))
            await CopyAsync(part, cancel);
    }

    private void WriteDrawingElement(XmlOutput output, string prefix) =>
        output.Raw("<"u8).Text(prefix).Raw("legacyDrawing"u8)
            .Attribute("xmlns:r"u8, Namespaces.Relationships(index.IsStrict)).Attribute("r:id"u8, DrawingId).Raw("/>"u8);

    private void WriteComments(Sheet sheet, SheetRewriter rewriter)
    {
        var relationships = Relationship.Of(package, sheet.Part);
        var added = new List<(string Id, string Kind, string Part)>();
        var comments = relationships.Find(one => one.Kind == "comments")?.Part;
        var drawing = relationships.Find(one => one.Id == rewriter.DrawingId)?.Part;
        var target = comments ?? NewPart("xl/comments", ".xml");
        List<(int Row, int Column)> boxes;
        var existing = comments is null ? EmptyComments() : package.ReadPart(comments);
        using (var output = Create(target))
            boxes = CommentMerge.Write(output, existing, rewriter.Comments);
        if (comments is null)
        {
            newParts.Add((target, "comments"));
            added.Add((CommentsId, "comments", target));
        }
        var existingDrawing = drawing is null
            ? [.. CommentParts.DrawingHead, .. CommentParts.DrawingTail]
            : package.ReadPart(drawing);
        var drawingTarget = drawing ?? NewPart("xl/drawings/vmlDrawing", ".vml");
        using (var output = Create(drawingTarget))
            CommentMerge.WriteDrawing(output, existingDrawing, boxes);
        if (drawing is null)
            added.Add((rewriter.DrawingId ?? DrawingId, "vmlDrawing", drawingTarget));
        AddRelationships(sheet.Part, added);
    }

    private byte[] EmptyComments() => System.Text.Encoding.UTF8.GetBytes(
        $"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><comments xmlns="{Namespaces.Main(index.IsStrict)}"><authors><author></author></authors><commentList/></comments>""");

    private void WriteStyles()
    {
        var part = index.StylesPart ?? NewPart("xl/styles", ".xml");
        using (var output = Create(part))
            styles.Write(output);
        if (index.StylesPart is not null)
            return;
        newParts.Add((part, "styles"));
        AddRelationships(index.Part, [(StylesId, "styles", part)]);
    }

    private void AddRelationships(string source, List<(string Id, string Kind, string Part)> added)
    {
        var part = PartName.RelationshipsOf(source);
        if (added.Count == 0)
            return;
        var existing = package.Contains(part) ? package.ReadPart(part) : null;
        using var output = Create(part);
        PartPatches.WriteRelationships(output, existing, index.IsStrict, added);
    }

    private string NewPart(string stem, string extension)
    {
        for (var number = 1; ; number++)
        {
            var name = $"{stem}{number}{extension}";
            if (!package.Contains(name) && !written.Contains(name))
                return name;
        }
    }

    private XmlOutput Create(string part) => new(CreateEntry(part).Open());

    private ZipArchiveEntry CreateEntry(string part)
    {
        if (!written.Add(part))
            throw new SheetException(SheetProblem.DuplicatePart, $"Two sheets share the part '{part}'");
        var entry = archive.CreateEntry(part, CompressionLevel.Fastest);
        if (package.Contains(part))
            entry.LastWriteTime = package.Entry(part).LastWriteTime;
        return entry;
    }

    private async Task CopyAsync(string part, CancellationToken cancel)
    {
        using var source = package.OpenPart(part, new SheetPosition(part));
        using var target = CreateEntry(part).Open();
        var buffer = new byte[81920];
        for (var read = source.Read(buffer); read > 0; read = source.Read(buffer))
        {
            target.Write(buffer.AsSpan(0, read));
            await DrainAsync(cancel);
        }
    }

    private ValueTask DrainAsync(CancellationToken cancel) =>
        drain.Pending >= DrainThreshold ? drain.DrainAsync(cancel) : ValueTask.CompletedTask;
}

using System.Text;

namespace Paiyi.Sheets;

/// <summary>Adds comments to the comments and drawing that a sheet may have already.</summary>
internal static class CommentMerge
{
    /// <summary>Writes new comments behind the old; a cell that has one gets a further line in it.</summary>
    /// <returns>The cells that got a new comment and therefore need a box.</returns>
    public static List<(int Row, int Column)> Write(
        XmlOutput output, byte[] existing, IReadOnlyList<(int Row, int Column, string Text)> comments)
    {
        var pending = comments.ToDictionary(one => CellReference.Format(one.Row, one.Column), one => one);
        using var scanner = new XmlScanner(new MemoryStream(existing), new SheetPosition("comments"));
        scanner.Read();
        var prefix = TagEdit.Prefix(scanner);
        TagEdit.WriteProlog(output, scanner);
        output.Raw(scanner.TagBytes);
        string? further = null;
        while (scanner.Read())
        {
            output.Raw(scanner.Text.Bytes);
            var isList = scanner.IsNamed("commentList"u8);
            if (scanner.Tag == XmlTag.Start && scanner.IsNamed("comment"u8))
            {
                var attributes = scanner.Attributes;
                further = pending.Remove(attributes.GetString(attributes.Find("ref"u8)), out var same) ? same.Text : null;
            }
            else if (scanner.Tag == XmlTag.End && further is not null && scanner.IsNamed("text"u8))
            {
                CommentParts.WriteRun(output, "\n" + further, prefix);
                further = null;
            }
            if (isList && scanner.Tag == XmlTag.Empty)
                TagEdit.Write(output, scanner, opened: true);
            if (isList && scanner.Tag != XmlTag.Start)
            {
                foreach (var (row, column, text) in pending.Values)
                    CommentParts.WriteComment(output, row, column, 0, text, prefix);
                output.Raw("</"u8).Raw(scanner.QualifiedName).Raw(">"u8);
            }
            else
                output.Raw(scanner.TagBytes);
        }
        return [.. pending.Values.Select(one => (one.Row, one.Column))];
    }

    /// <summary>Writes a drawing with further boxes. Excel's own VML is not always XML, so it is only cut at its end.</summary>
    public static void WriteDrawing(XmlOutput output, byte[] existing, List<(int Row, int Column)> cells)
    {
        var end = existing.AsSpan().LastIndexOf("</xml>"u8);
        if (end < 0)
            throw new SheetException(SheetProblem.MalformedXml, "The drawing of the comments has no end");
        output.Raw(existing.AsSpan(0, end));
        if (existing.AsSpan().IndexOf("_x0000_t202"u8) < 0)
            output.Raw(CommentParts.ShapeType);
        var shape = Math.Max(CommentParts.FirstShape, LastShape(existing) + 1);
        foreach (var (row, column) in cells)
            CommentParts.WriteShape(output, shape++, row, column);
        output.Raw(existing.AsSpan(end));
    }

    private static int LastShape(ReadOnlySpan<byte> drawing)
    {
        var last = 0;
        for (var at = drawing.IndexOf("_x0000_s"u8); at >= 0; at = drawing.IndexOf("_x0000_s"u8))
        {
            drawing = drawing[(at + 8)..];
            var digits = drawing.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
            if (digits is > 0 and < 9 && int.TryParse(Encoding.ASCII.GetString(drawing[..digits]), out var number))
                last = Math.Max(last, number);
        }
        return last;
    }
}

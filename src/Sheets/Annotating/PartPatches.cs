namespace Paiyi.Sheets;

/// <summary>Adds elements to the end of the small parts that list other parts.</summary>
internal static class PartPatches
{
    private const string Formats = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    /// <summary>Relationships with further ones; a whole new part when there was none.</summary>
    public static void WriteRelationships(
        XmlOutput output, byte[]? existing, bool isStrict, IEnumerable<(string Id, string Kind, string Part)> added) =>
        Append(
            output,
            existing ?? """<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>"""u8.ToArray(),
            "Relationships",
            prefix =>
            {
                foreach (var (id, kind, part) in added)
                    output.Raw("<"u8).Text(prefix).Raw("Relationship"u8).Attribute("Id"u8, id)
                        .Attribute("Type"u8, $"{Namespaces.Relationships(isStrict)}/{kind}").Attribute("Target"u8, "/" + part).Raw("/>"u8);
            });

    /// <summary>Content types with those of further parts, each named by the last word of its type.</summary>
    public static void WriteContentTypes(XmlOutput output, byte[] existing, IEnumerable<(string Part, string Kind)> added)
    {
        var hasVml = existing.AsSpan().IndexOf("\"vml\""u8) >= 0 || existing.AsSpan().IndexOf("\"VML\""u8) >= 0;
        Append(output, existing, "Types", prefix =>
        {
            if (!hasVml)
                output.Raw("<"u8).Text(prefix).Raw("Default Extension=\"vml\""u8)
                    .Attribute("ContentType"u8, "application/vnd.openxmlformats-officedocument.vmlDrawing").Raw("/>"u8);
            foreach (var (part, kind) in added)
                output.Raw("<"u8).Text(prefix).Raw("Override"u8).Attribute("PartName"u8, "/" + part)
                    .Attribute("ContentType"u8, $"{Formats}{kind}+xml").Raw("/>"u8);
        });
    }

    private static void Append(XmlOutput output, byte[] existing, string root, Action<string> write)
    {
        using var scanner = new XmlScanner(new MemoryStream(existing), new SheetPosition(root));
        scanner.Read();
        var prefix = TagEdit.Prefix(scanner);
        TagEdit.WriteProlog(output, scanner);
        TagEdit.Write(output, scanner, opened: true);
        if (scanner.Tag == XmlTag.Empty)
        {
            write(prefix);
            output.Raw("</"u8).Text(prefix).Text(root).Raw(">"u8);
            return;
        }
        while (scanner.Read())
        {
            output.Raw(scanner.Text.Bytes);
            if (scanner.Depth == 0)
                write(prefix);
            output.Raw(scanner.TagBytes);
        }
    }
}

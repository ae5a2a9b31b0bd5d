namespace Paiyi.Sheets;

/// <summary>One arrow from a part to another.</summary>
/// <param name="Kind">The last segment of the type, the same in the strict and the transitional namespace.</param>
/// <param name="Part">The part it leads to; null when it leads out of the archive.</param>
internal sealed record Relationship(string Id, string Kind, string? Part)
{
    /// <summary>The relationships of a part; none when it has no such file.</summary>
    public static List<Relationship> Of(Package package, string source)
    {
        var found = new List<Relationship>();
        var part = PartName.RelationshipsOf(source);
        if (!package.Contains(part))
            return found;
        using var scanner = package.Scan(part);
        while (scanner.Read())
        {
            if (scanner.Tag != XmlTag.End && scanner.IsNamed("Relationship"u8))
                found.Add(Parse(scanner.Attributes, source));
        }
        return found;
    }

    private static Relationship Parse(XmlAttributes attributes, string source)
    {
        string id = "", type = "", target = "", mode = "";
        while (attributes.Next())
        {
            if (attributes.Name.SequenceEqual("Id"u8))
                id = attributes.GetString(attributes.Value);
            else if (attributes.Name.SequenceEqual("Type"u8))
                type = attributes.GetString(attributes.Value);
            else if (attributes.Name.SequenceEqual("Target"u8))
                target = attributes.GetString(attributes.Value);
            else if (attributes.Name.SequenceEqual("TargetMode"u8))
                mode = attributes.GetString(attributes.Value);
        }
        var part = mode == "External" ? null : PartName.Resolve(source, target);
        return new Relationship(id, type[(type.LastIndexOf('/') + 1)..], part);
    }
}

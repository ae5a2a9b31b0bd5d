namespace Paiyi.Sheets;

/// <summary>Names of parts as the archive stores them: without leading slash, with forward slashes.</summary>
internal static class PartName
{
    /// <summary>The entry's name with forward slashes, as old .NET tools wrote backslashes.</summary>
    public static string OfEntry(string fullName)
    {
        var name = fullName.Replace('\\', '/');
        if (name.StartsWith('/') || name.Contains('\0') || name.Contains(':') || name.Split('/').Contains(".."))
            throw new SheetException(SheetProblem.PathTraversal, "An entry of the archive names a path outside of it");
        return name;
    }

    /// <summary>The part that a relationship's target means, seen from the folder of its source.</summary>
    public static string Resolve(string sourcePart, string target)
    {
        var segments = new List<string>();
        target = target.Replace('\\', '/');
        if (!target.StartsWith('/'))
            segments.AddRange(sourcePart.Split('/')[..^1]);
        foreach (var segment in target.Split('/'))
        {
            if (segment.Length == 0 || segment == ".")
                continue;
            if (segment != "..")
                segments.Add(segment);
            else if (segments.Count > 0)
                segments.RemoveAt(segments.Count - 1);
            else
                throw new SheetException(SheetProblem.PathTraversal, "A relationship names a path outside the archive");
        }
        return string.Join('/', segments);
    }

    /// <summary>The part that holds the relationships of another: <c>xl/_rels/workbook.xml.rels</c>.</summary>
    public static string RelationshipsOf(string part)
    {
        var slash = part.LastIndexOf('/') + 1;
        return $"{part[..slash]}_rels/{part[slash..]}.rels";
    }
}

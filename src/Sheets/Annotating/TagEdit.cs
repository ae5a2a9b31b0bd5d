namespace Paiyi.Sheets;

/// <summary>Copies tags, with some attributes set or dropped and the others as they are.</summary>
internal static class TagEdit
{
    /// <summary>Writes the scanner's current start tag.</summary>
    /// <param name="opened">True writes <c>&lt;c&gt;</c> even where the file has <c>&lt;c/&gt;</c>.</param>
    /// <param name="changes">Attributes with their new values; null drops one.</param>
    public static void Write(
        XmlOutput output, XmlScanner tag, bool opened, params ReadOnlySpan<(string Name, string? Value)> changes) =>
        Write(output, tag.QualifiedName, tag.Attributes, opened || tag.Tag == XmlTag.Start, changes);

    public static void Write(
        XmlOutput output,
        ReadOnlySpan<byte> name,
        XmlAttributes attributes,
        bool opened,
        params ReadOnlySpan<(string Name, string? Value)> changes)
    {
        output.Raw("<"u8).Raw(name);
        while (attributes.Next())
        {
            if (IsChanged(attributes.Name, changes))
                continue;
            var quote = attributes.Value.Contains((byte)'"') ? "'"u8 : "\""u8;
            output.Raw(" "u8).Raw(attributes.Name).Raw("="u8).Raw(quote).Raw(attributes.Value).Raw(quote);
        }
        foreach (var (changed, value) in changes)
        {
            if (value is not null)
                output.Raw(" "u8).Text(changed).Raw("=\""u8).Text(value).Raw("\""u8);
        }
        output.Raw(opened ? ">"u8 : "/>"u8);
    }

    /// <summary>The prefix of the scanner's current tag with its colon; empty without one.</summary>
    public static string Prefix(XmlScanner tag)
    {
        var name = tag.QualifiedName;
        return System.Text.Encoding.UTF8.GetString(name[..(name.IndexOf((byte)':') + 1)]);
    }

    /// <summary>Copies what comes before the root element, which must not declare an encoding that is no longer true.</summary>
    public static void WriteProlog(XmlOutput output, XmlScanner root)
    {
        if (root.IsTranscoded)
            output.Raw("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"""u8);
        else
            output.Raw(root.Text.Bytes);
    }

    private static bool IsChanged(ReadOnlySpan<byte> name, ReadOnlySpan<(string Name, string? Value)> changes)
    {
        foreach (var (changed, _) in changes)
        {
            if (name.Length == changed.Length && System.Text.Ascii.Equals(name, changed))
                return true;
        }
        return false;
    }
}

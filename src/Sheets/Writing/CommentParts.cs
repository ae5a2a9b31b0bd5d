namespace Paiyi.Sheets;

/// <summary>
/// Comments need two parts to be shown: their texts, and a drawing in VML that says where each box is. Both are written
/// here, whole or as pieces to be added to parts that exist already.
/// </summary>
internal static class CommentParts
{
    public const int FirstShape = 1025;

    private const int MaxChars = 32_767;

    /// <summary>The last places where a box of three columns and five rows still lies on the sheet.</summary>
    private const int LastLeft = 16_380;
    private const int LastTop = 1_048_570;

    public static ReadOnlySpan<byte> CommentsHead =>
        """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?><comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author/></authors><commentList>
        """u8;

    public static ReadOnlySpan<byte> CommentsTail => "</commentList></comments>"u8;

    public static ReadOnlySpan<byte> DrawingHead =>
        """
        <xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>
        """u8;

    /// <summary>The form of all boxes, for a drawing that has other shapes only.</summary>
    public static ReadOnlySpan<byte> ShapeType =>
        """
        <v:shapetype xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>
        """u8;

    public static ReadOnlySpan<byte> DrawingTail => "</xml>"u8;

    /// <param name="prefix">The prefix with colon that the part's elements carry, mostly empty.</param>
    public static void WriteComment(XmlOutput output, int row, int column, int author, string text, string prefix = "")
    {
        output.Raw("<"u8).Text(prefix).Raw("comment ref=\""u8).Reference(row, column).Raw("\""u8)
            .Attribute("authorId"u8, author).Raw("><"u8).Text(prefix).Raw("text>"u8);
        WriteRun(output, text, prefix);
        output.Raw("</"u8).Text(prefix).Raw("text></"u8).Text(prefix).Raw("comment>"u8);
    }

    public static void WriteRun(XmlOutput output, string text, string prefix = "")
    {
        var shown = text.AsSpan(0, Math.Min(text.Length, MaxChars));
        output.Raw("<"u8).Text(prefix).Raw("r><"u8).Text(prefix).Raw("t xml:space=\"preserve\">"u8).Text(shown)
            .Raw("</"u8).Text(prefix).Raw("t></"u8).Text(prefix).Raw("r>"u8);
    }

    /// <summary>The box of a comment, hidden until the pointer rests on its cell.</summary>
    public static void WriteShape(XmlOutput output, int shape, int row, int column)
    {
        var left = Math.Min(column + 1, LastLeft);
        var top = Math.Clamp(row - 2, 0, LastTop);
        output.Raw("<v:shape xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\""u8)
            .Raw(" xmlns:x=\"urn:schemas-microsoft-com:office:excel\" id=\"_x0000_s"u8).Number(shape)
            .Raw("\" type=\"#_x0000_t202\" style=\"position:absolute;width:180pt;height:72pt;z-index:1;visibility:hidden\""u8)
            .Raw(" fillcolor=\"#ffffe1\" o:insetmode=\"auto\"><v:fill color2=\"#ffffe1\"/>"u8)
            .Raw("<v:shadow on=\"t\" color=\"black\" obscured=\"t\"/><v:path o:connecttype=\"none\"/>"u8)
            .Raw("<v:textbox style=\"mso-direction-alt:auto\"><div style=\"text-align:left\"></div></v:textbox>"u8)
            .Raw("<x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>"u8)
            .Number(left).Raw(", 15, "u8).Number(top).Raw(", 10, "u8)
            .Number(left + 3).Raw(", 15, "u8).Number(top + 5).Raw(", 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>"u8)
            .Number(row - 1).Raw("</x:Row><x:Column>"u8).Number(column).Raw("</x:Column></x:ClientData></v:shape>"u8);
    }
}

namespace Paiyi.Sheets;

/// <summary>What may stand between tags beside text, and passing over content without reading it.</summary>
internal sealed partial class XmlScanner
{
    /// <summary>
    /// Moves to the end tag of the element whose start is the current tag by searching for its bytes. What is inside is
    /// not checked; it must hold no element of the same name.
    /// </summary>
    /// <param name="copy">Gets the bytes behind the start tag, up to and with the end tag.</param>
    public void SkipUnread(XmlOutput? copy = null)
    {
        var closing = (byte[])[.. "</"u8, .. QualifiedName, (byte)'>'];
        tokenStart = tokenEnd;
        while (true)
        {
            var found = buffer.AsSpan(tokenStart, filled - tokenStart).IndexOf(closing);
            if (found >= 0)
            {
                tagStart = tokenStart + found;
                nameStart = tagStart + 2;
                tokenEnd = tagStart + closing.Length;
                Tag = XmlTag.End;
                open.Pop();
                copy?.Raw(Token);
                return;
            }
            var kept = Math.Max(tokenStart, filled - closing.Length + 1);
            copy?.Raw(buffer.AsSpan(tokenStart, kept - tokenStart));
            tokenStart = kept;
            Require();
        }
    }

    /// <summary>Passes over a comment, a processing instruction or a CDATA section and returns the offset behind it.</summary>
    private int SkipMarkup(int at)
    {
        if (StartsWith(at, "<?"u8))
        {
            var end = SkipPast(at, "?>"u8);
            XmlEncoding.CheckDeclaration(buffer.AsSpan(tokenStart + at, end - at), position);
            return end;
        }
        if (StartsWith(at, "<!--"u8))
            return SkipPast(at + 4, "-->"u8);
        if (StartsWith(at, "<![CDATA["u8) && Depth > 0)
            return SkipPast(at, "]]>"u8);
        throw position.Problem(SheetProblem.ForbiddenXml, "The XML declares a document type or its own entities");
    }

    private bool StartsWith(int at, ReadOnlySpan<byte> opening)
    {
        while (filled - tokenStart - at < opening.Length)
        {
            var present = buffer.AsSpan(tokenStart + at, filled - tokenStart - at);
            if (!opening.StartsWith(present))
                return false;
            Require();
        }
        return buffer.AsSpan(tokenStart + at).StartsWith(opening);
    }

    private int SkipPast(int at, ReadOnlySpan<byte> closing)
    {
        while (true)
        {
            var found = buffer.AsSpan(tokenStart + at, filled - tokenStart - at).IndexOf(closing);
            if (found >= 0)
                return at + found + closing.Length;
            at = Math.Max(at, filled - tokenStart - closing.Length + 1);
            Require();
        }
    }
}

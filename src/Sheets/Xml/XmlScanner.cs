using System.Runtime.CompilerServices;

namespace Paiyi.Sheets;

/// <summary>
/// A forward-only XML scanner over UTF-8 bytes, several times as fast as XmlReader because it allocates nothing per
/// element and leaves names, attributes and text as spans of its own buffer. It moves from tag to tag; the text is
/// what stood before the current tag. Names are compared without prefix, as producers differ in prefixes and
/// namespaces (strict and transitional) but never give one local name two meanings in the parts read here. It checks
/// nesting, refuses document types, and keeps one token (text and tag) in memory at a time, up to 8 MB.
/// </summary>
internal sealed partial class XmlScanner : IDisposable
{
    private const int MaxToken = 8 << 20;

    private readonly SheetPosition position;
    private readonly Stream source;
    private byte[] buffer = new byte[128 << 10];
    private int filled;
    private int tokenStart;
    private int tagStart;
    private int tokenEnd;
    private int nameStart;
    private int nameLength;
    private bool hasMarkupInText;
    private bool ended;

    private readonly ElementStack open = new();

    public XmlScanner(Stream source, SheetPosition position)
    {
        this.position = position;
        this.source = XmlEncoding.ToUtf8(source, position, buffer, out filled);
        IsTranscoded = this.source != source;
        tokenEnd = buffer.AsSpan(0, filled).StartsWith(XmlEncoding.ByteOrderMark) ? XmlEncoding.ByteOrderMark.Length : 0;
    }

    /// <summary>True when the file was UTF-16, so that its own declaration no longer fits the bytes seen here.</summary>
    public bool IsTranscoded { get; }

    public XmlTag Tag { get; private set; }

    /// <summary>The number of elements that are open after the current tag.</summary>
    public int Depth => open.Depth;

    /// <summary>The name of the current tag without prefix.</summary>
    public ReadOnlySpan<byte> Name
    {
        get
        {
            var name = QualifiedName;
            var colon = name.IndexOf((byte)':');
            return colon < 0 ? name : name[(colon + 1)..];
        }
    }

    public ReadOnlySpan<byte> QualifiedName => buffer.AsSpan(nameStart, nameLength);

    /// <summary>The bytes between the previous tag and this one, with escapes, comments and CDATA sections as they are.</summary>
    public RawText Text => new(buffer.AsSpan(tokenStart, tagStart - tokenStart), hasMarkupInText, position);

    /// <summary>The bytes of <see cref="Text"/> and of the tag, for copying.</summary>
    public ReadOnlySpan<byte> Token => buffer.AsSpan(tokenStart, tokenEnd - tokenStart);

    /// <summary>The bytes of the tag from its opening to its closing bracket.</summary>
    public ReadOnlySpan<byte> TagBytes => buffer.AsSpan(tagStart, tokenEnd - tagStart);

    public XmlAttributes Attributes
    {
        get
        {
            var start = nameStart + nameLength;
            var end = tokenEnd - (Tag == XmlTag.Empty ? 2 : 1);
            return new XmlAttributes(buffer.AsSpan(start, end - start), position);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsNamed(ReadOnlySpan<byte> name) =>
        nameLength == name.Length ? QualifiedName.SequenceEqual(name) : nameLength > name.Length && Name.SequenceEqual(name);

    /// <summary>Moves to the next tag; false after the root element has ended.</summary>
    public bool Read()
    {
        tokenStart = tokenEnd;
        hasMarkupInText = false;
        var at = 0;
        while (true)
        {
            var found = buffer.AsSpan(tokenStart + at, filled - tokenStart - at).IndexOf((byte)'<');
            if (found < 0)
            {
                at = filled - tokenStart;
                if (Fill())
                    continue;
                return Finish();
            }
            at += found;
            if (tokenStart + at + 1 >= filled)
            {
                Require();
                continue;
            }
            if (buffer[tokenStart + at + 1] is (byte)'!' or (byte)'?')
            {
                at = SkipMarkup(at);
                hasMarkupInText = true;
                continue;
            }
            ReadTag(at);
            return true;
        }
    }

    /// <summary>What is already in memory behind the current tag, for a caller that knows a quicker way to read it.</summary>
    public ReadOnlySpan<byte> Ahead => buffer.AsSpan(tokenEnd, filled - tokenEnd);

    /// <summary>Passes over bytes of <see cref="Ahead"/> that the caller has read: whole elements only.</summary>
    public void Pass(int count) => tokenEnd += count;

    /// <summary>Moves behind the end of the element whose start is the current tag.</summary>
    public void Skip()
    {
        if (Tag != XmlTag.Start)
            return;
        var outside = Depth - 1;
        while (Depth > outside)
            Read();
    }

    public void Dispose() => source.Dispose();

    private void ReadTag(int at)
    {
        if (ended)
            throw Malformed("An element follows the end of the document");
        if (TryReadEnd(at))
            return;
        var length = FindTagEnd(at);
        tagStart = tokenStart + at;
        tokenEnd = tagStart + length;
        var isEnd = buffer[tagStart + 1] == '/';
        nameStart = tagStart + (isEnd ? 2 : 1);
        var end = nameStart;
        while (buffer[end] is not ((byte)'>' or (byte)'/' or (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t'))
            end++;
        nameLength = end - nameStart;
        if (nameLength == 0)
            throw Malformed("A tag has no name");
        if (isEnd)
            Close();
        else if (buffer[tokenEnd - 2] == '/')
            Tag = XmlTag.Empty;
        else
            Open();
        ended = Depth == 0;
    }

    /// <summary>Reads the end tag that is expected next, spelled without spaces.</summary>
    private bool TryReadEnd(int at)
    {
        if (Depth == 0)
            return false;
        var name = open.Top;
        var tag = buffer.AsSpan(tokenStart + at, filled - tokenStart - at);
        if (tag.Length < name.Length + 3 || tag[1] != '/' || tag[name.Length + 2] != '>' || !tag.Slice(2, name.Length).SequenceEqual(name))
            return false;
        tagStart = tokenStart + at;
        nameStart = tagStart + 2;
        nameLength = name.Length;
        tokenEnd = nameStart + nameLength + 1;
        Tag = XmlTag.End;
        open.Pop();
        ended = Depth == 0;
        return true;
    }

    /// <summary>The length of the tag at an offset; brackets inside quoted values do not end it.</summary>
    private int FindTagEnd(int at)
    {
        var tag = buffer.AsSpan(tokenStart + at, filled - tokenStart - at);
        var length = tag.IndexOf((byte)'>') + 1;
        var isSimple = length > 0 && !tag[1..length].ContainsAny((byte)'<', (byte)'\'') && tag[..length].Count((byte)'"') % 2 == 0;
        return isSimple ? length : FindQuotedTagEnd(at);
    }

    private int FindQuotedTagEnd(int at)
    {
        byte quote = 0;
        var from = at + 1;
        while (true)
        {
            var rest = buffer.AsSpan(tokenStart + from, filled - tokenStart - from);
            for (var i = 0; i < rest.Length; i++)
            {
                var value = rest[i];
                if (quote != 0)
                {
                    while (value != quote && ++i < rest.Length)
                        value = rest[i];
                    if (value == quote)
                        quote = 0;
                }
                else if (value > '>')
                    continue;
                else if (value == '>')
                    return from + i + 1 - at;
                else if (value is (byte)'"' or (byte)'\'')
                    quote = value;
                else if (value == '<')
                    throw Malformed("A tag is not closed");
            }
            from += rest.Length;
            Require();
        }
    }

    private void Open()
    {
        if (!open.TryPush(QualifiedName))
            throw Malformed("Elements are nested too deeply");
        Tag = XmlTag.Start;
    }

    private void Close()
    {
        if (Depth == 0 || !open.Top.SequenceEqual(QualifiedName))
            throw Malformed("An element ends that did not begin");
        open.Pop();
        Tag = XmlTag.End;
    }

    private bool Finish()
    {
        if (!ended)
            throw position.Problem(SheetProblem.Truncated, "The XML ends before its root element does");
        tokenEnd = filled;
        Tag = XmlTag.None;
        return false;
    }

    private void Require()
    {
        if (!Fill())
            throw position.Problem(SheetProblem.Truncated, "The XML ends within a tag");
    }

    /// <summary>Reads more bytes behind the current token, which moves to the front of the buffer.</summary>
    private bool Fill()
    {
        if (tokenStart > 0)
        {
            buffer.AsSpan(tokenStart, filled - tokenStart).CopyTo(buffer);
            filled -= tokenStart;
            tokenStart = 0;
        }
        if (filled == buffer.Length)
        {
            if (buffer.Length >= MaxToken)
                throw position.Problem(SheetProblem.CellTooLong, "A text or tag is longer than any cell can be");
            Array.Resize(ref buffer, buffer.Length * 2);
        }
        var read = source.Read(buffer, filled, buffer.Length - filled);
        filled += read;
        return read > 0;
    }

    private SheetException Malformed(string message) => position.Problem(SheetProblem.MalformedXml, message);
}

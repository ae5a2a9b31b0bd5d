using System.Buffers;
using System.Text;

namespace Paiyi.Sheets;

/// <summary>Cuts UTF-8 text into fields as RFC 4180 says, and bears what others write: LF, lone CR, stray quotes.</summary>
internal sealed class FieldParser
{
    private readonly Stream source;
    private readonly SheetPosition position;
    private readonly byte[] buffer;
    private readonly SearchValues<byte> endOfField;
    private int at;
    private int filled;

    public FieldParser(Stream source, int sampleLength, byte? delimiter, SheetPosition position)
    {
        this.source = source;
        this.position = position;
        buffer = new byte[sampleLength];
        while (filled < buffer.Length && Fill())
        {
        }
        if (buffer.AsSpan(0, filled).StartsWith(XmlEncoding.ByteOrderMark))
            at = XmlEncoding.ByteOrderMark.Length;
        Delimiter = delimiter ?? DeclaredDelimiter() ?? Sheets.Delimiter.Detect(buffer.AsSpan(at, filled - at));
        endOfField = SearchValues.Create([Delimiter, (byte)'\n', (byte)'\r']);
    }

    public byte Delimiter { get; }

    /// <summary>False at the end of the file.</summary>
    public bool BeginRow() => Peek() >= 0;

    /// <summary>Appends the next field; true when another one follows in the row.</summary>
    public bool ReadField(ByteBuffer text, int maxChars)
    {
        var maxLength = text.Length + maxChars * 3L;
        if (Peek() == '"')
        {
            at++;
            ReadQuoted(text, maxLength);
        }
        ReadPlain(text, maxLength);
        return EndField();
    }

    private void ReadPlain(ByteBuffer text, long maxLength)
    {
        while (Peek() >= 0)
        {
            var rest = buffer.AsSpan(at, filled - at);
            var length = rest.IndexOfAny(endOfField);
            Append(text, length < 0 ? rest : rest[..length], maxLength);
            at += length < 0 ? rest.Length : length;
            if (length >= 0)
                return;
        }
    }

    private void ReadQuoted(ByteBuffer text, long maxLength)
    {
        while (Peek() >= 0)
        {
            var rest = buffer.AsSpan(at, filled - at);
            var length = rest.IndexOf((byte)'"');
            Append(text, length < 0 ? rest : rest[..length], maxLength);
            at += length < 0 ? rest.Length : length + 1;
            if (length < 0)
                continue;
            if (Peek() != '"')
                return;
            text.Append((byte)'"');
            at++;
        }
        throw position.Problem(SheetProblem.UnclosedQuote, "A quoted text is not closed");
    }

    private bool EndField()
    {
        var next = Peek();
        if (next < 0)
            return false;
        at++;
        if (next == Delimiter)
            return true;
        if (next == '\r' && Peek() == '\n')
            at++;
        return false;
    }

    private void Append(ByteBuffer text, ReadOnlySpan<byte> bytes, long maxLength)
    {
        if (text.Length + bytes.Length > maxLength)
            throw position.Problem(SheetProblem.CellTooLong, "A text is longer than any cell can be");
        text.Append(bytes);
    }

    private int Peek()
    {
        if (at < filled)
            return buffer[at];
        at = filled = 0;
        return Fill() ? buffer[0] : -1;
    }

    private bool Fill()
    {
        try
        {
            var read = source.Read(buffer, filled, buffer.Length - filled);
            filled += read;
            return read > 0;
        }
        catch (DecoderFallbackException e)
        {
            throw position.Problem(SheetProblem.UnknownEncoding, "The text is neither UTF-8, UTF-16 nor GB18030", e);
        }
    }

    /// <summary>Excel's own hint, a first line <c>sep=;</c>, which is no data.</summary>
    private byte? DeclaredDelimiter()
    {
        var start = buffer.AsSpan(at, Math.Min(8, filled - at));
        if (start.Length < 5 || !start.StartsWith("sep="u8) || (start.Length > 5 && start[5] is not ((byte)'\r' or (byte)'\n')))
            return null;
        at += Math.Min(6, start.Length);
        if (at < filled && buffer[at - 1] == '\r' && buffer[at] == '\n')
            at++;
        return start[4];
    }
}

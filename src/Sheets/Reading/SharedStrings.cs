namespace Paiyi.Sheets;

/// <summary>
/// The texts that cells refer to by number, packed into large segments so that a million of them are a few hundred
/// arrays and one index of eight bytes each.
/// </summary>
internal sealed class SharedStrings
{
    private const int SegmentBits = 20;
    private const int SegmentLength = 1 << SegmentBits;
    private const int LengthBits = 20;

    /// <summary>A text must fit into one segment, three bytes to a UTF-16 code unit.</summary>
    private const int MaxChars = SegmentLength / 3;

    private readonly List<byte[]> segments = [];
    private ulong[] index = new ulong[256];
    private int used = SegmentLength;

    public int Count { get; private set; }

    public static SharedStrings None { get; } = new();

    public static SharedStrings Load(Package package, string part)
    {
        var strings = new SharedStrings();
        var position = new SheetPosition(part);
        using var scanner = new XmlScanner(package.OpenPart(part, position), position);
        var text = new ByteBuffer(1024);
        while (scanner.Read())
        {
            if (scanner.Tag == XmlTag.End || scanner.Depth == 0 || !scanner.IsNamed("si"u8))
                continue;
            text.Clear();
            if (scanner.Tag == XmlTag.Start)
                RichText.AppendTo(text, scanner, position, Math.Min(package.Limits.MaxCellChars, MaxChars));
            strings.Add(text.Written);
            if ((long)strings.segments.Count * SegmentLength + strings.index.Length * 8L > package.Limits.MaxSharedStringBytes)
                throw position.Problem(SheetProblem.TooLarge, "The shared strings need too much memory");
        }
        return strings;
    }

    public ReadOnlySpan<byte> Get(int number)
    {
        var entry = index[number];
        var length = (int)(entry & ((1 << LengthBits) - 1));
        if (length == 0)
            return default;
        var start = (int)(entry >> LengthBits) & (SegmentLength - 1);
        return segments[(int)(entry >> (LengthBits + SegmentBits))].AsSpan(start, length);
    }

    private void Add(ReadOnlySpan<byte> text)
    {
        if (Count == index.Length)
            Array.Resize(ref index, Count * 2);
        index[Count++] = text.IsEmpty ? 0 : Store(text);
    }

    private ulong Store(ReadOnlySpan<byte> text)
    {
        if (used + text.Length > SegmentLength)
        {
            segments.Add(new byte[SegmentLength]);
            used = 0;
        }
        text.CopyTo(segments[^1].AsSpan(used));
        var place = (ulong)(segments.Count - 1) << SegmentBits | (uint)used;
        used += text.Length;
        return place << LengthBits | (uint)text.Length;
    }
}

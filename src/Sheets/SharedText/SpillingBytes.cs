namespace Paiyi.Sheets;

/// <summary>
/// Pieces of bytes that are appended once and read in any order: the first segments in memory, those past a budget in
/// a temporary file. A piece is never cut in two, so a segment may end with bytes that nobody uses.
/// </summary>
internal sealed class SpillingBytes(long memory, string folder) : IDisposable
{
    public const int SegmentLength = 1 << SegmentBits;
    private const int SegmentBits = 20;
    private const int FirstLength = 4096;

    private readonly long maxHeld = Math.Max(1, memory / SegmentLength);
    private readonly List<byte[]> held = [];
    private readonly SpillFile file = new(folder);
    private byte[] overflow = [];
    private long begun;
    private int used = SegmentLength;

    public long Length => begun == 0 ? 0 : (begun - 1) * SegmentLength + used;

    /// <summary>Appends a piece of at most <see cref="SegmentLength"/> bytes and returns where it lies.</summary>
    /// <exception cref="IOException">The disk has no room for the temporary file.</exception>
    public long Add(ReadOnlySpan<byte> piece)
    {
        if (used + piece.Length > SegmentLength)
            BeginSegment();
        var at = Length;
        piece.CopyTo(Room(piece.Length));
        used += piece.Length;
        return at;
    }

    /// <summary>The bytes themselves, if they lie in memory for good.</summary>
    public bool TryGet(long at, int length, out ReadOnlySpan<byte> piece)
    {
        var segment = (int)(at >> SegmentBits);
        var isHeld = segment < held.Count;
        piece = isHeld ? held[segment].AsSpan((int)at & (SegmentLength - 1), length) : default;
        return isHeld;
    }

    public void CopyTo(long at, Span<byte> piece)
    {
        if (TryGet(at, piece.Length, out var found))
            found.CopyTo(piece);
        else if (at / SegmentLength == begun - 1)
            overflow.AsSpan((int)(at % SegmentLength), piece.Length).CopyTo(piece);
        else
            file.Read(at - maxHeld * SegmentLength, piece);
    }

    public void Dispose() => file.Dispose();

    private void BeginSegment()
    {
        if (begun > maxHeld)
            file.Append(overflow);
        begun++;
        used = 0;
        if (begun <= maxHeld)
            held.Add(new byte[begun == 1 ? FirstLength : SegmentLength]);
        else if (overflow.Length == 0)
            overflow = new byte[SegmentLength];
    }

    /// <summary>Room for the next piece. Only the first segment grows, since most workbooks need no more than a part of it.</summary>
    private Span<byte> Room(int length)
    {
        if (begun > maxHeld)
            return overflow.AsSpan(used);
        var segment = held[^1];
        if (used + length > segment.Length)
        {
            Array.Resize(ref segment, Math.Min(SegmentLength, Math.Max(used + length, segment.Length * 2)));
            held[^1] = segment;
        }
        return segment.AsSpan(used);
    }
}

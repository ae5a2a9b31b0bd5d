using System.Buffers.Binary;

namespace Paiyi.Sheets;

/// <summary>
/// The record at the end of an archive, read ahead of the framework's reader: it tells a file that was cut off in
/// transfer from a damaged one, and how many entries would be loaded into memory.
/// </summary>
internal static class ZipDirectory
{
    private const int RecordLength = 22;
    private const int MaxComment = ushort.MaxValue;
    private const int EntryLength = 46;
    private static ReadOnlySpan<byte> Signature => "PK\x05\x06"u8;

    public static void Check(Stream stream, SheetLimits limits)
    {
        var tail = new byte[(int)Math.Min(stream.Length, RecordLength + MaxComment)];
        stream.Position = stream.Length - tail.Length;
        stream.ReadExactly(tail);
        var at = tail.AsSpan().LastIndexOf(Signature);
        if (at < 0 || tail.Length - at < RecordLength)
            throw new SheetException(SheetProblem.Truncated, "The file ends before its table of contents");
        var entries = BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(at + 10));
        var directoryBytes = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(at + 12));
        if (entries > limits.MaxParts && entries != ushort.MaxValue)
            throw TooMany(limits);
        if (entries == ushort.MaxValue && limits.MaxParts < ushort.MaxValue && HasRoomFor(directoryBytes, stream))
            throw TooMany(limits);
        if (directoryBytes != uint.MaxValue && directoryBytes / EntryLength > (long)limits.MaxParts * 8)
            throw TooMany(limits);
    }

    /// <summary>Zip64 writers put 65,535 there and the true count elsewhere; small archives may still be honest.</summary>
    private static bool HasRoomFor(uint directoryBytes, Stream stream) =>
        directoryBytes == uint.MaxValue
            ? stream.Length / EntryLength > ushort.MaxValue
            : directoryBytes / EntryLength >= ushort.MaxValue;

    private static SheetException TooMany(SheetLimits limits) =>
        new(SheetProblem.TooManyParts, $"The archive has more than {limits.MaxParts} entries");
}

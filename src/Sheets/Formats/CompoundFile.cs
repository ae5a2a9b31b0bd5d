using System.Buffers.Binary;
using System.Text;

namespace Paiyi.Sheets;

/// <summary>
/// The directory of an OLE2 compound file ([MS-CFB]), just enough to tell an old workbook from an encrypted new one.
/// </summary>
internal static class CompoundFile
{
    private const int HeaderLength = 512;
    private const int EntryLength = 128;
    private const int MaxDirectorySectors = 256;
    private const int FatSectorsInHeader = 109;

    public static bool IsStartOf(ReadOnlySpan<byte> sample) =>
        sample.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);

    /// <summary>The names in the directory, as far as a damaged file lets them be read.</summary>
    public static IReadOnlyCollection<string> Names(Stream stream)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var header = new byte[HeaderLength];
        if (!TryRead(stream, 0, header))
            return names;
        var sectorLength = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(0x1E)) == 12 ? 4096 : 512;
        var sector = new byte[sectorLength];
        var id = BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(0x30));
        for (var count = 0; count < MaxDirectorySectors && TryRead(stream, (id + 1L) * sectorLength, sector); count++)
        {
            for (var at = 0; at < sector.Length; at += EntryLength)
                AddName(sector.AsSpan(at, EntryLength), names);
            if (!TryFollow(stream, header, sectorLength, ref id))
                break;
        }
        return names;
    }

    private static void AddName(ReadOnlySpan<byte> entry, HashSet<string> names)
    {
        var bytes = BinaryPrimitives.ReadUInt16LittleEndian(entry[64..]) - 2;
        if (bytes is > 0 and < 64)
            names.Add(Encoding.Unicode.GetString(entry[..bytes]));
    }

    private static bool TryFollow(Stream stream, byte[] header, int sectorLength, ref uint id)
    {
        var perSector = (uint)sectorLength / 4;
        if (id / perSector >= FatSectorsInHeader)
            return false;
        var fat = BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(0x4C + 4 * (int)(id / perSector)));
        var next = new byte[4];
        if (!TryRead(stream, (fat + 1L) * sectorLength + 4 * (id % perSector), next))
            return false;
        id = BinaryPrimitives.ReadUInt32LittleEndian(next);
        return id < 0xFFFFFFFA;
    }

    private static bool TryRead(Stream stream, long at, Span<byte> destination)
    {
        if (at + destination.Length > stream.Length)
            return false;
        stream.Position = at;
        stream.ReadExactly(destination);
        return true;
    }
}

using System.Buffers.Binary;
using System.Text;

namespace Paiyi.Sheets.Tests.Encryption;

/// <summary>Reads compound files after [MS-CFB] alone: it knows nothing of how they are written here.</summary>
internal sealed class CompoundReader
{
    private const uint End = 0xFFFFFFFE;
    private readonly Stream _file;
    private readonly int _sectorLength;
    private readonly List<uint> _table = [];
    private readonly List<uint> _smallTable = [];
    private readonly byte[] _small;
    private readonly byte[] _directory;

    public CompoundReader(Stream file)
    {
        _file = file;
        var header = Read(0, 512);
        if (BinaryPrimitives.ReadUInt64LittleEndian(header) != 0xE11AB1A1E011CFD0 || U16(header, 28) != 0xFFFE)
            throw new InvalidDataException("No compound file.");
        Version = U16(header, 26);
        _sectorLength = 1 << U16(header, 30);
        if ((Version, _sectorLength) is not ((3, 512) or (4, 4096)))
            throw new InvalidDataException("Sectors do not fit the version.");
        var tables = Enumerable.Range(0, 109).Select(i => U32(header, 76 + 4 * i)).ToList();
        for (var (sector, left) = (U32(header, 68), U32(header, 72)); left > 0; left--)
        {
            var more = Sector(sector);
            tables.AddRange(Enumerable.Range(0, _sectorLength / 4 - 1).Select(i => U32(more, 4 * i)));
            sector = U32(more, _sectorLength - 4);
        }

        foreach (var sector in tables.Take((int)U32(header, 44)))
            _table.AddRange(Numbers(Sector(sector)));
        _directory = Join(U32(header, 48));
        _smallTable.AddRange(Numbers(Join(U32(header, 60))));
        _small = Join(U32(_directory, 116));
    }

    public int Version { get; }

    /// <summary>Finds an entry as programs do: down the tree of siblings, by length of the name and then by its letters.</summary>
    public byte[] Stream(params string[] path)
    {
        var at = 0;
        foreach (var name in path)
            at = Find((int)U32(_directory, at * 128 + 76), name);
        var length = BinaryPrimitives.ReadInt64LittleEndian(_directory.AsSpan(at * 128 + 120));
        var start = U32(_directory, at * 128 + 116);
        if (length >= 4096)
            return Join(start)[..(int)length];
        var bytes = new MemoryStream();
        for (var sector = start; sector != End; sector = _smallTable[(int)sector])
            bytes.Write(_small, (int)sector * 64, 64);
        return bytes.ToArray()[..(int)length];
    }

    private int Find(int at, string name)
    {
        while (at >= 0)
        {
            var found = Encoding.Unicode.GetString(_directory, at * 128, U16(_directory, at * 128 + 64) - 2);
            var order = name.Length != found.Length ? name.Length - found.Length : string.CompareOrdinal(name.ToUpperInvariant(), found.ToUpperInvariant());
            if (order == 0)
                return at;
            at = (int)U32(_directory, at * 128 + (order < 0 ? 68 : 72));
        }

        throw new InvalidDataException($"No {name}.");
    }

    private byte[] Join(uint sector)
    {
        var bytes = new MemoryStream();
        for (; sector != End; sector = _table[(int)sector])
            bytes.Write(Sector(sector));
        return bytes.ToArray();
    }

    private byte[] Sector(uint sector) => Read((sector + 1L) * _sectorLength, _sectorLength);

    private byte[] Read(long at, int length)
    {
        var bytes = new byte[length];
        _file.Position = at;
        _file.ReadExactly(bytes);
        return bytes;
    }

    private static IEnumerable<uint> Numbers(byte[] bytes) => Enumerable.Range(0, bytes.Length / 4).Select(i => U32(bytes, 4 * i));

    private static ushort U16(byte[] bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at));

    private static uint U32(byte[] bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at));
}

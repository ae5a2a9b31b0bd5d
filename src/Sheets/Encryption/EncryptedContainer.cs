using System.Buffers.Binary;
using System.Text;

namespace Paiyi.Sheets;

/// <summary>
/// The compound file around an encrypted workbook, written from its beginning to its end: the package as it comes, and last what
/// is known last, how to open it.
/// </summary>
internal sealed class EncryptedContainer
{
    private const uint None = 0xFFFFFFFF;
    private const int Package = 3;
    private const byte Storage = 1;
    private const byte StreamType = 2;
    private const byte Root = 5;

    private static readonly byte[][] Fixed = [DataSpaces.Version(), DataSpaces.Map(), DataSpaces.Definition(), DataSpaces.Primary()];

    private readonly Stream _target;
    private readonly long _packageLength;
    private readonly Entry[] _entries;
    private readonly ContainerLayout _layout;
    private readonly MemoryStream? _shortPackage;
    private long _written;

    /// <param name="large">With sectors of 4096 bytes, as above 2 GB.</param>
    public EncryptedContainer(Stream target, long packageLength, int descriptionLength, bool large = false)
    {
        (_target, _packageLength) = (target, packageLength);
        _shortPackage = packageLength < ContainerLayout.Cutoff ? new MemoryStream() : null;
        _entries = Tree(Fixed, descriptionLength, packageLength);
        var (longStream, smallSectors) = (_shortPackage is null ? packageLength : 0, SmallEntries.Sum(e => e.SmallSectors));
        _layout = large ? ContainerLayout.Large(longStream, _entries.Length, smallSectors) : ContainerLayout.Of(longStream, _entries.Length, smallSectors);
    }

    /// <summary>The small streams in the order in which they stand in the file: the description is the last, because it is known last.</summary>
    private IEnumerable<Entry> SmallEntries => _entries.Where(e => e.Type == StreamType && e.Length < ContainerLayout.Cutoff).OrderBy(e => e.Order);

    /// <summary>Writes what comes before the package.</summary>
    public async Task BeginAsync(CancellationToken ct)
    {
        await _target.WriteAsync(Header(), ct);
        var sector = new byte[_layout.SectorLength];
        var perTable = sector.Length / sizeof(uint);
        for (var table = 0L; table < _layout.TableOfTablesSectors; table++)
        {
            var first = ContainerLayout.TablesInHeader + table * (perTable - 1);
            for (var i = 0; i < perTable - 1; i++)
                Put(sector, i, first + i < _layout.TableSectors ? (uint)(_layout.TableOfTablesSectors + first + i) : ContainerLayout.Free);
            Put(sector, perTable - 1, table + 1 < _layout.TableOfTablesSectors ? (uint)(table + 1) : ContainerLayout.EndOfChain);
            await _target.WriteAsync(sector, ct);
        }

        for (var table = 0L; table < _layout.TableSectors; table++)
        {
            for (var i = 0; i < perTable; i++)
                Put(sector, i, _layout.Next(table * perTable + i));
            await _target.WriteAsync(sector, ct);
        }

        await _target.WriteAsync(Directory(), ct);
    }

    /// <summary>Writes the next bytes of the package.</summary>
    public async Task WriteAsync(ReadOnlyMemory<byte> package, CancellationToken ct)
    {
        if (_shortPackage is not null)
        {
            _shortPackage.Write(package.Span);
            return;
        }

        while (!package.IsEmpty)
        {
            // The locked sector lies somewhere in a package of more than 2 GB, and is passed over.
            var sector = _layout.LongStart + (_written >> _layout.SectorShift);
            if (_layout.IsLocked(sector))
                await PadAsync(_layout.SectorLength, ct);
            var count = _layout.SectorShift == 9 ? package.Length : (int)Math.Min(package.Length, _layout.SectorLength - (_written & (_layout.SectorLength - 1)));
            await _target.WriteAsync(package[..count], ct);
            _written += count;
            package = package[count..];
        }
    }

    /// <summary>Writes what comes behind the package.</summary>
    public async Task CompleteAsync(byte[] description, CancellationToken ct)
    {
        if (_shortPackage is null)
        {
            var end = _layout.SmallStart - _layout.LongStart << _layout.SectorShift;
            await PadAsync(end - _written, ct);
        }

        var contents = new Dictionary<int, byte[]> { [0] = Fixed[0], [1] = Fixed[1], [2] = Fixed[2], [3] = Fixed[3], [4] = _shortPackage?.ToArray() ?? [], [5] = description };
        var small = new byte[_layout.SmallStreamSectors << _layout.SectorShift];
        var table = new byte[_layout.SmallTableSectors << _layout.SectorShift];
        table.AsSpan().Fill(0xFF);
        foreach (var entry in SmallEntries)
        {
            contents[entry.Order].CopyTo(small.AsSpan((int)entry.Start * ContainerLayout.SmallSector));
            for (var i = 0; i < entry.SmallSectors; i++)
                Put(table, (int)entry.Start + i, i + 1 < entry.SmallSectors ? entry.Start + (uint)i + 1 : ContainerLayout.EndOfChain);
        }

        await _target.WriteAsync(small, ct);
        await _target.WriteAsync(table, ct);
    }

    /// <summary>The tree of the directory: siblings ordered by length of their names, then by their letters.</summary>
    private static Entry[] Tree(byte[][] content, int descriptionLength, long packageLength) =>
    [
        new("Root Entry", Root) { Child = 2 },
        new("\u0006DataSpaces", Storage) { Child = 6 },
        new("EncryptionInfo", StreamType) { Left = 1, Right = 3, Length = descriptionLength, Order = 5 },
        new("EncryptedPackage", StreamType) { Length = packageLength, Order = 4 },
        new("Version", StreamType) { Length = content[0].Length, Order = 0, Red = true },
        new("DataSpaceMap", StreamType) { Left = 4, Length = content[1].Length, Order = 1 },
        new("DataSpaceInfo", Storage) { Left = 5, Right = 7, Child = 8 },
        new("TransformInfo", Storage) { Child = 9 },
        new("StrongEncryptionDataSpace", StreamType) { Length = content[2].Length, Order = 2 },
        new("StrongEncryptionTransform", Storage) { Child = 10 },
        new("\u0006Primary", StreamType) { Length = content[3].Length, Order = 3 },
    ];

    private byte[] Header()
    {
        var header = new byte[_layout.SectorLength];
        ((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]).CopyTo(header);
        Put16(header, 24, 0x3E);
        Put16(header, 26, _layout.SectorShift == 9 ? 3 : 4);
        Put16(header, 28, 0xFFFE);
        Put16(header, 30, _layout.SectorShift);
        Put16(header, 32, 6);
        Put(header, 10, _layout.SectorShift == 9 ? 0 : (uint)_layout.DirectorySectors);
        Put(header, 11, (uint)_layout.TableSectors);
        Put(header, 12, (uint)_layout.DirectoryStart);
        Put(header, 14, ContainerLayout.Cutoff);
        Put(header, 15, (uint)_layout.SmallTableStart);
        Put(header, 16, (uint)_layout.SmallTableSectors);
        Put(header, 17, _layout.TableOfTablesSectors > 0 ? 0 : ContainerLayout.EndOfChain);
        Put(header, 18, (uint)_layout.TableOfTablesSectors);
        for (var i = 0; i < ContainerLayout.TablesInHeader; i++)
            Put(header, 19 + i, i < _layout.TableSectors ? (uint)(_layout.TableOfTablesSectors + i) : ContainerLayout.Free);
        return header;
    }

    private byte[] Directory()
    {
        uint next = 0;
        foreach (var entry in SmallEntries)
        {
            entry.Start = next;
            next += (uint)entry.SmallSectors;
        }

        (_entries[0].Start, _entries[0].Length) = ((uint)_layout.SmallStart, next * ContainerLayout.SmallSector);
        if (_shortPackage is null)
            _entries[Package].Start = (uint)_layout.LongStart;
        var directory = new byte[_layout.DirectorySectors << _layout.SectorShift];
        for (var i = 0; i < directory.Length / ContainerLayout.EntryLength; i++)
        {
            var place = directory.AsSpan(i * ContainerLayout.EntryLength, ContainerLayout.EntryLength);
            place.Slice(68, 12).Fill(0xFF);
            if (i < _entries.Length)
                _entries[i].WriteTo(place);
        }

        return directory;
    }

    private async Task PadAsync(long count, CancellationToken ct)
    {
        var zeros = new byte[_layout.SectorLength];
        _written += count;
        for (; count > 0; count -= zeros.Length)
            await _target.WriteAsync(zeros.AsMemory(0, (int)Math.Min(count, zeros.Length)), ct);
    }

    private static void Put(Span<byte> bytes, int index, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(bytes[(index * sizeof(uint))..], value);

    private static void Put16(Span<byte> bytes, int at, int value) => BinaryPrimitives.WriteUInt16LittleEndian(bytes[at..], (ushort)value);

    /// <summary>One entry of the directory; siblings and children by their index.</summary>
    private sealed class Entry(string name, byte type)
    {
        public byte Type => type;

        public uint Left { get; init; } = None;

        public uint Right { get; init; } = None;

        public uint Child { get; init; } = None;

        public bool Red { get; init; }

        /// <summary>Among the small streams.</summary>
        public int Order { get; init; }

        public uint Start { get; set; }

        public long Length { get; set; }

        public int SmallSectors => (int)((Length + ContainerLayout.SmallSector - 1) / ContainerLayout.SmallSector);

        public void WriteTo(Span<byte> place)
        {
            Put16(place, 64, Encoding.Unicode.GetBytes(name, place) + 2);
            place[66] = type;
            place[67] = (byte)(Red ? 0 : 1);
            Put(place[68..], 0, Left);
            Put(place[72..], 0, Right);
            Put(place[76..], 0, Child);
            Put(place[116..], 0, Start);
            BinaryPrimitives.WriteInt64LittleEndian(place[120..], Length);
        }
    }
}

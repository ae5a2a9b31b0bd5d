namespace Paiyi.Sheets;

/// <summary>
/// Where everything stands in a compound file ([MS-CFB]), computed before its first byte is written: allocation table, directory,
/// the long stream, then the small streams in their own sectors. Files up to 2 GB have sectors of 512 bytes (version 3, which every
/// program reads), longer ones of 4096 (version 4).
/// </summary>
internal sealed class ContainerLayout
{
    public const uint EndOfChain = 0xFFFFFFFE;
    public const uint Free = 0xFFFFFFFF;
    public const int EntryLength = 128;
    public const int SmallSector = 64;

    /// <summary>Shorter streams lie among the small ones.</summary>
    public const int Cutoff = 4096;

    public const int TablesInHeader = 109;

    private const uint Table = 0xFFFFFFFD;
    private const uint TableOfTables = 0xFFFFFFFC;
    private const long LongestOfVersion3 = 0x7FFFFF00;

    /// <summary>The sector of version 4 that lies just before 2 GB holds nothing: programs lock it.</summary>
    private const long Locked = (0x7FFFFF00 >> 12) - 1;

    private ContainerLayout(int sectorShift, long longStream, int entries, int smallSectors)
    {
        SectorShift = sectorShift;
        DirectorySectors = Sectors((long)entries * EntryLength);
        SmallStreamSectors = Sectors((long)smallSectors * SmallSector);
        SmallTableSectors = Sectors((long)smallSectors * sizeof(uint));
        LongSectors = Sectors(longStream);
        for (var known = -1L; known != TableSectors;)
        {
            known = TableSectors;
            Place();
            TableSectors = Sectors(Total * sizeof(uint));
            TableOfTablesSectors = TableSectors <= TablesInHeader ? 0 : (TableSectors - TablesInHeader + SectorLength / sizeof(uint) - 2) / (SectorLength / sizeof(uint) - 1);
        }
    }

    public int SectorShift { get; }

    public int SectorLength => 1 << SectorShift;

    public long TableOfTablesSectors { get; private set; }

    public long TableSectors { get; private set; }

    public long DirectorySectors { get; }

    public long DirectoryStart => TableOfTablesSectors + TableSectors;

    public long LongSectors { get; }

    public long LongStart => DirectoryStart + DirectorySectors;

    /// <summary>The sector behind the last of the long stream.</summary>
    public long LongEnd { get; private set; }

    public long SmallStreamSectors { get; }

    public long SmallStart { get; private set; }

    public long SmallTableSectors { get; }

    public long SmallTableStart => SmallStart + SmallStreamSectors;

    /// <summary>Sectors behind the header.</summary>
    public long Total => SmallTableStart + SmallTableSectors;

    /// <param name="longStream">Length of the stream that is at least <see cref="Cutoff"/> bytes long; 0 when there is none.</param>
    /// <param name="smallSectors">Small sectors of all other streams.</param>
    public static ContainerLayout Of(long longStream, int entries, int smallSectors)
    {
        var layout = new ContainerLayout(9, longStream, entries, smallSectors);
        return (layout.Total + 1) << layout.SectorShift <= LongestOfVersion3 ? layout : Large(longStream, entries, smallSectors);
    }

    /// <summary>With the sectors of version 4, however short the file is.</summary>
    public static ContainerLayout Large(long longStream, int entries, int smallSectors) => new(12, longStream, entries, smallSectors);

    public bool IsLocked(long sector) => SectorShift == 12 && sector == Locked;

    /// <summary>What the allocation table says of a sector: what it is, or which one follows it.</summary>
    public uint Next(long sector)
    {
        if (sector < TableOfTablesSectors)
            return TableOfTables;
        if (sector < DirectoryStart)
            return Table;
        if (sector < LongStart)
            return Follow(sector, LongStart);
        if (IsLocked(sector) && sector < Total)
            return EndOfChain;
        if (sector < LongEnd)
            return IsLocked(sector + 1) && sector + 2 < LongEnd ? (uint)(sector + 2) : Follow(sector, LongEnd);
        if (sector < SmallStart || sector >= Total)
            return Free;
        return sector < SmallTableStart ? Follow(sector, SmallTableStart) : Follow(sector, Total);
    }

    private static uint Follow(long sector, long end) => sector + 1 < end ? (uint)(sector + 1) : EndOfChain;

    private void Place()
    {
        LongEnd = LongStart + LongSectors;
        if (Crosses(LongStart, LongEnd))
            LongEnd++;
        SmallStart = LongEnd;
        if (Crosses(SmallStart, Total))
            SmallStart = Locked + 1;
    }

    private bool Crosses(long start, long end) => SectorShift == 12 && start <= Locked && Locked < end;

    private long Sectors(long bytes) => (bytes + SectorLength - 1) >> SectorShift;
}

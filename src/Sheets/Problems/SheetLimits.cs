namespace Paiyi.Sheets;

/// <summary>
/// How much of an untrusted file is read before it is refused with a <see cref="SheetException"/>. Every limit is
/// inclusive: a value equal to the limit is still accepted.
/// </summary>
public sealed record SheetLimits
{
    public static SheetLimits Default { get; } = new();

    /// <summary>Bytes of the file as it was uploaded. Default 200 MB.</summary>
    public long MaxFileBytes { get; init; } = 200L << 20;

    /// <summary>Bytes of one unpacked part, such as one sheet. Default 2 GB.</summary>
    public long MaxPartBytes { get; init; } = 2L << 30;

    /// <summary>Bytes of all parts together, as the archive says; a part that is larger than that is cut there. Default 4 GB.</summary>
    public long MaxTotalBytes { get; init; } = 4L << 30;

    /// <summary>Bytes of a part that has to be held in memory whole, such as styles or comments. Default 64 MB.</summary>
    public int MaxHeldPartBytes { get; init; } = 64 << 20;

    /// <summary>Unpacked bytes for each packed byte of a part, past <see cref="RatioFreeBytes"/>. Default 200.</summary>
    public int MaxCompressionRatio { get; init; } = 200;

    /// <summary>Unpacked bytes of a part for which no ratio is checked. Default 8 MB.</summary>
    public long RatioFreeBytes { get; init; } = 8L << 20;

    /// <summary>Entries of the archive. Default 10,000.</summary>
    public int MaxParts { get; init; } = 10_000;

    /// <summary>The largest row number that may hold a value. Default 1,048,576, as in Excel.</summary>
    public int MaxRows { get; init; } = 1_048_576;

    /// <summary>Rows without a value that are passed over in one sheet. Default 10,000,000.</summary>
    public int MaxBlankRows { get; init; } = 10_000_000;

    /// <summary>Columns of a row. Default 16,384, as in Excel.</summary>
    public int MaxColumns { get; init; } = 16_384;

    /// <summary>UTF-16 code units of one cell. Default 32,767, as in Excel.</summary>
    public int MaxCellChars { get; init; } = 32_767;

    /// <summary>
    /// Bytes of memory for the shared strings of a workbook, which every sheet refers to; what is past them lies in a
    /// temporary file while the workbook is open. Default 64 MB.
    /// </summary>
    public long SharedStringMemory { get; init; } = 64L << 20;

    /// <summary>Bytes of the shared strings in memory and in the temporary file. Default 1 GB.</summary>
    public long MaxSharedStringBytes { get; init; } = 1L << 30;

    /// <summary>Where the temporary file of the shared strings is made. Default <see cref="Path.GetTempPath"/>.</summary>
    public string TemporaryFolder { get; init; } = Path.GetTempPath();

    /// <summary>Merged ranges of a sheet. Default 1,000,000.</summary>
    public int MaxMergedRanges { get; init; } = 1_000_000;
}

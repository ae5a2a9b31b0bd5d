namespace Paiyi.Sheets;

/// <summary>What is known of a cell beside its kind.</summary>
[Flags]
internal enum CellTraits : byte
{
    None = 0,
    Formula = 1,
    Cached = 2,
    Date1904 = 4,
    IsoDate = 8,

    /// <summary>The text is a shared string; the slot's start is its index.</summary>
    Shared = 16,
}

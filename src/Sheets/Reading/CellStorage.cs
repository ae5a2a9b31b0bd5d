namespace Paiyi.Sheets;

/// <summary>How the file stores a cell's value: the attribute <c>t</c>.</summary>
internal enum CellStorage
{
    Number,
    Shared,

    /// <summary>The text of a formula's result.</summary>
    Text,
    Inline,
    Boolean,
    Error,
    IsoDate,
}

internal static class CellStorages
{
    public static CellStorage ToStorage(this ReadOnlySpan<byte> type, SheetPosition position) =>
        TryParse(type, out var storage)
            ? storage
            : throw position.Problem(SheetProblem.MalformedXml, "A cell has an unknown type");

    public static bool TryParse(ReadOnlySpan<byte> type, out CellStorage storage)
    {
        CellStorage? known = type switch
        {
            [(byte)'s'] => CellStorage.Shared,
            [(byte)'n'] => CellStorage.Number,
            [(byte)'b'] => CellStorage.Boolean,
            [(byte)'e'] => CellStorage.Error,
            [(byte)'d'] => CellStorage.IsoDate,
            [(byte)'s', (byte)'t', (byte)'r'] => CellStorage.Text,
            _ when type.SequenceEqual("inlineStr"u8) => CellStorage.Inline,
            _ => null,
        };
        storage = known.GetValueOrDefault();
        return known is not null;
    }
}

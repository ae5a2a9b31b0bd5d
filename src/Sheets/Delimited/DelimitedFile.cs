namespace Paiyi.Sheets;

/// <summary>A text file as a spreadsheet of one visible sheet.</summary>
internal sealed class DelimitedFile : ISheetFile
{
    private readonly Stream stream;
    private readonly SheetLimits? limits;
    private readonly bool leaveOpen;

    public DelimitedFile(Stream stream, SheetLimits? limits, bool leaveOpen) =>
        (this.stream, this.limits, this.leaveOpen) = (stream, limits, leaveOpen);

    public SheetFormat Format => SheetFormat.Delimited;

    public IReadOnlyList<Sheet> Sheets { get; } = [new Sheet(0, "", SheetVisibility.Visible)];

    public ISheetReader OpenSheet(int sheet)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(sheet, 0);
        return DelimitedReader.Open(stream, limits, leaveOpen: true);
    }

    public IReadOnlyList<CellRange> ReadMergedRanges(int sheet) => [];

    public void Dispose()
    {
        if (!leaveOpen)
            stream.Dispose();
    }
}

namespace Paiyi.Sheets;

/// <summary>Opens whatever a person calls a spreadsheet.</summary>
public static class SheetFile
{
    /// <summary>Opens a workbook of either format or a text file, by its content, whatever its name says.</summary>
    /// <param name="stream">Seekable; read from its start; disposed with the file, or when it is refused, unless <paramref name="leaveOpen"/>.</param>
    /// <param name="limits"><see cref="SheetLimits.Default"/> when null.</param>
    /// <exception cref="SheetException">It is none of them, is empty, encrypted, damaged, or exceeds a limit.</exception>
    public static ISheetFile Open(Stream stream, SheetLimits? limits = null, bool leaveOpen = false) =>
        SheetFormat.Detect(stream) switch
        {
            SheetFormat.Delimited => new DelimitedFile(stream, limits, leaveOpen),
            SheetFormat.LegacyXls => LegacyWorkbookReader.Open(stream, limits, leaveOpen),
            _ => WorkbookReader.Open(stream, limits, leaveOpen),
        };
}

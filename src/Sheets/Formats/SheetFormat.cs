namespace Paiyi.Sheets;

/// <summary>What a file is by its content, whatever its name says.</summary>
public enum SheetFormat
{
    /// <summary>None of the others: a picture, an HTML page named <c>.xls</c>, another kind of archive.</summary>
    Unknown,
    Empty,

    /// <summary>An archive that looks like a workbook of Excel 2007 or later.</summary>
    Xlsx,

    /// <summary>A workbook of Excel 97 to 2003.</summary>
    LegacyXls,

    /// <summary>A workbook that asks for a password before it opens.</summary>
    EncryptedXlsx,

    /// <summary>Text, presumably with values separated by commas, tabs or semicolons.</summary>
    Delimited,
}

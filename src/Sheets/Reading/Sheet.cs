namespace Paiyi.Sheets;

/// <summary>Whether a person sees a sheet's tab (ECMA-376-1 18.18.68).</summary>
public enum SheetVisibility
{
    Visible,

    /// <summary>Shown again by a click in the menu.</summary>
    Hidden,

    /// <summary>Shown again only by a program.</summary>
    VeryHidden,
}

/// <summary>A worksheet of a workbook. Chart and dialog sheets have no cells and are not listed.</summary>
/// <param name="Name">As on its tab, at most 31 characters where Excel wrote it.</param>
/// <param name="Index">From 0 in the order of the tabs, as <see cref="WorkbookReader.OpenSheet"/> expects it.</param>
public sealed record Sheet(int Index, string Name, SheetVisibility Visibility)
{
    internal string Part { get; init; } = "";
}

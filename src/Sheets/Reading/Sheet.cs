namespace Paiyi.Sheets;

/// <summary>Whether a person sees a sheet's tab.</summary>
public enum SheetVisibility
{
    Visible,

    /// <summary>Shown again by a click in the menu.</summary>
    Hidden,

    /// <summary>Shown again only by a program.</summary>
    VeryHidden,
}

/// <summary>A worksheet of a workbook. Chart and dialog sheets have no cells and are not listed.</summary>
/// <param name="Index">From 0 in the order of the tabs, as <see cref="WorkbookReader.OpenSheet"/> expects it.</param>
public sealed record Sheet(int Index, string Name, SheetVisibility Visibility)
{
    internal string Part { get; init; } = "";
}

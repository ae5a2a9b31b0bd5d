namespace Paiyi.Sheets;

/// <summary>A remark on one cell of an existing workbook.</summary>
/// <param name="Sheet">The index of the sheet as in <see cref="WorkbookReader.Sheets"/>.</param>
/// <param name="Row">From 1.</param>
/// <param name="Column">From 0.</param>
/// <param name="Text">The comment; when empty the cell is only filled.</param>
public readonly record struct Annotation(int Sheet, int Row, int Column, string Text);

/// <summary>How remarks look and how many there may be.</summary>
public sealed record AnnotationOptions
{
    public static AnnotationOptions Default { get; } = new();

    /// <summary>The fill of the cells, <c>RRGGBB</c>.</summary>
    public string Fill { get; init; } = "FFC7CE";

    /// <summary>
    /// Comments on one sheet, since Excel hardly opens a sheet with hundreds of thousands of boxes and they are held in
    /// memory until the sheet ends. Cells past this number are filled without a comment. Default 50,000.
    /// </summary>
    public int MaxCommentsPerSheet { get; init; } = 50_000;

    public SheetLimits Limits { get; init; } = SheetLimits.Default;
}

/// <summary>What <see cref="WorkbookAnnotator"/> did, so that a caller can reconcile it with what it asked for.</summary>
/// <param name="Cells">Cells that were filled; several remarks on one cell count once.</param>
/// <param name="Comments">Cells that also carry a comment.</param>
public sealed record AnnotationResult(long Cells, long Comments);

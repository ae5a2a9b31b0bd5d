namespace Paiyi.Sheets;

/// <summary>A column of a sheet that is being written.</summary>
/// <param name="Header">The text of the header row; null in all columns means that there is no header row.</param>
public sealed record SheetColumn(string? Header)
{
    /// <summary>In characters, as Excel counts them; a Chinese character needs two.</summary>
    public double Width { get; init; } = 14;

    /// <summary>For all cells of the column, written or not: <see cref="CellStyle.Text"/> keeps identity numbers whole.</summary>
    public CellStyle? Style { get; init; }

    /// <summary><see cref="CellStyle.Header"/> when null.</summary>
    public CellStyle? HeaderStyle { get; init; }

    /// <summary>A note at the header cell.</summary>
    public string? HeaderComment { get; init; }

    public bool Hidden { get; init; }

    /// <summary>
    /// The only values that Excel lets a person enter below the header, as a drop-down list. Lists of any length and
    /// content work: those that do not fit into a cell rule are put on a hidden sheet.
    /// </summary>
    public IReadOnlyList<string>? Choices { get; init; }

    /// <summary>What Excel says when another value is entered.</summary>
    public string? ChoicesMessage { get; init; }
}

/// <summary>What a sheet looks like beside its columns.</summary>
public sealed record SheetOptions
{
    public static SheetOptions Default { get; } = new();

    public SheetVisibility Visibility { get; init; }

    /// <summary>Rows that stay in view when scrolling; null freezes the header row, if there is one.</summary>
    public int? FrozenRows { get; init; }

    public int FrozenColumns { get; init; }

    /// <summary>Printed at the left of every page's foot, with the page number at the right; null for nothing.</summary>
    public string? Foot { get; init; }

    /// <summary>Puts filter buttons on the header row.</summary>
    public bool Filter { get; init; }

    /// <summary>
    /// Rows of one sheet, header included; the rest goes on a sheet named like <c>Name (2)</c> with the same header.
    /// At most, and by default, Excel's 1,048,576.
    /// </summary>
    public int MaxRows { get; init; } = 1_048_576;
}

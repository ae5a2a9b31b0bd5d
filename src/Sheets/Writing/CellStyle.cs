namespace Paiyi.Sheets;

public enum CellAlignment
{
    /// <summary>Text to the left, numbers to the right.</summary>
    General,
    Left,
    Center,
    Right,
}

/// <summary>How a cell looks. Colours are six hexadecimal digits, <c>RRGGBB</c>; null leaves the default.</summary>
public sealed record CellStyle
{
    /// <summary>Makes every entry a text, so that identity numbers keep their digits and leading zeros.</summary>
    public const string TextFormat = "@";

    public const string DateFormat = "yyyy-mm-dd";

    public const string DateTimeFormat = "yyyy-mm-dd hh:mm:ss";

    /// <summary>A text column: what a person types stays as typed.</summary>
    public static CellStyle Text { get; } = new() { NumberFormat = TextFormat };

    public static CellStyle Date { get; } = new() { NumberFormat = DateFormat };

    public static CellStyle DateTime { get; } = new() { NumberFormat = DateTimeFormat };

    /// <summary>The header row unless a column says otherwise.</summary>
    public static CellStyle Header { get; } = new()
    {
        Bold = true,
        Fill = "E8EDF3",
        Border = true,
        Wrap = true,
        Alignment = CellAlignment.Center,
        NumberFormat = TextFormat,
    };

    /// <summary>A number format in Excel's language; null is General, or a date format in cells that hold dates.</summary>
    public string? NumberFormat { get; init; }

    public bool Bold { get; init; }

    public string? FontColor { get; init; }

    public string? Fill { get; init; }

    /// <summary>A thin grey line on all four sides.</summary>
    public bool Border { get; init; }

    public bool Wrap { get; init; }

    public CellAlignment Alignment { get; init; }
}

/// <summary>A style that was added to a workbook; <c>default</c> means the style of the cell's column.</summary>
public readonly record struct StyleId
{
    internal StyleId(int index) => Index = index;

    internal int Index { get; }
}

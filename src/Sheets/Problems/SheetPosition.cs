namespace Paiyi.Sheets;

/// <summary>Where reading stands, so that a problem found deep in a scanner can name the sheet, row and cell.</summary>
internal sealed class SheetPosition(string part, string? sheet = null)
{
    public string Part { get; } = part;

    public string? Sheet { get; } = sheet;

    /// <summary>From 1; 0 while no row has begun.</summary>
    public int Row { get; set; }

    /// <summary>From 0; -1 while no cell has begun.</summary>
    public int Column { get; set; } = -1;

    public SheetException Problem(SheetProblem problem, string message, Exception? inner = null)
    {
        var cell = Row > 0 && Column >= 0 ? CellReference.Format(Row, Column) : null;
        var place = (Sheet, cell) switch
        {
            (null, _) => Part,
            (_, null) => Row > 0 ? $"sheet '{Sheet}', row {Row}" : $"sheet '{Sheet}'",
            _ => $"sheet '{Sheet}', cell {cell}",
        };
        return new SheetException(
            problem, $"{message} ({place})", Sheet, Row > 0 ? Row : null, Column >= 0 ? Column : null, inner);
    }
}

namespace Paiyi.Sheets;

/// <summary>
/// The only exception that bad input causes in this library. A wrong call (a null stream, a column that was never
/// declared) throws the usual <see cref="ArgumentException"/> or <see cref="InvalidOperationException"/> instead.
/// </summary>
public sealed class SheetException : Exception
{
    public SheetException(
        SheetProblem problem,
        string message,
        string? sheet = null,
        int? row = null,
        int? column = null,
        Exception? inner = null)
        : base(message, inner)
    {
        Problem = problem;
        Sheet = sheet;
        Row = row;
        Column = column;
    }

    public SheetProblem Problem { get; }

    /// <summary>False when the machine is at fault: the same file may be read later.</summary>
    public bool IsOfFile => Problem != SheetProblem.NoTemporarySpace;

    /// <summary>The name of the sheet, where one was being read.</summary>
    public string? Sheet { get; }

    /// <summary>The row as a person counts it, from 1, where known.</summary>
    public int? Row { get; }

    /// <summary>The column counted from 0, where known.</summary>
    public int? Column { get; }
}

namespace Paiyi.Sheets;

/// <summary>What a cell holds once a formula, if any, is replaced by its cached value.</summary>
public enum CellKind
{
    Empty,
    Text,
    Number,
    Boolean,

    /// <summary>A number with a date or time format, or an ISO 8601 date.</summary>
    Date,

    /// <summary>An error value such as <c>#N/A</c>.</summary>
    Error,
}

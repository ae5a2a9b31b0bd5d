namespace Paiyi.Sheets;

/// <summary>What a cell holds once a formula, if any, is replaced by its cached value (ECMA-376-1 18.18.11).</summary>
public enum CellKind
{
    /// <summary>No value, an empty text, or a formula that was never calculated.</summary>
    Empty,

    /// <summary>A shared, inline or calculated text; every value of a text file.</summary>
    Text,

    /// <summary>A double as the file spells it, of which spreadsheets keep 15 digits.</summary>
    Number,
    Boolean,

    /// <summary>A number with a date or time format, or an ISO 8601 date.</summary>
    Date,

    /// <summary>An error value such as <c>#N/A</c>.</summary>
    Error,
}

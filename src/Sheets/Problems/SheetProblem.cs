namespace Paiyi.Sheets;

/// <summary>
/// What is wrong with a spreadsheet, as a stable name that a caller can translate for a person. Names are not changed and
/// not given another meaning; there may be more in time.
/// </summary>
public enum SheetProblem
{
    /// <summary>The file holds no bytes.</summary>
    Empty,

    /// <summary>The file is not a spreadsheet of a known format.</summary>
    NotAWorkbook,

    /// <summary>The workbook is protected with a password to open.</summary>
    Encrypted,

    /// <summary>The workbook has the binary format of Excel 97 to 2003 (.xls).</summary>
    LegacyFormat,

    /// <summary>The file, or a part of it, ends too early.</summary>
    Truncated,

    /// <summary>The archive or its compressed data is damaged.</summary>
    Damaged,

    /// <summary>The file, or an unpacked part of it, is larger than the limits allow.</summary>
    TooLarge,

    /// <summary>A part unpacks to so many times its size that it looks like an attack.</summary>
    SuspiciousCompression,

    /// <summary>There are more rows than the limits allow.</summary>
    TooManyRows,

    /// <summary>A row has more columns than the limits allow.</summary>
    TooManyColumns,

    /// <summary>A cell's text is longer than the limits allow.</summary>
    CellTooLong,

    /// <summary>The archive has more entries than the limits allow.</summary>
    TooManyParts,

    /// <summary>A part is not well-formed XML in UTF-8 or UTF-16.</summary>
    MalformedXml,

    /// <summary>A part declares a document type or its own entities, which spreadsheets never do.</summary>
    ForbiddenXml,

    /// <summary>An entry or a relationship names a path outside the archive.</summary>
    PathTraversal,

    /// <summary>Two entries of the archive have the same name.</summary>
    DuplicatePart,

    /// <summary>A part that the workbook refers to is not in the archive.</summary>
    MissingPart,

    /// <summary>A cell refers to a shared string that does not exist.</summary>
    SharedStringOutOfRange,

    /// <summary>The shared strings need a temporary file, and the disk has no room for it. Not the file's fault.</summary>
    NoTemporarySpace,

    /// <summary>A row or cell has an invalid address, appears twice, or is out of order.</summary>
    BadReference,

    /// <summary>A numeric cell holds something that is not a number.</summary>
    BadNumber,

    /// <summary>A text file is in no known encoding, or changes its encoding half-way.</summary>
    UnknownEncoding,

    /// <summary>A quoted field of a text file is never closed.</summary>
    UnclosedQuote,
}

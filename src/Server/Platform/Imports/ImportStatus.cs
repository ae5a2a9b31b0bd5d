namespace Paiyi.Server.Platform.Imports;

public enum ImportStatus
{
    Queued,

    /// <summary>The file is read and compared with the register, which nothing is written to.</summary>
    Checking,

    /// <summary>Somebody must say which column holds what, before it can be checked.</summary>
    Unmapped,

    /// <summary>What it would do is known; somebody must commit it.</summary>
    Checked,

    /// <summary>Committed, and being applied.</summary>
    Running,

    Paused,

    Completed,

    /// <summary>What it wrote is being taken back.</summary>
    Undoing,

    /// <summary>Taken back but for the rows that somebody has worked with since; may be committed once more.</summary>
    Undone,

    /// <summary>Nobody wants it any more; what was applied stays.</summary>
    Cancelled,

    Refused,
}

/// <summary>What an import does with a row of its file; before it is committed, what it would do.</summary>
public enum LineOutcome
{
    Created,
    Updated,
    Unchanged,

    /// <summary>Names what an earlier row of the file has named.</summary>
    Duplicate,

    Rejected,
}

using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Platform.Imports;

/// <summary>
/// One uploaded file: checked first, then applied when somebody commits it. It moves on in the same transaction as the
/// rows that it applies, so that a job that dies goes on at <see cref="NextRow"/> and the totals always reconcile.
/// </summary>
public abstract class FileImport
{
    /// <summary>Days after its commit within which an import can be taken back; its rows are kept at least as long.</summary>
    public const int UndoDays = 30;

    public long Id { get; init; }

    public required long StaffId { get; init; }

    public required Guid FileId { get; init; }

    public required string FileName { get; init; }

    public required ImportStatus Status { get; set; }

    /// <summary>The first row that is not yet applied.</summary>
    public int NextRow { get; set; }

    /// <summary>Rows that the step under way has dealt with: looked at by the check, then applied.</summary>
    public int Processed { get; set; }

    /// <summary>Data rows of the sheet, once the whole file has been looked through; blank rows and totals are none.</summary>
    public int? Rows { get; set; }

    /// <summary>This and the other outcomes: what a checked import would do, what a completed one has done.</summary>
    public int Created { get; set; }

    public int Updated { get; set; }

    public int Unchanged { get; set; }

    public int Duplicate { get; set; }

    public int Rejected { get; set; }

    /// <summary>Rows that an undo has taken back.</summary>
    public int Undone { get; set; }

    /// <summary>Rows that an undo has left as they are, because somebody has worked with what they wrote since.</summary>
    public int Stayed { get; set; }

    /// <summary>Where the rows stand and what the columns mean; null until it was found.</summary>
    public ImportLayout? Layout { get; set; }

    /// <summary>Values of dictionaries that were not understood, the most frequent first.</summary>
    public IReadOnlyList<UnknownValue> UnknownValues { get; set; } = [];

    /// <summary>Headers that are no known column; what stands below them was not read.</summary>
    public string[] IgnoredColumns { get; set; } = [];

    /// <summary>How often a fault of the program, not of the file, ended the job.</summary>
    public short Faults { get; set; }

    /// <summary>Why the whole file was refused: the code of a refusal.</summary>
    public string? RefusalCode { get; set; }

    public required DateTimeOffset QueuedAt { get; init; }

    public DateTimeOffset? CheckedAt { get; set; }

    public DateTimeOffset? CommittedAt { get; set; }

    /// <summary>The member of staff who committed it.</summary>
    public long? CommittedBy { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>Takes over what became of rows.</summary>
    public void Count(Dictionary<LineOutcome, int> counts)
    {
        int Of(LineOutcome outcome) => counts.GetValueOrDefault(outcome);
        (Created, Updated, Unchanged) = (Of(LineOutcome.Created), Of(LineOutcome.Updated), Of(LineOutcome.Unchanged));
        (Duplicate, Rejected) = (Of(LineOutcome.Duplicate), Of(LineOutcome.Rejected));
    }

    /// <summary>True while nothing has been written: what a check of it would do can still be asked anew.</summary>
    public bool IsMappable() => CommittedAt is null
        && (Status is ImportStatus.Unmapped or ImportStatus.Checked or ImportStatus.Completed || (Status == ImportStatus.Refused && Layout is not null));

    /// <summary>Forgets what a check has found, so that the file is read anew.</summary>
    public void CheckAgain()
    {
        (Status, RefusalCode, Processed, Rows, Faults, CheckedAt, FinishedAt) = (ImportStatus.Queued, null, 0, null, 0, null, null);
        (IgnoredColumns, UnknownValues) = ([], []);
        Count([]);
    }

    /// <summary>Has it applied, or applied again after it was undone; a refusal when it cannot be. So do the following.</summary>
    public Refusal? Commit(long staffId, DateTimeOffset now)
    {
        if (Status is not (ImportStatus.Checked or ImportStatus.Undone))
            return ImportProblems.NotChecked;
        (Status, Processed, NextRow) = (ImportStatus.Running, 0, 0);
        (CommittedAt, CommittedBy, FinishedAt) = (now, staffId, null);
        return null;
    }

    public Refusal? Pause()
    {
        if (Status != ImportStatus.Running)
            return ImportProblems.NotRunning;
        Status = ImportStatus.Paused;
        return null;
    }

    public Refusal? Resume()
    {
        if (Status != ImportStatus.Paused)
            return ImportProblems.NotPaused;
        Status = ImportStatus.Running;
        return null;
    }

    /// <param name="applied">What became of the rows that have been applied.</param>
    public Refusal? Cancel(Dictionary<LineOutcome, int> applied, DateTimeOffset now)
    {
        if (Status is not (ImportStatus.Queued or ImportStatus.Checking or ImportStatus.Unmapped or ImportStatus.Checked or ImportStatus.Running or ImportStatus.Paused))
            return ImportProblems.ImportOver;
        Count(applied);
        (Status, FinishedAt) = (ImportStatus.Cancelled, now);
        if (CommittedAt is null)
            Processed = 0;
        return null;
    }

    public Refusal? Undo(DateTimeOffset now)
    {
        if (Status is not (ImportStatus.Completed or ImportStatus.Cancelled) || CommittedAt is not { } committed || Created + Updated == 0)
            return ImportProblems.NothingToUndo;
        if (now - committed > TimeSpan.FromDays(UndoDays))
            return ImportProblems.UndoTooLate;
        (Status, Processed, FinishedAt) = (ImportStatus.Undoing, 0, null);
        return null;
    }

    /// <summary>Why rows that an undo has left cannot be taken back; null when they can.</summary>
    public Refusal? RefuseUndoOfLines(DateTimeOffset now)
    {
        if (Status != ImportStatus.Undone || CommittedAt is not { } committed)
            return ImportProblems.NothingToUndo;
        return now - committed > TimeSpan.FromDays(UndoDays) ? ImportProblems.UndoTooLate : null;
    }

    /// <summary>Ends its check. Where nothing would be written nobody need commit it.</summary>
    internal void EndCheck(DateTimeOffset now)
    {
        (Status, CheckedAt, Faults) = (ImportStatus.Checked, now, 0);
        if (Created + Updated == 0)
            (Status, FinishedAt) = (ImportStatus.Completed, now);
    }

    /// <summary>Ends its commit.</summary>
    internal void Complete(DateTimeOffset now)
    {
        (Status, FinishedAt) = (ImportStatus.Completed, now);
        (Undone, Stayed) = (0, 0);
    }
}

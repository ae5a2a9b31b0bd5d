using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Imports;
using Paiyi.Server.Platform.PersonalData;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Regions;

namespace Paiyi.Server.Lists;

/// <summary>Some lines of an import in one transaction, and what is found out about them.</summary>
public sealed class ListBatch
{
    private readonly ImportHeader _header;
    private readonly UnknownValues _unknown;

    internal ListBatch(
        PaiyiDb db, ListImport import, ListKind kind, Staff actor, IReadOnlyList<ListLine> lines, bool isCheck, DateTimeOffset now, IServiceProvider services,
        Dictionary<string, object> memory, UnknownValues unknown)
    {
        (Db, Import, Kind, Actor, Lines, IsCheck) = (db, import, kind, actor, lines, isCheck);
        (Now, Services, Memory) = (now, services, memory);
        (_header, _unknown) = (new ImportHeader(import.Layout!), unknown);
    }

    public PaiyiDb Db { get; }

    public ListImport Import { get; }

    public ListKind Kind { get; }

    /// <summary>Whose deed it is: who uploaded the file while it is checked, who committed it after that. The scope is the import's place.</summary>
    public Staff Actor { get; }

    public Scope Scope => Actor.Scope;

    /// <summary>In their turns.</summary>
    public IReadOnlyList<ListLine> Lines { get; }

    /// <summary>False within the transaction that applies the lines.</summary>
    public bool IsCheck { get; }

    /// <summary>Of an undo: an officer has looked at these lines and wants them taken back although somebody has worked with what they wrote.</summary>
    public bool IsChosen { get; internal init; }

    public DateTimeOffset Now { get; }

    public IServiceProvider Services { get; }

    /// <summary>What a kind wants to remember from one batch of a check or commit to the next.</summary>
    public Dictionary<string, object> Memory { get; }

    internal List<ListRemark> Remarks { get; } = [];

    /// <summary>The line is about nothing that is there yet.</summary>
    /// <param name="required">Fields that something new must have.</param>
    /// <returns>False when one of them is missing; then the line is rejected.</returns>
    public bool New(ListLine line, params ReadOnlySpan<string> required)
    {
        (line.Outcome, line.TargetId, line.Reason, line.Changed, line.Before) = (LineOutcome.Created, null, null, [], new Dictionary<string, string?>());
        foreach (var field in required)
        {
            if (line.Value(field) is null)
                Reject(line, ListProblems.ValueMissingForNew, field);
        }

        return line.Outcome == LineOutcome.Created;
    }

    /// <summary>The line is about something that is there: it is compared in the fields that it has.</summary>
    /// <param name="held">What the register holds, by field and in the form of the readers.</param>
    public void Compare(ListLine line, long targetId, IReadOnlyDictionary<string, string?> held)
    {
        var changed = held.Where(h => line.Value(h.Key) is { } value && value != h.Value).ToDictionary();
        (line.TargetId, line.Reason) = (targetId, null);
        (line.Changed, line.Before) = ([.. Kind.Fields.Select(f => f.Key).Where(changed.ContainsKey)], changed);
        line.Outcome = changed.Count == 0 ? LineOutcome.Unchanged : LineOutcome.Updated;
    }

    /// <summary>The line says again what an earlier one of the file says, in other words.</summary>
    public void Repeat(ListLine line)
    {
        (line.Outcome, line.TargetId, line.Reason, line.Changed) = (LineOutcome.Duplicate, null, ListProblems.DuplicateRow.Code, []);
        Remarks.Add(Remark(Import.Id, line.Row, new CellRemark(0, ListProblems.DuplicateRow), isNote: true));
    }

    /// <summary>Leaves the line out; said at the field's cell, or for the whole row.</summary>
    public void Reject(ListLine line, Refusal refusal, string? field = null)
    {
        if (line.Outcome != LineOutcome.Rejected)
            (line.Outcome, line.Reason, line.Changed) = (LineOutcome.Rejected, refusal.Code, []);
        var column = _header.ColumnOf(field ?? refusal.Field);
        if (!Remarks.Exists(r => r.Row == line.Row && r.Column == column))
            Remarks.Add(Remark(Import.Id, line.Row, new CellRemark(column, refusal)));
    }

    /// <summary>Whether what a line wrote may be taken back: it is as the import left it, or the officer chose it nevertheless.</summary>
    /// <param name="version">That of the line's target now.</param>
    public bool MayUndo(ListLine line, long version) => IsChosen || version == line.Stamp;

    /// <summary>A value that might have a meaning, if somebody said which.</summary>
    public void Unknown(string field, string text) => _unknown.Add(field, text);

    internal static ListRemark Remark(long importId, int row, CellRemark remark, bool isNote = false) => new()
    {
        ImportId = importId, Row = row, Column = remark.Column, Code = remark.Refusal.Code, IsNote = isNote,
        TextZh = RawText.Start(remark.Refusal.Zh, 1000), TextEn = RawText.Start(remark.Refusal.En, 1000),
    };
}

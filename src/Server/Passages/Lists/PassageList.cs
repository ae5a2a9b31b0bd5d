using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Lists;
using Paiyi.Server.Passages.Duty;
using Paiyi.Server.People;
using Paiyi.Server.Platform.Imports;
using Paiyi.Server.Platform.Live;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Passages.Lists;

/// <summary>
/// Lists of passages that gates kept on paper or in other systems. They are taken as they were: who was admitted with a fever was.
/// Visitors belong to no roster of the gate, so persons are found in the whole register, by name and document together.
/// </summary>
internal sealed class PassageList(PersonSeal seal, PassageSettings settings, LivePublisher live) : ListKind
{
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(2);

    private readonly ListedPersons _persons = new(seal, PassageProblems.PersonNotListed, PassageProblems.PersonNotListed);
    private ListField[]? _fields;

    public override string Key => "passages";

    public override string Zh => "通行记录";

    public override string En => "Passages";

    public override Permission Permission => Permission.PassagesImport;

    public override bool InOrganisations => true;

    public override IReadOnlyList<ListField> Fields => _fields ??= [_persons.NameField, _persons.DocumentField, .. PassageColumns.All];

    public override IReadOnlyList<(string Zh, string En)> Instructions =>
    [
        ($"用于补录纸质登记或其他系统的通行记录，最早 {settings.ImportDays} 天前。", $"For passages that were kept on paper or in another system, of the last {settings.ImportDays} days."),
        ("同一人在同一卡口一分钟内同方向、同结果的记录视为一次，已有的不会重复导入。", "The same result for the same person at one checkpoint and in one direction within a minute is one passage; what is there already is not added again."),
        ("不在人员库中的人员不会被自动登记，该行会被退回。", "Who is not in the register is not added to it; the row is rejected."),
    ];

    public override string ActionOf(LineOutcome outcome) => nameof(RecordPassage);

    public override string? IdentityOf(IReadOnlyDictionary<string, string> values) => string.Join('|', ListedPersons.IdentityOf(values), values[PassageColumns.Checkpoint],
        values.GetValueOrDefault(PassageColumns.Organisation), values[PassageColumns.At], values[PassageColumns.Direction], values[PassageColumns.Outcome]);

    public override IEnumerable<Refusal> Check(IReadOnlyDictionary<string, string> values, DateTimeOffset now)
    {
        var at = ListFields.MomentOf(values[PassageColumns.At]);
        if (at > now + Ahead)
            yield return PassageProblems.NotYetHappened;
        if (at < now.AddDays(-settings.ImportDays))
            yield return PassageProblems.BeforeImports(settings.ImportDays);
        var admitted = values[PassageColumns.Outcome] == $"{PassageOutcome.Admitted}";
        if (values.GetValueOrDefault(PassageColumns.Reasons) is not { } reasons)
            yield break;
        if (admitted)
            yield return PassageProblems.AdmittedForReason;
        if (PassageColumns.ReasonsOf(reasons).Contains(RefusalReason.Other) && !values.ContainsKey(PassageColumns.Note))
            yield return PassageProblems.NoteMissing;
    }

    public override async Task JudgeAsync(ListBatch batch, CancellationToken ct)
    {
        var lines = await _persons.FindAsync(batch, batch.Db.Persons.Where(p => p.ArchivedAt == null), ct);
        var gates = await ListedGates.ReadAsync(batch, lines, ct);
        var placed = new List<(ListLine Line, long Gate)>();
        foreach (var line in lines)
        {
            var (gate, refusal) = gates.Find(line);
            if (gate is null)
            {
                batch.Reject(line, refusal!);
                continue;
            }

            line.Set(PassageColumns.Checkpoint, gate.Word);
            placed.Add((line, gate.Id));
        }

        if (!batch.IsCheck)
            await SamePassage.LockAsync(batch.Db, placed.Select(p => SamePassage.KeyOf(p.Gate, p.Line.PersonId!.Value, DirectionOf(p.Line))), ct);
        var known = await KnownPassages.ReadAsync(batch, placed, ct);
        foreach (var (line, gate) in placed)
        {
            var at = ListFields.MomentOf(line.Value(PassageColumns.At)!);
            var key = (gate, line.PersonId!.Value, DirectionOf(line), OutcomeOf(line));
            if (known.Recorded(key, at) is { } id)
                batch.Compare(line, id, new Dictionary<string, string?>());
            else if (!known.Plan(key, at))
                batch.Repeat(line);
            else
                batch.New(line);
        }
    }

    public override async Task ApplyAsync(ListBatch batch, IReadOnlyList<ListLine> lines, CancellationToken ct)
    {
        var recorded = lines.Select(l => (Line: l, Passage: new Passage
        {
            CheckpointId = FoundWords.KeyOf(l.Value(PassageColumns.Checkpoint)!)!.Value, PersonId = l.PersonId!.Value, At = ListFields.MomentOf(l.Value(PassageColumns.At)!).ToUniversalTime(),
            Direction = DirectionOf(l), Outcome = OutcomeOf(l), TemperatureTenths = l.Value(PassageColumns.Temperature) is { } tenths ? PassageColumns.TenthsOf(tenths) : null,
            Colour = l.Value(PassageColumns.Colour) is { } colour ? PassageColumns.ColourOf(colour) : null,
            Reasons = l.Value(PassageColumns.Reasons) is { } reasons ? PassageColumns.ReasonsOf(reasons) : null, Note = l.Value(PassageColumns.Note),
            KeeperId = batch.Actor.Id, ClientKey = Guid.CreateVersion7(), ImportId = batch.Import.Id,
        })).ToList();
        batch.Db.AddRange(recorded.Select(r => r.Passage));
        await batch.Db.SaveChangesAsync(ct);
        foreach (var (line, passage) in recorded)
            line.TargetId = passage.Id;
    }

    public override void Tell(ListBatch batch) =>
        live.Changed(LiveTopic.Passages, CheckpointScopes.Live, batch.Lines.Select(l => l.Value(PassageColumns.Checkpoint) is { } gate ? FoundWords.KeyOf(gate) : null).OfType<long>());

    /// <summary>Nothing is built upon a passage, so all of them go.</summary>
    public override async Task UndoAsync(ListBatch batch, CancellationToken ct)
    {
        long[] ids = [.. batch.Lines.Select(l => l.TargetId).OfType<long>()];
        var mine = batch.Db.Passages.Where(p => ids.Contains(p.Id) && p.ImportId == batch.Import.Id);
        var there = await mine.Select(p => p.Id).ToListAsync(ct);
        await mine.ExecuteDeleteAsync(ct);
        foreach (var line in batch.Lines)
            line.Undone = line.TargetId is { } id && there.Contains(id);
    }

    private static Direction DirectionOf(ListLine line) => Enum.Parse<Direction>(line.Value(PassageColumns.Direction)!);

    private static PassageOutcome OutcomeOf(ListLine line) => Enum.Parse<PassageOutcome>(line.Value(PassageColumns.Outcome)!);
}

using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.HealthCodes.Command;
using Paiyi.Server.Lists;
using Paiyi.Server.People;
using Paiyi.Server.Platform.Imports;
using Paiyi.Server.Platform.Outbox;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.HealthCodes.Lists;

/// <summary>
/// Lists of contacts, travellers and others to be marked. A committed row is a proposal like any other: it colours nobody before a
/// second officer has confirmed it. Whoever is not in the register is rejected: a mark on a misspelt number must never make a person.
/// </summary>
internal sealed class MarkList(PersonSeal seal) : ListKind
{
    private const string Kind = "kind";
    private const string From = "from";
    private const string Until = "until";
    private const string Reason = "reason";

    private static readonly ListField[] OfMarks =
    [
        new(Kind, "标记类型", "Kind")
        {
            IsRequired = true, Synonyms = ["类型", "类别", "人员类别", "管控类别", "mark"], Samples = ["密切接触者", "风险地区旅居史"],
            Read = ListFields.Word<MarkKind>(
                MarkTexts.Of, ("密接", MarkKind.CloseContact), ("密接者", MarkKind.CloseContact), ("确诊", MarkKind.ConfirmedCase), ("旅居", MarkKind.TravelRisk),
                ("旅居史", MarkKind.TravelRisk), ("隔离", MarkKind.Quarantine), ("监测", MarkKind.Observation)),
            Show = ListFields.Show<MarkKind>(MarkTexts.Of), Choices = ListFields.Choices<MarkKind>(MarkTexts.Of),
            Help = ("从下拉列表中选择。", "Choose from the list."),
        },
        new(From, "开始时间", "From")
        {
            IsRequired = true, Synonyms = ["开始日期", "起始日期", "接触日期", "末次接触日期", "入境日期", "到达日期", "start"], Read = ListFields.Moment(), Show = ListFields.ShowMoment,
            Samples = ["2026-03-02", "2026-03-02 08:30"], Help = ("日期或时间，如 2026-03-02 08:30。", "A day or time such as 2026-03-02 08:30."),
        },
        new(Until, "结束时间", "Until")
        {
            IsRequired = true, Synonyms = ["结束日期", "截止日期", "解除日期", "end"], Read = ListFields.Moment(isEnd: true), Show = ListFields.ShowMoment,
            Samples = ["2026-03-15", "2026-03-16 00:00"], Help = ("只写日期的，当天仍有效；最长 90 天。", "A day alone still counts itself; at most 90 days."),
        },
        new(Reason, "理由", "Reason")
        {
            IsRequired = true, Synonyms = ["原因", "依据", "备注", "说明", "流调结论", "note"], Read = ListFields.Text(300, 4), Width = 40,
            Samples = ["流调判定为密切接触者", "14 天内到过风险地区"], Help = ("4 至 300 个字，本人和审计人员都能看到。", "4 to 300 characters, seen by the person and by auditors."),
        },
    ];

    private readonly ListedPersons _persons = new(seal, HealthCodeProblems.PersonNotRegistered, HealthCodeProblems.NameDiffers);
    private ListField[]? _fields;

    public override string Key => "marks";

    public override string Zh => "人工标记（密接、旅居人员等）";

    public override string En => "Marks (contacts, travellers)";

    public override Permission Permission => Permission.MarksPropose;

    public override IReadOnlyList<ListField> Fields => _fields ??= [_persons.NameField, _persons.DocumentField, .. OfMarks];

    public override IReadOnlyList<(string Zh, string En)> Instructions =>
    [
        ("导入的每一行都是“待确认”的标记，须由另一位工作人员确认后才会生效并影响健康码；可以整份确认，也可以逐条确认。",
            "Every row becomes a proposal: it counts only once another officer confirms it, the whole list at once or one by one."),
        ("不在人员库中的人员不会被自动登记，该行会被退回。", "Who is not in the register is not added to it; the row is rejected."),
    ];

    public override string ActionOf(LineOutcome outcome) => nameof(ProposeMark);

    public override string? IdentityOf(IReadOnlyDictionary<string, string> values) =>
        $"{values[Kind]}|{values[From]}|{ListedPersons.IdentityOf(values)}";

    public override IEnumerable<Refusal> Check(IReadOnlyDictionary<string, string> values, DateTimeOffset now)
    {
        if (ManualMark.RefusePeriod(ListFields.MomentOf(values[From]), ListFields.MomentOf(values[Until]), now) is { } refusal)
            yield return refusal;
    }

    public override async Task JudgeAsync(ListBatch batch, CancellationToken ct)
    {
        var lines = await _persons.FindAsync(batch, batch.Db.PersonsIn(batch.Scope), ct);
        long[] ids = [.. lines.Select(l => l.PersonId!.Value)];
        var marks = (await batch.Db.ManualMarks.AsNoTracking().Where(m => ids.Contains(m.PersonId) && m.WithdrawnAt == null).ToListAsync(ct)).ToLookup(m => m.PersonId);
        foreach (var line in lines)
        {
            var (from, until, kind) = (ListFields.MomentOf(line.Value(From)!), ListFields.MomentOf(line.Value(Until)!), Enum.Parse<MarkKind>(line.Value(Kind)!));
            var same = marks[line.PersonId!.Value].FirstOrDefault(m => m.Kind == kind && m.From == from);
            if (ManualMark.RefusePeriod(from, until, batch.Now) is { } refusal)
                batch.Reject(line, refusal, Until);
            else if (same is null)
                batch.New(line);
            else if (same.Until == until)
                batch.Compare(line, same.Id, new Dictionary<string, string?>());
            else
                batch.Reject(line, HealthCodeProblems.MarkedOtherwise, Until);
        }
    }

    public override async Task ApplyAsync(ListBatch batch, IReadOnlyList<ListLine> lines, CancellationToken ct)
    {
        var now = batch.Now.ToMilliseconds();
        var proposed = lines.Select(l => (Line: l, Mark: new ManualMark
        {
            PersonId = l.PersonId!.Value, Kind = Enum.Parse<MarkKind>(l.Value(Kind)!), From = ListFields.MomentOf(l.Value(From)!), Until = ListFields.MomentOf(l.Value(Until)!), Reason = l.Value(Reason)!,
            ProposedBy = batch.Actor.Id, ProposedAt = now, ImportId = batch.Import.Id,
        })).ToList();
        batch.Db.AddRange(proposed.Select(p => p.Mark));
        batch.Db.AddRange(proposed.Select(p => p.Mark.PersonId).Distinct().Select(id => new OutboxRow { Kind = PersonChange.OutboxKind, Subject = id, DueAt = now }));
        await batch.Db.SaveChangesAsync(ct);
        foreach (var (line, mark) in proposed)
            line.TargetId = mark.Id;
    }

    /// <summary>Withdraws the proposals that nobody has decided on; a confirmed mark is a second officer's decision and stays.</summary>
    public override async Task UndoAsync(ListBatch batch, CancellationToken ct)
    {
        long[] ids = [.. batch.Lines.Select(l => l.TargetId).OfType<long>()];
        var marks = await batch.Db.ManualMarks
            .FromSql($"SELECT * FROM manual_marks WHERE id = ANY ({ids}) AND confirmed_at IS NULL AND withdrawn_at IS NULL ORDER BY id FOR UPDATE").ToDictionaryAsync(m => m.Id, ct);
        foreach (var line in batch.Lines)
        {
            if (line.TargetId is not { } id || !marks.TryGetValue(id, out var mark))
                continue;
            (mark.WithdrawnBy, mark.WithdrawnAt) = (batch.Actor.Id, batch.Now.ToMilliseconds());
            batch.Db.Add(new OutboxRow { Kind = PersonChange.OutboxKind, Subject = mark.PersonId, DueAt = batch.Now });
            line.Undone = true;
        }
    }
}

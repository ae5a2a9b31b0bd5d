using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Lists;
using Paiyi.Server.People;
using Paiyi.Server.Platform.Imports;
using Paiyi.Server.Platform.Live;
using Paiyi.Server.Platform.Outbox;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Regions;

namespace Paiyi.Server.Testing.Lists;

/// <summary>
/// Lists of test results. A row whose sample, kind, laboratory and person are known brings the result of that test, or corrects it; each
/// changed test has its person's colour looked at again. A hospital tests whoever comes and so finds persons in the whole register, by
/// name and document together; any other organisation only those on its roster.
/// </summary>
internal sealed class TestList(PersonSeal seal, LivePublisher live) : ListKind
{
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(2);

    private readonly ListedPersons _persons = new(seal, TestingProblems.PersonNotListed, TestingProblems.PersonNotListed);
    private ListField[]? _fields;

    public override string Key => "tests";

    public override string Zh => "检测结果";

    public override string En => "Test results";

    public override Permission Permission => Permission.TestsImport;

    public override bool InOrganisations => true;

    public override IReadOnlyList<ListField> Fields => _fields ??= [_persons.NameField, _persons.DocumentField, .. TestColumns.All];

    public override IReadOnlyList<(string Zh, string En)> Instructions =>
    [
        ("同一人、同一样本编号、同一检测类型和检测机构视为同一次检测：再次导入会补上或更正结果，不会重复。",
            "One person, sample number, kind and laboratory are one test: importing it again brings or corrects its result and adds nothing twice."),
        ("结果会按已发布的规则影响健康码，请核对后再确认导入。不在人员库中的人员不会被自动登记，该行会被退回。",
            "Results change health codes by the published rules: check them before you commit. Who is not in the register is not added to it; the row is rejected."),
    ];

    public override string ActionOf(LineOutcome outcome) => outcome == LineOutcome.Created ? "RecordTest" : "CorrectTest";

    public override string? IdentityOf(IReadOnlyDictionary<string, string> values) =>
        string.Join('|', values[TestColumns.SampleNumber], values[TestColumns.Kind], values[TestColumns.Laboratory], ListedPersons.IdentityOf(values));

    public override IEnumerable<Refusal> Check(IReadOnlyDictionary<string, string> values, DateTimeOffset now)
    {
        var (sampled, result) = (ListFields.MomentOf(values[TestColumns.SampledAt]), TestColumns.ResultOf(values));
        var pending = values[TestColumns.Outcome] == $"{TestOutcome.Pending}";
        if (sampled > now + Ahead)
            yield return TestingProblems.SampledInFuture;
        if (pending && result is not null)
            yield return TestingProblems.PendingWithTime;
        else if (!pending && result is null)
            yield return TestingProblems.ResultTimeMissing;
        else if (result > now + Ahead)
            yield return TestingProblems.ResultInFuture;
        else if (result < sampled)
            yield return TestingProblems.ResultBeforeSample;
    }

    public override async Task JudgeAsync(ListBatch batch, CancellationToken ct)
    {
        var lines = await _persons.FindAsync(batch, await PersonsForAsync(batch, ct), ct);
        var known = await KnownAsync(batch, lines, ct);
        foreach (var line in lines)
        {
            if (TestColumns.ResultOf(line.Values) is { } result)
                line.Set(TestColumns.ResultAt, $"{result.ToUniversalTime():O}");
            if (known.GetValueOrDefault(KeyOf(line)) is not { } test)
            {
                batch.New(line);
                continue;
            }

            batch.Compare(line, test.Id, Held(test));
            if (line.Outcome != LineOutcome.Updated)
                continue;
            if (batch.Scope.OrganisationId is { } own && test.OrganisationId != own)
                batch.Reject(line, TestingProblems.ReportedElsewhere);
            else if (OutcomeOf(line) == TestOutcome.Pending && test.Outcome != TestOutcome.Pending)
                batch.Reject(line, TestingProblems.AlreadyResulted);
        }
    }

    public override async Task ApplyAsync(ListBatch batch, IReadOnlyList<ListLine> lines, CancellationToken ct)
    {
        var known = await KnownAsync(batch, lines, ct);
        var written = lines.Select(line => (Line: line, Test: line.Outcome == LineOutcome.Created ? Created(batch, line) : Changed(batch, line, known[KeyOf(line)]))).ToList();
        Follow(batch, lines);
        await batch.Db.SaveChangesAsync(ct);
        foreach (var (line, test) in written)
            (line.TargetId, line.Stamp) = (test.Id, test.Version);
    }

    public override void Tell(ListBatch batch) => live.Changed(LiveTopic.Tests, LivePersons.Source, batch.Lines.Select(l => l.PersonId).OfType<long>());

    /// <summary>Removes the tests that were added and puts back the results that were changed, unless somebody has corrected them since.</summary>
    public override async Task UndoAsync(ListBatch batch, CancellationToken ct)
    {
        long[] ids = [.. batch.Lines.Select(l => l.TargetId).OfType<long>()];
        var tests = await batch.Db.Tests.FromSql($"SELECT *, xmin FROM tests WHERE id = ANY ({ids}) ORDER BY id FOR UPDATE").ToDictionaryAsync(t => t.Id, ct);
        foreach (var line in batch.Lines)
        {
            if (line.TargetId is not { } id || !tests.TryGetValue(id, out var test) || !batch.MayUndo(line, test.Version))
                continue;
            if (line.Outcome == LineOutcome.Created)
                batch.Db.Remove(test);
            else
                Write(test, name => line.Before.GetValueOrDefault(name), line.Before.ContainsKey, batch.Now);
            line.Undone = true;
        }

        Follow(batch, batch.Lines.Where(l => l.Undone == true));
        await batch.Db.SaveChangesAsync(ct);
    }

    private static async Task<IQueryable<Person>> PersonsForAsync(ListBatch batch, CancellationToken ct) =>
        batch.Scope.OrganisationId is { } own && await batch.Db.Organisations.AnyAsync(o => o.Id == own && o.Kind == OrganisationKind.Hospital, ct)
            ? batch.Db.Persons.Where(p => p.ArchivedAt == null)
            : batch.Db.PersonsIn(batch.Scope);

    private static async Task<Dictionary<(string, TestKind, string, long), Test>> KnownAsync(ListBatch batch, IReadOnlyList<ListLine> lines, CancellationToken ct)
    {
        string[] numbers = [.. lines.Select(l => l.Value(TestColumns.SampleNumber)!).Distinct()];
        long[] persons = [.. lines.Select(l => l.PersonId!.Value).Distinct()];
        return await batch.Db.Tests.Where(t => numbers.Contains(t.SampleNumber) && persons.Contains(t.PersonId)).ToDictionaryAsync(t => (t.SampleNumber, t.Kind, t.Laboratory, t.PersonId), ct);
    }

    private static (string, TestKind, string, long) KeyOf(ListLine line) =>
        (line.Value(TestColumns.SampleNumber)!, Enum.Parse<TestKind>(line.Value(TestColumns.Kind)!), line.Value(TestColumns.Laboratory)!, line.PersonId!.Value);

    private static TestOutcome OutcomeOf(ListLine line) => Enum.Parse<TestOutcome>(line.Value(TestColumns.Outcome)!);

    private static Dictionary<string, string?> Held(Test test) => new()
    {
        [TestColumns.SampledAt] = $"{test.SampledAt.ToUniversalTime():O}", [TestColumns.Outcome] = $"{test.Outcome}",
        [TestColumns.ResultAt] = test.ResultAt is { } at ? $"{at.ToUniversalTime():O}" : null, [TestColumns.Site] = test.Site,
    };

    private static Test Created(ListBatch batch, ListLine line)
    {
        var (number, kind, laboratory, person) = KeyOf(line);
        var test = new Test
        {
            PersonId = person, SampleNumber = number, Kind = kind, Laboratory = laboratory, SampledAt = ListFields.MomentOf(line.Value(TestColumns.SampledAt)!),
            ResultAt = TestColumns.ResultOf(line.Values), Outcome = OutcomeOf(line), Site = line.Value(TestColumns.Site), OrganisationId = batch.Import.OrganisationId,
            ImportId = batch.Import.Id, UpdatedAt = batch.Now,
        };
        batch.Db.Add(test);
        return test;
    }

    private static Test Changed(ListBatch batch, ListLine line, Test test)
    {
        Write(test, line.Value, line.Changed.Contains, batch.Now);
        return test;
    }

    private static void Write(Test test, Func<string, string?> value, Func<string, bool> differs, DateTimeOffset now)
    {
        if (differs(TestColumns.SampledAt))
            test.SampledAt = ListFields.MomentOf(value(TestColumns.SampledAt)!);
        if (differs(TestColumns.Outcome))
            test.Outcome = Enum.Parse<TestOutcome>(value(TestColumns.Outcome)!);
        if (differs(TestColumns.ResultAt))
            test.ResultAt = value(TestColumns.ResultAt) is { } at ? ListFields.MomentOf(at) : null;
        if (differs(TestColumns.Site))
            test.Site = value(TestColumns.Site);
        test.UpdatedAt = now;
    }

    /// <summary>What follows for the colours of the persons.</summary>
    private static void Follow(ListBatch batch, IEnumerable<ListLine> lines) => batch.Db.AddRange(
        lines.Select(l => l.PersonId!.Value).Distinct().Select(id => new OutboxRow { Kind = PersonChange.OutboxKind, Subject = id, DueAt = batch.Now }));
}

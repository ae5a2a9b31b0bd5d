using Paiyi.Server.Passages;
using Paiyi.Server.Platform.Time;
using Paiyi.Server.Regions;

namespace Paiyi.Server.Demonstration;

/// <summary>Gates with their keepers, and who passed them: pupils and workers, in the morning in, at times also out.</summary>
internal sealed class Gates
{
    private const int FeverTenths = 373;
    private readonly DateTimeOffset _now;
    private readonly int _days;
    private readonly Func<string, bool> _mayPass;
    private readonly Dictionary<int, Checkpoint[]> _byOrganisation;
    private readonly Dictionary<long, long> _keepers;

    public Gates(DemonstrationCity city, DemonstrationStaff staff, DateTimeOffset now, int days, Func<string, bool> mayPass)
    {
        (_now, _days, _mayPass) = (now, days, mayPass);
        var names = city.Organisations.SelectMany(o => NamesFor(o).Select(name => (Organisation: o.Id, Name: name)));
        Checkpoints = [.. names.Select((g, i) => new Checkpoint { Id = i + 1, OrganisationId = g.Organisation, Name = g.Name })];
        Keepers = [.. Checkpoints.Select(c => new CheckpointKeeper { CheckpointId = c.Id, StaffId = staff.KeeperOf(c.OrganisationId) })];
        _byOrganisation = Checkpoints.GroupBy(c => (int)c.OrganisationId).ToDictionary(g => g.Key, g => g.ToArray());
        _keepers = Keepers.ToDictionary(k => k.CheckpointId, k => k.StaffId);
    }

    public IReadOnlyList<Checkpoint> Checkpoints { get; }

    public IReadOnlyList<CheckpointKeeper> Keepers { get; }

    /// <summary>The passages of a person in the last days, without ids.</summary>
    public IEnumerable<Passage> Of(PersonPlan person, ColourHistory colours)
    {
        var dice = new Dice(Luck.Gates, person.Id);
        if (person.Organisation == 0 || person.Group.EndsWith("网格", StringComparison.Ordinal))
            yield break;
        var illness = Illness.Of(person);
        var gate = dice.Pick(_byOrganisation[person.Organisation]);
        for (var daysAgo = _days - 1; daysAgo >= 0; daysAgo--)
        {
            var feverish = illness?.IsFeverishOn(daysAgo) == true;
            if (!Comes(person, daysAgo, illness?.Covers(daysAgo) == true, dice))
                continue;
            var start = ChinaTime.StartOf(ChinaTime.DayOf(_now).AddDays(-daysAgo));
            var arrival = start.AddSeconds(7 * 3600 + 20 * 60 + dice.Below(40 * 60) + dice.Below(40 * 60));
            if (arrival > _now)
                yield break;
            var first = Pass(person, gate, arrival, Direction.In, colours, feverish, dice);
            yield return first;
            var departure = start.AddSeconds(16 * 3600 + 30 * 60 + dice.Below(90 * 60));
            if (first.Outcome == PassageOutcome.Admitted && dice.Chance(0.5) && departure <= _now)
                yield return Pass(person, gate, departure, Direction.Out, colours, feverish: false, dice);
        }
    }

    private bool Comes(PersonPlan person, int daysAgo, bool ill, Dice dice)
    {
        var weekend = ChinaTime.DayOf(_now).AddDays(-daysAgo).DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        var pupil = person.Group.EndsWith('班');
        return dice.Chance(weekend ? pupil ? 0 : 0.25 : ill ? 0.15 : 0.75);
    }

    private Passage Pass(PersonPlan person, Checkpoint gate, DateTimeOffset at, Direction direction, ColourHistory colours, bool feverish, Dice dice)
    {
        var temperature = (short)(feverish ? dice.Between(373, 388) : 361 + dice.Below(5) + dice.Below(5));
        var outcome = colours.OutcomeAt(at);
        var refused = temperature >= FeverTenths || !_mayPass(outcome);
        return new Passage
        {
            CheckpointId = gate.Id,
            PersonId = person.Id,
            At = at,
            Direction = direction,
            TemperatureTenths = direction == Direction.In ? temperature : null,
            Colour = outcome,
            Outcome = refused ? PassageOutcome.Refused : PassageOutcome.Admitted,
            Note = !refused ? null : temperature >= FeverTenths ? "体温异常，已引导至发热门诊" : "健康码异常，已联系社区",
            KeeperId = _keepers[gate.Id],
            ClientKey = dice.Guid(),
        };
    }

    private static string[] NamesFor(Organisation organisation) => organisation.Kind switch
    {
        OrganisationKind.School => ["正门", "东门"],
        OrganisationKind.Hospital => ["门诊楼入口", "住院部入口"],
        OrganisationKind.Community => ["小区南门"],
        _ => ["正门"],
    };
}

using Paiyi.Server.HealthCodes;
using Paiyi.Server.Platform.Time;
using Paiyi.Server.Testing;

namespace Paiyi.Server.Demonstration;

/// <summary>Tests: those on a roster once a week, a few of them twice because the first was not clear, and the confirmed cases.</summary>
internal sealed class LaboratoryRounds(DateTimeOffset now, int days)
{
    private const string Laboratory = "安澜市疾控中心实验室";
    private const int Week = 7;

    /// <summary>Old enough that a second test has made it clear since.</summary>
    private const int ClearedAfter = 6;

    /// <summary>The tests of a person, the oldest first, without ids.</summary>
    public IReadOnlyList<Test> Of(PersonPlan person, IEnumerable<ManualMark> marks)
    {
        if (marks.FirstOrDefault(m => m.Kind == MarkKind.ConfirmedCase && m.ConfirmedAt is not null && m.WithdrawnAt is null && m.Until > now) is { } confirmed)
            return [Taken(person, confirmed.From.AddHours(-20), confirmed.From.AddHours(-2), TestOutcome.Positive)];
        if (person.Organisation == 0)
            return [];
        var tests = new List<Test>();
        for (var daysAgo = days - 1; daysAgo >= 0; daysAgo--)
        {
            if ((daysAgo + person.Id) % Week != 0)
                continue;
            var dice = new Dice(Luck.Laboratory, (person.Id * 100L) + daysAgo);
            var sampled = ChinaTime.StartOf(ChinaTime.DayOf(now).AddDays(-daysAgo)).AddSeconds((8 * 3600) + dice.Below(4 * 3600));
            var unclear = daysAgo >= ClearedAfter && dice.Chance(0.003);
            Add(tests, person, sampled, dice, unclear ? TestOutcome.Inconclusive : TestOutcome.Negative);
            if (unclear)
                Add(tests, person, sampled.AddDays(1), dice, TestOutcome.Negative);
        }

        return tests;
    }

    private void Add(List<Test> tests, PersonPlan person, DateTimeOffset sampled, Dice dice, TestOutcome outcome)
    {
        var found = sampled.AddSeconds(dice.Between(6 * 3600, 14 * 3600));
        if (sampled <= now)
            tests.Add(found <= now ? Taken(person, sampled, found, outcome) : Taken(person, sampled, null, TestOutcome.Pending));
    }

    /// <summary>Ten people share a tube.</summary>
    private static Test Taken(PersonPlan person, DateTimeOffset sampled, DateTimeOffset? found, TestOutcome outcome) => new()
    {
        PersonId = person.Id,
        SampleNumber = $"A{ChinaTime.DayOf(sampled):yyyyMMdd}-{person.Id / 10:000000}",
        Kind = TestKind.NucleicAcid,
        SampledAt = sampled,
        ResultAt = found,
        Outcome = outcome,
        Laboratory = Laboratory,
        Site = $"{person.Subdistrict + 1} 号采样点",
        UpdatedAt = found ?? sampled,
    };
}

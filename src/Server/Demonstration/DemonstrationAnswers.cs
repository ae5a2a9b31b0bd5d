using System.Text.Json;
using Paiyi.Server.Declarations;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.Demonstration;

/// <summary>
/// What people declared on the last days: 93 of 100 each day, most of them in the morning; today three quarters so
/// far, and not yet the first household, which is there to be tried.
/// </summary>
internal sealed class DemonstrationAnswers(DateTimeOffset now, int days)
{
    private const double DailyCompletion = 0.957;
    private const double CompletionToday = 0.76;
    private static readonly JsonElement NoAttributes = JsonSerializer.SerializeToElement(new { });
    private static readonly string[] Places = ["临沅市", "北岚市", "海屿市", "云岭县", "省城"];
    private static readonly Symptom[] None = [];
    private readonly DateOnly _today = ChinaTime.DayOf(now);

    /// <summary>The person's declarations, the oldest first; a corrected one is followed by its correction.</summary>
    public IEnumerable<Declaration> Of(PersonPlan person)
    {
        var dice = new Dice(Luck.Answers, person.Id);
        if (person.Habit == Habit.Never)
            yield break;
        var illness = Illness.Of(person);
        var travel = dice.Chance(0.02) ? dice.Below(days + 14) : int.MinValue;
        var contact = dice.Chance(0.004) ? dice.Below(days) : -1;
        for (var daysAgo = days - 1; daysAgo >= 0; daysAgo--)
        {
            if (!Declares(person, daysAgo, dice))
                continue;
            var answer = Answer(person, daysAgo, illness, travel, daysAgo == contact, dice);
            if (!dice.Chance(0.004) || daysAgo == 0)
            {
                yield return answer;
                continue;
            }

            yield return WithVersion(answer, 1, superseded: true, answer.AnsweredAt, dice.Guid());
            yield return WithVersion(answer, 2, superseded: false, answer.AnsweredAt.AddMinutes(7), answer.ClientKey);
        }
    }

    private static bool Declares(PersonPlan person, int daysAgo, Dice dice) => person switch
    {
        { Household: 1 } => daysAgo > 0,
        { Habit: Habit.Lax } => dice.Chance(0.45),
        _ => dice.Chance(daysAgo == 0 ? CompletionToday : DailyCompletion),
    };

    private Declaration Answer(PersonPlan person, int daysAgo, Illness? illness, int travel, bool contact, Dice dice)
    {
        var day = _today.AddDays(-daysAgo);
        var ill = illness?.Covers(daysAgo) == true;
        var feverish = illness?.IsFeverishOn(daysAgo) == true;
        var travelled = travel >= daysAgo && travel <= daysAgo + 14;
        var answeredAt = AnsweredAt(day, daysAgo, dice);
        return new Declaration
        {
            PersonId = person.Id,
            Day = day,
            Version = 1,
            TemperatureTenths = (short)(feverish ? dice.Between(374, 391) : 361 + dice.Below(5) + dice.Below(5)),
            Symptoms = !ill ? None : feverish ? [Symptom.Fever, .. illness!.Symptoms] : illness!.Symptoms,
            ContactWithCase = contact,
            TravelledIn14Days = travelled,
            TravelPlaces = travelled ? Places[(person.Id + travel) % Places.Length] : null,
            Remarks = ill && dice.Chance(0.1) ? "已在家休息" : null,
            Attributes = travelled && person.Id % 2 == 0 ? Flight(person) : NoAttributes,
            AnsweredAt = answeredAt,
            ReceivedAt = answeredAt,
            ClientKey = dice.Guid(),
        };
    }

    private DateTimeOffset AnsweredAt(DateOnly day, int daysAgo, Dice dice)
    {
        var start = ChinaTime.StartOf(day);
        if (daysAgo == 0)
            return start + (now - start) * ((dice.Below(1000) + dice.Below(1000)) / 2000.0);
        var minute = dice.Chance(0.1) ? 18 * 60 + dice.Below(240) : 6 * 60 + dice.Below(150) + dice.Below(150);
        return start.AddSeconds(minute * 60 + dice.Below(60));
    }

    private static JsonElement Flight(PersonPlan person) =>
        JsonSerializer.SerializeToElement(new { recentFlight = $"XX{1000 + person.Id % 9000}" });

    private static Declaration WithVersion(Declaration answer, short version, bool superseded, DateTimeOffset at, Guid key) => new()
    {
        PersonId = answer.PersonId,
        Day = answer.Day,
        Version = version,
        Superseded = superseded,
        TemperatureTenths = (short)(superseded ? answer.TemperatureTenths + 1 : answer.TemperatureTenths),
        Symptoms = answer.Symptoms,
        ContactWithCase = answer.ContactWithCase,
        TravelledIn14Days = answer.TravelledIn14Days,
        TravelPlaces = answer.TravelPlaces,
        Remarks = answer.Remarks,
        Attributes = answer.Attributes,
        AnsweredAt = at,
        ReceivedAt = at,
        ClientKey = key,
    };
}

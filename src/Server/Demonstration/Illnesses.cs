using Paiyi.Server.Declarations;

namespace Paiyi.Server.Demonstration;

/// <summary>Some days on which a person is ill. Days count back from today, which is 0.</summary>
internal sealed record Illness(int FirstDaysAgo, int LastDaysAgo, Symptom[] Symptoms, bool Feverish)
{
    private const int FeverDays = 2;
    private const int Window = 32;

    /// <summary>Two in a hundred people are ill on a day, and not by themselves: with their household, or with their class or department.</summary>
    public static Illness? Of(PersonPlan person)
    {
        var own = new Dice(Luck.Illness, person.Id);
        var household = new Dice(Luck.Illness, -person.Household);
        if (household.Chance(0.22))
        {
            var start = household.Below(Window);
            if (own.Chance(0.5))
                return Fall(start, own);
        }

        if (person.Organisation == 0)
            return null;
        var group = new Dice(Luck.Outbreak, person.Organisation * 1_000_003L + person.Group.Aggregate(0, (sum, c) => sum * 31 + c));
        if (!group.Chance(0.12))
            return null;
        var outbreak = group.Below(Window);
        return own.Chance(0.3) ? Fall(Math.Max(0, outbreak - own.Below(4)), own) : null;
    }

    public bool Covers(int daysAgo) => daysAgo <= FirstDaysAgo && daysAgo >= LastDaysAgo;

    public bool IsFeverishOn(int daysAgo) => Feverish && daysAgo <= FirstDaysAgo && daysAgo > FirstDaysAgo - FeverDays;

    private static Illness Fall(int firstDaysAgo, Dice dice)
    {
        var feverish = dice.Chance(0.2);
        var symptoms = dice.Chance(0.65)
            ? [dice.Pick([Symptom.Cough, Symptom.SoreThroat, Symptom.Cough, Symptom.Fatigue, Symptom.Diarrhea])]
            : Several(dice);
        return new Illness(firstDaysAgo, Math.Max(0, firstDaysAgo - dice.Between(2, 5)), symptoms, feverish);
    }

    private static Symptom[] Several(Dice dice)
    {
        var symptoms = new List<Symptom> { Symptom.Cough };
        if (dice.Chance(0.6))
            symptoms.Add(Symptom.SoreThroat);
        if (dice.Chance(0.5))
            symptoms.Add(Symptom.Fatigue);
        if (dice.Chance(0.06))
            symptoms.Add(Symptom.Anosmia);
        if (dice.Chance(0.05))
            symptoms.Add(Symptom.Dyspnea);
        return [.. symptoms];
    }
}

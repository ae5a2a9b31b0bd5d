using Paiyi.Server.People;

namespace Paiyi.Server.Demonstration;

/// <summary>
/// People in households: couples with and without children, grandparents, singles. The first household is fixed: a
/// mother with a phone, a father, a pupil of nine without a phone, and a grandmother.
/// </summary>
internal sealed class Population
{
    /// <summary>The age of the pupil in the first household.</summary>
    private const int FirstChildAge = 9;

    /// <summary>How many grown-ups were registered twice, in two households.</summary>
    private const int MostTwice = 6;

    private readonly List<PersonPlan> _persons;
    private readonly List<byte> _households = [];
    private readonly Dictionary<(int Division, int Day, Sex Sex), short> _orders = [];
    private readonly DateOnly _today;
    private readonly int _count;
    private int _phones;

    private Population(int count, DateOnly today)
    {
        _persons = new List<PersonPlan>(count);
        _count = count;
        _today = today;
    }

    public IReadOnlyList<PersonPlan> Persons => _persons;

    /// <summary>The sub-district of each household.</summary>
    public IReadOnlyList<byte> Households => _households;

    /// <summary>Those who stand in the register a second time, as it seems.</summary>
    public IReadOnlyList<PersonPlan> Twice { get; private set; } = [];

    public static Population Build(DemonstrationCity city, int count, DateOnly today)
    {
        var population = new Population(count, today);
        while (population._persons.Count < count)
            population.AddHousehold(city);
        population.EnterTwice();
        return population;
    }

    /// <summary>Of the middle of the register, so that whoever stands first or last in a list is who he was.</summary>
    private void EnterTwice()
    {
        var grown = _persons.Skip(_count / 3).Where(p => p.Phone > 0 && p.AgeAt(_today) >= 20).Take(10 * MostTwice).ToArray();
        Twice = [.. Enumerable.Range(0, grown.Length / 10).Select(i => Again(grown[10 * i], grown[10 * i + 9], samePhone: i % 2 == 0))];
        foreach (var plan in Twice)
            _persons[plan.Id - 1] = plan;
    }

    private PersonPlan Again(PersonPlan person, PersonPlan other, bool samePhone)
    {
        var birth = person.BirthDate;
        return new PersonPlan
        {
            Id = other.Id, Household = other.Household, Subdistrict = other.Subdistrict, Habit = other.Habit, Name = person.Name, Sex = person.Sex,
            Phone = samePhone ? person.Phone : other.Phone,
            Order = TakeOrder(other.Subdistrict / DemonstrationCity.SubdistrictsPerDistrict, ref birth, person.Sex), BirthDate = birth,
        };
    }

    private void AddHousehold(DemonstrationCity city)
    {
        var number = _households.Count + 1;
        var dice = new Dice(Luck.Household, number);
        var subdistrict = (byte)(number == 1 ? 0 : dice.Below(city.Subdistricts.Count));
        _households.Add(subdistrict);
        if (number == 1)
        {
            AddFirst(subdistrict, dice);
            return;
        }

        var surname = ChineseNames.Surname(dice);
        var kind = dice.Below(100);
        if (kind < 12)
            Add(surname, dice.Chance(0.5) ? Sex.Male : Sex.Female, dice.Between(20, 62), ownPhone: true);
        else if (kind < 24)
            AddElderly(surname, dice);
        else
            AddFamily(surname, kind, dice);

        void Add(string family, Sex sex, int age, bool ownPhone, int guardianPhone = 0) =>
            this.Add(number, subdistrict, family, sex, age, ownPhone ? ++_phones : guardianPhone, dice);

        void AddElderly(string family, Dice luck)
        {
            var age = luck.Between(61, 84);
            Add(family, Sex.Male, age, luck.Chance(0.75));
            Add(ChineseNames.Surname(luck), Sex.Female, age - luck.Below(5), luck.Chance(0.7));
        }

        void AddFamily(string family, int draw, Dice luck)
        {
            var childAge = luck.Between(0, 19);
            var motherAge = draw < 40 ? luck.Between(22, 60) : childAge + luck.Between(23, 36);
            Add(family, Sex.Male, motherAge + luck.Below(5), ownPhone: true);
            Add(ChineseNames.Surname(luck), Sex.Female, motherAge, ownPhone: true);
            var guardian = luck.Chance(0.5) ? _phones : 0;
            if (draw >= 40)
                Add(family, SexOf(luck), childAge, childAge >= 16, guardian);
            if (draw >= 80)
                Add(family, SexOf(luck), luck.Between(0, 15), false, guardian);
            if (draw is >= 70 and < 84)
                Add(ChineseNames.Surname(luck), Sex.Female, motherAge + luck.Between(22, 30), luck.Chance(0.5));
        }
    }

    private void AddFirst(byte subdistrict, Dice dice)
    {
        Add(1, subdistrict, "林", Sex.Female, 36, ++_phones, dice);
        Add(1, subdistrict, "周", Sex.Male, 38, ++_phones, dice);
        Add(1, subdistrict, "周", Sex.Female, FirstChildAge, 0, dice);
        Add(1, subdistrict, "许", Sex.Female, 66, 0, dice);
    }

    private static Sex SexOf(Dice dice) => dice.Chance(0.52) ? Sex.Male : Sex.Female;

    private void Add(int household, byte subdistrict, string surname, Sex sex, int age, int phone, Dice dice)
    {
        if (_persons.Count == _count)
            return;
        var birth = _today.AddYears(-age).AddDays(-dice.Below(365));
        var order = TakeOrder(subdistrict / DemonstrationCity.SubdistrictsPerDistrict, ref birth, sex);
        _persons.Add(new PersonPlan
        {
            Id = _persons.Count + 1,
            Household = household,
            Subdistrict = subdistrict,
            Sex = sex,
            BirthDate = birth,
            Order = order,
            Name = surname + ChineseNames.GivenName(dice, sex == Sex.Female, birth.Year),
            Phone = phone,
            Habit = household == 1 || !dice.Chance(0.05) ? Habit.Steady : dice.Chance(0.8) ? Habit.Lax : Habit.Never,
        });
    }

    /// <summary>GB 11643 has 500 orders for a division, day and sex; when they are used up, the day before serves.</summary>
    private short TakeOrder(int division, ref DateOnly birth, Sex sex)
    {
        while (true)
        {
            ref var next = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(
                _orders, (division, birth.DayNumber, sex), out _);
            if (next < 500)
                // A stride without a common divisor: orders do not tell who was entered first.
                return (short)((next++ * 137 + birth.DayNumber) % 500);
            birth = birth.AddDays(-1);
        }
    }
}

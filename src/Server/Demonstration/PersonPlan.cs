using Paiyi.Server.People;

namespace Paiyi.Server.Demonstration;

/// <summary>How reliably a person declares.</summary>
internal enum Habit
{
    Steady,
    Lax,
    Never,
}

/// <summary>What is decided about a person before anything is encrypted or written.</summary>
internal sealed class PersonPlan
{
    /// <summary>The person's id; 1 is the first.</summary>
    public required int Id { get; init; }

    public required int Household { get; init; }

    /// <summary>Index of the sub-district.</summary>
    public required byte Subdistrict { get; init; }

    public required Sex Sex { get; init; }

    public required DateOnly BirthDate { get; init; }

    /// <summary>Distinguishes people of one division, birthday and sex in their document numbers.</summary>
    public required short Order { get; init; }

    public required string Name { get; init; }

    /// <summary>Number of an invented phone; 0 for none.</summary>
    public required int Phone { get; init; }

    public required Habit Habit { get; init; }

    /// <summary>0 for nobody's roster.</summary>
    public int Organisation { get; set; }

    public string Group { get; set; } = "";

    public string? Number { get; set; }

    public int AgeAt(DateOnly day) => day.Year - BirthDate.Year - (day.DayOfYear < BirthDate.DayOfYear ? 1 : 0);

    public bool IsFemale => Sex == Sex.Female;
}

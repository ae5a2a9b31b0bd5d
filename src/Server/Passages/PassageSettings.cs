namespace Paiyi.Server.Passages;

/// <summary>What an installation may set of gates, in the configuration section <c>Passages</c>.</summary>
public sealed record PassageSettings
{
    /// <summary>Nobody is admitted from this temperature on, in tenths of a degree Celsius.</summary>
    public int FeverTenths { get; init; } = 373;

    /// <summary>People whom one keeper may look up by hand in an hour.</summary>
    public int LookupsPerHour { get; init; } = 60;

    /// <summary>Passages of other systems and on paper are imported when they are no older than this.</summary>
    public int ImportDays { get; init; } = 90;
}

namespace Paiyi.Server.Platform.Time;

/// <summary>The product's calendar: days begin at midnight China Standard Time (UTC+8, no daylight saving since 1991).</summary>
public static class ChinaTime
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    public static DateOnly Today(this TimeProvider clock) => DayOf(clock.GetUtcNow());

    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    /// <summary>What a clock on a wall in China shows at an instant.</summary>
    public static DateTime LocalOf(DateTimeOffset instant) => instant.ToOffset(Offset).DateTime;

    /// <summary>Date and minute as people in China read them: <c>2026-03-02 08:12</c>.</summary>
    public static string Text(DateTimeOffset instant) => instant.ToOffset(Offset).ToString("yyyy-MM-dd HH:mm");

    /// <summary>The instant at which a day ends (exclusive), in UTC. The last day of the calendar never does.</summary>
    public static DateTimeOffset EndOf(DateOnly day) => day == DateOnly.MaxValue ? DateTimeOffset.MaxValue : StartOf(day.AddDays(1));

    /// <summary>The instant without what is finer than a millisecond, which rules and browsers do not know.</summary>
    public static DateTimeOffset ToMilliseconds(this DateTimeOffset instant) => instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerMillisecond));

    /// <summary>The instant at which a day begins (inclusive), in UTC; the first day of the calendar has always been.</summary>
    public static DateTimeOffset StartOf(DateOnly day) => day == DateOnly.MinValue
        ? DateTimeOffset.MinValue
        : new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), Offset).ToUniversalTime();
}

using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.Declarations;

/// <summary>The configuration section <c>Declarations</c>.</summary>
public sealed class DeclarationSettings
{
    /// <summary>The time of day (China) after which a missing declaration is overdue.</summary>
    public TimeOnly Deadline { get; init; } = new(12, 0);

    /// <summary>When the missing are reminded by themselves, as a cron expression in China time; null means never.</summary>
    public string? RemindAt { get; init; }

    public ReminderChannel RemindBy { get; init; } = ReminderChannel.Notice;

    /// <summary>Whether a person who has not declared for the current day is late.</summary>
    public DeclarationState StateWithout(DateTimeOffset now) =>
        now >= ChinaTime.StartOf(ChinaTime.DayOf(now)) + Deadline.ToTimeSpan() ? DeclarationState.Overdue : DeclarationState.NotYet;
}

/// <summary>How a person stands with today's declaration.</summary>
public enum DeclarationState
{
    NotYet,
    Declared,
    Overdue,
}

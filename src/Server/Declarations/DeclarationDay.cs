using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.Declarations;

/// <summary>Decides for which day an answer may count: today, or yesterday when the phone was without a network.</summary>
internal static class DeclarationDay
{
    /// <summary>How far the clocks of phones may be off.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>How long after it was given an offline answer may arrive.</summary>
    public static readonly TimeSpan MaxDelay = TimeSpan.FromHours(36);

    /// <summary>Null when the answer counts for that day.</summary>
    public static Refusal? Check(DateOnly day, DateTimeOffset answeredAt, DateTimeOffset now)
    {
        var today = ChinaTime.DayOf(now);
        if (answeredAt > now + Tolerance || day > today)
            return DeclarationProblems.ClockWrong(now);
        if (day < today.AddDays(-1) || now - answeredAt > MaxDelay)
            return DeclarationProblems.DayClosed;
        var begins = ChinaTime.StartOf(day);
        return answeredAt < begins - Tolerance || answeredAt >= begins.AddDays(1) + Tolerance
            ? DeclarationProblems.ClockWrong(now)
            : null;
    }
}

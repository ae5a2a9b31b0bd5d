namespace Paiyi.Server.Tests.Fixtures;

/// <summary>A clock that stands still until a test moves it; timers run on real time.</summary>
public sealed class TestClock : TimeProvider
{
    /// <summary>Ten in the morning in China, on a Monday.</summary>
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 2, 0, 0, TimeSpan.Zero);

    public DateTimeOffset Now { get; set; } = Start;

    public override DateTimeOffset GetUtcNow() => Now;

    public void Advance(TimeSpan time) => Now += time;
}

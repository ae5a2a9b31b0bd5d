using System.Globalization;

namespace Paiyi.Server.Platform.Time;

/// <summary>
/// A clock that always shows one moment, so that a demonstration looks the same on every day. Only Development may be told
/// another time than it is: <c>Clock:StandsAt</c>.
/// </summary>
internal sealed class StandingClock(DateTimeOffset moment) : TimeProvider
{
    private const string Setting = "Clock:StandsAt";

    public override DateTimeOffset GetUtcNow() => moment;

    public static TimeProvider Of(IConfiguration configuration, IHostEnvironment environment) => configuration[Setting] switch
    {
        null => System,
        _ when !environment.IsDevelopment() => throw new InvalidOperationException($"{Setting} is for Development only."),
        var moment => new StandingClock(DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture).ToUniversalTime()),
    };
}

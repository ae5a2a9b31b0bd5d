using System.ComponentModel.DataAnnotations;

namespace Paiyi.Server.Notices;

/// <summary>What an installation may set of notices, in the configuration section <c>Notices</c>.</summary>
public sealed record NoticeSettings
{
    /// <summary>The hour, in China, at which text messages that are not urgent stop.</summary>
    [Range(0, 24)]
    public int QuietFrom { get; init; } = 21;

    /// <summary>The hour at which they go on.</summary>
    [Range(0, 24)]
    public int QuietUntil { get; init; } = 8;

    /// <summary>Notices that one officer may write in an hour.</summary>
    public int PerHour { get; init; } = 30;

    /// <summary>Persons whom one notice may reach by text message.</summary>
    public int MostSms { get; init; } = 50_000;

    /// <summary>When a text message may leave that is ready now.</summary>
    public DateTimeOffset MayLeave(DateTimeOffset now, bool urgent)
    {
        if (urgent || QuietFrom == QuietUntil)
            return now;
        var china = now.ToOffset(TimeSpan.FromHours(8));
        var quiet = QuietFrom > QuietUntil ? china.Hour >= QuietFrom || china.Hour < QuietUntil : china.Hour >= QuietFrom && china.Hour < QuietUntil;
        if (!quiet)
            return now;
        var day = china.Hour >= QuietFrom && QuietFrom > QuietUntil ? china.Date.AddDays(1) : china.Date;
        return new DateTimeOffset(day.AddHours(QuietUntil), TimeSpan.FromHours(8)).ToUniversalTime();
    }
}

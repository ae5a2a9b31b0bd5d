namespace Paiyi.Server.Platform.Live;

/// <summary>The section <c>Live</c> of the configuration.</summary>
public sealed class LiveSettings
{
    /// <summary>Streams of one process; further pages poll instead.</summary>
    public int MostStreams { get; init; } = 5_000;

    /// <summary>Streams of one session: as many windows as somebody has in sight.</summary>
    public int MostPerSession { get; init; } = 6;

    /// <summary>After so many seconds without news a stream says that it is still there, and looks whether its session is.</summary>
    public int BeatSeconds { get; init; } = 20;
}

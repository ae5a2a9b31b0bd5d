using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Passages.Verifications;

/// <summary>When a passage happened, as the phone says: it may have waited for the network, but not for ever.</summary>
internal static class RecordedTime
{
    /// <summary>How long a phone may keep a passage before it is sent.</summary>
    public static readonly TimeSpan Oldest = TimeSpan.FromHours(72);

    /// <summary>How far the clock of a phone may be ahead.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(2);

    public static Refusal? Check(DateTimeOffset at, DateTimeOffset now) =>
        at > now + Ahead ? PassageProblems.InFuture : at < now - Oldest ? PassageProblems.TooOld : null;

    /// <summary>The instant to keep: a clock that is a little ahead does not write into the future.</summary>
    public static DateTimeOffset Of(DateTimeOffset at, DateTimeOffset now) => (at > now ? now : at).ToUniversalTime();
}

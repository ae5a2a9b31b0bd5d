using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http.HttpResults;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Sessions;

namespace Paiyi.Server.Platform.Live;

/// <summary>
/// What an open page is sent: <c>ready</c> once, <c>changed</c> with the name of a topic, <c>beat</c> when nothing happened
/// for a while, and <c>ended</c> when the session has. No data: the page reads again what it shows, as it may.
/// </summary>
public sealed class LiveAnswer(LiveHub hub, SessionStore sessions)
{
    /// <param name="place">Of the caller's own scope; nothing else is heard.</param>
    /// <param name="topics">A mask of what the caller may read about.</param>
    internal Results<ServerSentEventsResult<string>, Refusal> Follow(HttpContext http, string place, int topics)
    {
        var session = http.Features.Get<Session>()!;
        if (hub.Open(place, topics, session.Id) is not { } stream)
            return PlatformProblems.TooMany;
        // A proxy that gathers answers would hold back every message.
        http.Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(EventsAsync(http, stream, session.Kind, http.RequestAborted));
    }

    private async IAsyncEnumerable<SseItem<string>> EventsAsync(
        HttpContext http, LiveStream stream, SessionKind kind, [EnumeratorCancellation] CancellationToken ct)
    {
        try
        {
            // Those who lose their process in the same moment do not come back in the same moment.
            yield return new SseItem<string>("", "ready") { ReconnectionInterval = TimeSpan.FromMilliseconds(Random.Shared.Next(1000, 5000)) };
            while (!ct.IsCancellationRequested)
            {
                await stream.WaitAsync(ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (ct.IsCancellationRequested || (stream.Ended && !stream.SessionEnded))
                    yield break;
                if (stream.SessionEnded || (stream.TakeBeat() && !await LivesAsync(http, kind)))
                {
                    yield return new SseItem<string>("", "ended");
                    yield break;
                }

                var changed = stream.Take();
                foreach (var topic in LiveTopics.In(changed))
                    yield return new SseItem<string>(LiveTopics.Name(topic), "changed");
                if (changed == 0)
                    yield return new SseItem<string>("", "beat");
            }
        }
        finally
        {
            hub.Close(stream);
        }
    }

    /// <summary>While Redis is away, nobody's session is taken for ended.</summary>
    private async Task<bool> LivesAsync(HttpContext http, SessionKind kind)
    {
        try
        {
            return SessionCookies.Secret(http.Request, kind) is { } secret && await sessions.LivesAsync(kind, secret);
        }
        catch (Exception e) when (ProblemPipeline.IsOutage(e))
        {
            return true;
        }
    }
}

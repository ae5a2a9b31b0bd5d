using System.Net.ServerSentEvents;
using System.Threading.Channels;

namespace Paiyi.Server.Tests.Fixtures;

/// <summary>An open page that follows changes, and what it was told.</summary>
public sealed class LivePage : IAsyncDisposable
{
    private readonly HttpResponseMessage answer;
    private readonly Channel<string> told = Channel.CreateUnbounded<string>();
    private readonly CancellationTokenSource closing = new();
    private readonly Task reading;

    private LivePage(HttpResponseMessage answer, Stream stream)
    {
        this.answer = answer;
        reading = ReadAsync(stream);
    }

    public HttpResponseMessage Answer => answer;

    /// <summary>Opens it and waits for its first message.</summary>
    public static async Task<LivePage> OpenAsync(HttpClient client, string path)
    {
        var answer = await client.SendAsync(new HttpRequestMessage(HttpMethod.Get, path), HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        var page = new LivePage(answer, await answer.Content.ReadAsStreamAsync());
        var first = await page.NextAsync();
        return first == "ready" ? page : throw new InvalidOperationException($"The first message was '{first}'.");
    }

    /// <summary>The next message but beats: <c>changed passages</c>, <c>ended</c>; <c>closed</c> at the end; null when none came in time.</summary>
    public async Task<string?> NextAsync(int seconds = 15)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        try
        {
            return await told.Reader.ReadAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        catch (ChannelClosedException)
        {
            return "closed";
        }
    }

    /// <summary>Reads until that message came; false when it did not in time.</summary>
    public async Task<bool> HearsAsync(string message, int seconds = 15)
    {
        var until = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(until).TotalSeconds < seconds)
        {
            var next = await NextAsync(seconds);
            if (next == message)
                return true;
            if (next is null or "closed")
                return false;
        }

        return false;
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        answer.Dispose();
        await reading;
        closing.Dispose();
    }

    private async Task ReadAsync(Stream stream)
    {
        try
        {
            await foreach (var item in SseParser.Create(stream).EnumerateAsync(closing.Token))
            {
                if (item.EventType != "beat")
                    told.Writer.TryWrite($"{item.EventType} {item.Data}".Trim());
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or HttpRequestException or ObjectDisposedException)
        {
            // Closed here or there.
        }

        told.Writer.TryComplete();
    }
}

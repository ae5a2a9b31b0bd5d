using System.Collections.Concurrent;
using System.Diagnostics;

namespace Paiyi.Bench.Imports;

/// <summary>Requests at a fixed rate, whatever the answers take: somebody at a gate does not come later because others wait.</summary>
internal sealed class OpenLoad(string url, IReadOnlyList<(string Path, string Cookie)> requests, int perSecond) : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { UseCookies = false, MaxConnectionsPerServer = 64 }) { BaseAddress = new Uri(url) };
    private int _next;

    /// <summary>The milliseconds that 99 of 100 answers took at most, for requests sent until <paramref name="stop"/>.</summary>
    public async Task<double> P99Async(CancellationToken stop)
    {
        var times = new ConcurrentBag<double>();
        var answers = new List<Task>();
        var start = Stopwatch.GetTimestamp();
        for (var number = 1; !stop.IsCancellationRequested; number++)
        {
            answers.Add(SendAsync(times));
            if (TimeSpan.FromSeconds((double)number / perSecond) - Stopwatch.GetElapsedTime(start) is { Ticks: > 0 } wait)
                await Task.Delay(wait, CancellationToken.None);
        }

        await Task.WhenAll(answers);
        return times.Order().ElementAt((int)(times.Count * 0.99));
    }

    public void Dispose() => _client.Dispose();

    private async Task SendAsync(ConcurrentBag<double> times)
    {
        var (path, cookie) = requests[(int)((uint)Interlocked.Increment(ref _next) % requests.Count)];
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Cookie", cookie);
        var sent = Stopwatch.GetTimestamp();
        using var answer = await _client.SendAsync(request, CancellationToken.None);
        answer.EnsureSuccessStatusCode();
        times.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
    }
}

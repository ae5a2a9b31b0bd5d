using System.Diagnostics;
using System.Globalization;
using Paiyi.Bench.Servers;
using StackExchange.Redis;

namespace Paiyi.Bench;

/// <summary>
/// Two thousand open pages on one process: what each costs in memory, and what all cost in processor time while nothing
/// happens and while something changes for every one of them once a second.
/// </summary>
internal static class LiveBenchmark
{
    private const int Pages = 2000;
    private const int PerSession = 5;

    public static async Task RunAsync(Run run)
    {
        var (name, _) = await run.Stage.SeededAsync(20_000);
        var (url, redis) = await run.Stage.StartPaiyiAsync(name);
        var process = run.Stage.LastProcess;
        await using var database = run.Stage.Database(name);
        var region = await database.ScalarAsync<string>("SELECT path FROM regions ORDER BY length(path), path LIMIT 1");
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Pages + 10, UseCookies = false }) { Timeout = Timeout.InfiniteTimeSpan };
        await OpenAsync(client, url, await Sessions.ViewerAsync(redis, region, null));

        var before = ResidentKilobytes(process);
        var watch = Stopwatch.StartNew();
        var pages = new List<StreamReader>();
        for (var opened = 0; opened < Pages; opened += PerSession)
        {
            var cookie = await Sessions.ViewerAsync(redis, region, null);
            pages.AddRange(await Task.WhenAll(Enumerable.Range(0, PerSession).Select(_ => OpenAsync(client, url, cookie))));
        }

        var took = watch.Elapsed;
        var heard = 0;
        _ = pages.Select(page => Task.Run(async () =>
        {
            while (await page.ReadLineAsync() is { } line)
            {
                if (line.StartsWith("event: changed", StringComparison.Ordinal))
                    Interlocked.Increment(ref heard);
            }
        })).ToArray();
        await Task.Delay(TimeSpan.FromSeconds(3));
        var each = (ResidentKilobytes(process) - before) / Pages;
        var idle = await ProcessorAsync(process, run.Seconds, () => Task.CompletedTask);
        heard = 0;
        var busy = await ProcessorAsync(process, run.Seconds, () => redis.GetSubscriber().PublishAsync(RedisChannel.Literal("live"), $"0 r:{region}"));
        await Task.Delay(TimeSpan.FromSeconds(2));

        Run.Table(
            ["", "measured"],
            ["pages open", $"{pages.Count:N0}"], ["opened in, s", Run.Number(took.TotalSeconds)], ["memory of each, kB", Run.Number(each)],
            ["processor while nothing happens, % of one", Run.Number(idle * 100)],
            ["processor with a change for all each second, % of one", Run.Number(busy * 100)],
            ["messages heard", $"{heard:N0}"]);
        Run.AtMost("live-page-kb", each, 64);
        Run.AtMost("live-idle-cpu", idle, 0.05);
        Run.AtMost("live-busy-cpu", busy, 0.5);
        Run.AtLeast("live-heard", heard, Pages * (run.Seconds - 1));
    }

    private static async Task<StreamReader> OpenAsync(HttpClient client, string url, string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{url}/api/command/live") { Headers = { { "Cookie", cookie } } };
        var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        return new StreamReader(await answer.Content.ReadAsStreamAsync());
    }

    /// <summary>The share of one processor that the process used.</summary>
    private static async Task<double> ProcessorAsync(int process, int seconds, Func<Task> eachSecond)
    {
        using var watched = Process.GetProcessById(process);
        var (before, watch) = (watched.TotalProcessorTime, Stopwatch.StartNew());
        for (var second = 0; second < seconds; second++)
        {
            await eachSecond();
            await Task.Delay(TimeSpan.FromSeconds(1));
        }

        watched.Refresh();
        return (watched.TotalProcessorTime - before).TotalSeconds / watch.Elapsed.TotalSeconds;
    }

    private static double ResidentKilobytes(int process) => double.Parse(
        File.ReadLines($"/proc/{process}/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
        CultureInfo.InvariantCulture);
}

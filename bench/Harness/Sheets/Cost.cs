using System.Diagnostics;

namespace Paiyi.Bench.Sheets;

/// <summary>
/// What some work took. Goals compare processor time: everything that is compared works on one thread, and on a machine
/// that others use too the clock on the wall measures them.
/// </summary>
internal sealed record Cost(double Seconds, double ProcessorSeconds)
{
    public static async Task<Cost> OfAsync(Func<Task> work)
    {
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        await work();
        var seconds = watch.Elapsed.TotalSeconds;
        process.Refresh();
        return new Cost(seconds, (process.TotalProcessorTime - before).TotalSeconds);
    }

    /// <summary>Each work in turn, so many rounds, after one that does not count; the median of each.</summary>
    public static async Task<Cost[]> InTurnsAsync(int rounds, params Func<Task>[] works)
    {
        var costs = works.Select(_ => new List<Cost>()).ToArray();
        for (var round = 0; round <= rounds; round++)
        {
            for (var at = 0; at < works.Length; at++)
            {
                var cost = await OfAsync(works[at]);
                if (round > 0)
                    costs[at].Add(cost);
            }
        }

        return [.. costs.Select(c => new Cost(Run.Median(c.Select(one => one.Seconds)), Run.Median(c.Select(one => one.ProcessorSeconds))))];
    }

    public string[] Row(string what, params string[] more) => [what, Run.Number(Seconds), Run.Number(ProcessorSeconds), .. more];
}

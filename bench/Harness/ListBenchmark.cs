using Paiyi.Bench.Tools;

namespace Paiyi.Bench;

/// <summary>
/// The list of persons as viewers see it, the role with the fewest permissions, in a city of a million beside one of
/// twenty thousand: the first page, deep pages and filters.
/// </summary>
internal static class ListBenchmark
{
    public const int ManyPersons = 1_000_000;
    private const int FewPersons = 20_000;
    private const int Connections = 8;

    public static async Task RunAsync(Run run)
    {
        var few = await ListPages.PrepareAsync(run.Stage, FewPersons);
        var many = await ListPages.PrepareAsync(run.Stage, ManyPersons);
        var rows = new List<string[]>();
        var (slowest, growth) = (0.0, 0.0);
        foreach (var (small, large) in few.Zip(many))
        {
            Wrk?[] loads = [small.Paiyi, large.Paiyi, large.Koa];
            var results = loads.Select(_ => new List<WrkResult>()).ToArray();
            for (var round = -1; round < run.Rounds; round++)
            {
                for (var side = 0; side < loads.Length; side++)
                {
                    // The round before the first warms up.
                    if (loads[side] is { } load && await load.RunAsync(Connections, round < 0 ? 1 : run.Seconds) is { } result && round >= 0)
                        results[side].Add(result);
                }
            }

            rows.Add([large.Name, .. results.SelectMany(Cells), $"{results.Sum(side => side.Sum(r => r.Failed))}"]);
            slowest = Math.Max(slowest, Run.Median(results[1].Select(r => r.P99)));
            growth = Math.Max(growth, Run.Median(results[1].Zip(results[0], (m, f) => m.Median / f.Median)));
        }

        Run.Table([["", "20 k: median ms", "p99 ms", "1 M: median ms", "p99 ms", "Koa 1 M: median ms", "p99 ms", "failed"], .. rows]);
        Run.AtMost("list-slowest-p99-ms", slowest, 300);
        Run.AtMost("list-median-of-20k", growth, 2);
    }

    private static string[] Cells(List<WrkResult> results) => results.Count == 0
        ? ["–", "–"]
        : [Run.Number(Run.Median(results.Select(r => r.Median))), Run.Number(Run.Median(results.Select(r => r.P99)))];
}

using System.Globalization;
using Paiyi.Bench.Servers;

namespace Paiyi.Bench;

/// <summary>What a phone loads before it shows the mobile app's first page, with an empty cache.</summary>
internal static class FirstPageBenchmark
{
    public static async Task RunAsync(Run run)
    {
        var (name, _) = await run.Stage.SeededAsync(20_000);
        var (url, _) = await run.Stage.StartPaiyiAsync(name);
        var output = await Child.RunAsync("node", ["bench/first-page.mjs", $"{url}/m/"]);
        var files = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')).ToArray();
        var total = files.Sum(f => double.Parse(f[1], CultureInfo.InvariantCulture)) / 1000;
        Run.Table([["file", "bytes", "encoding"], .. files, ["together, kB", Run.Number(total), ""]]);
        Run.AtMost("first-page-kb", total, 100);
    }
}

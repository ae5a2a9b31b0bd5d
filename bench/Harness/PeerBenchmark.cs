using Paiyi.Bench.Exports;
using Paiyi.Bench.Imports;
using Paiyi.Bench.Servers;

namespace Paiyi.Bench;

/// <summary>
/// Import and export of 100,000 rows beside the Koa peer: the seconds from the first byte sent to the last thing done, and the
/// memory that it takes beyond what the processes hold at rest.
/// </summary>
internal static class PeerBenchmark
{
    private const string Database = "bench_peer";
    private const int Rows = 100_000;

    public static async Task RunAsync(Run run)
    {
        var (seeded, _) = await run.Stage.SeededAsync(Rows);
        await run.Stage.CloneAsync(seeded, Database);
        await using var database = run.Stage.Database(Database);
        var folder = Directory.CreateTempSubdirectory("paiyi-bench-");
        try
        {
            using var koa = await KoaPeer.OpenAsync(run.Stage, Database);
            await using (var school = await School.OpenAsync(run.Stage, database))
                await ImportAsync(run, school, koa, folder.FullName);
            using var office = await Office.OpenAsync(run.Stage, database, Database);
            await ExportAsync(run, office, koa);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task ImportAsync(Run run, School school, KoaPeer koa, string folder)
    {
        var file = Path.Combine(folder, "roster.xlsx");
        await RosterFile.WriteAsync(file, Rows / 20, RosterFile.Kind.Known);
        await school.ImportAsync(file);
        var (mine, peer) = (new Side("import", school.Server, school.Worker), new Side("import", koa.Process));
        for (var round = 0; round < run.Rounds; round++)
        {
            var from = Rows * (round + 1);
            await RosterFile.WriteAsync(file, Rows, RosterFile.Kind.Mixed, from);
            await mine.TakeAsync(async () =>
            {
                var took = await school.ImportAsync(file);
                return took.Upload + took.Check + took.Commit;
            });
            await KoaPeer.WriteAsync(file, Rows, from);
            await peer.TakeAsync(() => koa.ImportAsync(file, Rows));
        }

        Report("import", mine, peer);
    }

    private static async Task ExportAsync(Run run, Office office, KoaPeer koa)
    {
        await office.TakeAsync("format=xlsx");
        var (mine, peer) = (new Side("export", office.Process), new Side("export", koa.Process));
        for (var round = 0; round < run.Rounds; round++)
        {
            await mine.TakeAsync(async () => (await office.TakeAsync("format=xlsx")).Seconds);
            await peer.TakeAsync(() => koa.ExportAsync(Rows));
        }

        Report("export", mine, peer);
    }

    private static void Report(string what, Side mine, Side peer)
    {
        Run.Table(
            [$"{what} of {Rows:N0} rows", "seconds", "MB at rest", "MB at most", "MB taken"],
            mine.Row("Paiyi"), peer.Row("Koa peer"));
        Run.AtLeast($"{what}-times-faster-than-koa", Run.Median(peer.Seconds.Zip(mine.Seconds, (theirs, ours) => theirs / ours)), 5);
        Run.AtMost($"{what}-memory-taken-of-koa", mine.Taken / peer.Taken, 0.2);
        Run.AtMost($"{what}-memory-in-all-of-koa", mine.Most / peer.Most, 0.2);
    }

    /// <summary>What the rounds of one side took, in all processes that take part.</summary>
    private sealed class Side(string what, params int[] processes)
    {
        private readonly List<(double AtRest, double Most)> _memory = [];

        public List<double> Seconds { get; } = [];

        public double Rest => Run.Median(_memory.Select(m => m.AtRest));

        public double Most => _memory.Max(m => m.Most);

        /// <summary>The most that one round took beyond what was there before it.</summary>
        public double Taken => Math.Max(1, _memory.Max(m => m.Most - m.AtRest));

        public async Task TakeAsync(Func<Task<double>> work)
        {
            var rest = processes.Sum(ProcessMemory.AtRest);
            Seconds.Add(await work());
            _memory.Add((rest, processes.Sum(ProcessMemory.Peak)));
            Console.WriteLine($"  {what}: {Run.Number(Seconds[^1])} s, {Run.Number(rest)} to {Run.Number(_memory[^1].Most)} MB");
        }

        public string[] Row(string name) => [name, Run.Number(Run.Median(Seconds)), Run.Number(Rest), Run.Number(Most), Run.Number(Taken)];
    }
}

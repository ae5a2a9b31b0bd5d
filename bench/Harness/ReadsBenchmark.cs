using Paiyi.Bench.Imports;
using Paiyi.Bench.Servers;

namespace Paiyi.Bench;

/// <summary>
/// Health codes that residents show, 200 a second, while a school imports 100,000 rows into a city of a million; beside the
/// same without an import, in turns.
/// </summary>
internal static class ReadsBenchmark
{
    private const string Database = "bench_reads";
    private const int Rows = 100_000;
    private const int PerSecond = 200;
    private const int Citizens = 2_000;

    public static async Task RunAsync(Run run)
    {
        var (seeded, _) = await run.Stage.SeededAsync(ListBenchmark.ManyPersons);
        await run.Stage.CloneAsync(seeded, Database);
        await using var database = run.Stage.Database(Database);
        await using var school = await School.OpenAsync(run.Stage, database);
        var citizens = await Sessions.CitizensAsync(database, school.Redis, Citizens);
        using var reads = new OpenLoad(school.Url, [.. citizens.Select(c => ($"/api/mobile/people/{c.PersonId}/health-code", c.Cookie))], PerSecond);
        await QuietAsync(reads, 20);

        var (quiet, during) = (new List<double>(), new List<double>());
        for (var round = 0; round < run.Rounds; round++)
        {
            quiet.Add(await QuietAsync(reads, Math.Max(20, run.Seconds)));
            during.Add(await ImportingAsync(reads, school, round));
        }

        Run.Table(
            [$"{PerSecond} codes a second, p99 in ms", "median of rounds", "rounds"],
            ["nothing else", Run.Number(Run.Median(quiet)), string.Join(" ", quiet.Select(Run.Number))],
            [$"while {Rows:N0} rows are imported", Run.Number(Run.Median(during)), string.Join(" ", during.Select(Run.Number))]);
        Run.AtMost("reads-p99-during-import", Run.Median(during.Zip(quiet, (d, q) => d / q)), 1.5);
    }

    private static async Task<double> QuietAsync(OpenLoad reads, int seconds)
    {
        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        return await reads.P99Async(end.Token);
    }

    /// <summary>From the end of the upload to the end of the commit; the colours that follow are not waited for, and not stopped.</summary>
    private static async Task<double> ImportingAsync(OpenLoad reads, School school, int round)
    {
        var file = Path.Combine(Path.GetTempPath(), $"paiyi-bench-{Guid.NewGuid():N}.xlsx");
        try
        {
            await RosterFile.WriteAsync(file, Rows, RosterFile.Kind.Mixed, from: Rows * (round + 2));
            using var end = new CancellationTokenSource();
            var p99 = reads.P99Async(end.Token);
            await school.ImportAsync(file);
            await end.CancelAsync();
            return await p99;
        }
        finally
        {
            File.Delete(file);
        }
    }
}

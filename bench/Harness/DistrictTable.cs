using Npgsql;
using Paiyi.Bench.Servers;
using Paiyi.Bench.Tools;
using Paiyi.Server.Accounts;

namespace Paiyi.Bench;

/// <summary>The table of persons as the officer of the largest district of a million sees it, with and without a colour, and how PostgreSQL found each page.</summary>
internal static class DistrictTable
{
    private const int Connections = 8;
    private const int RowsOfPage = 20;
    private static readonly int[] Pages = [1, 100, 10_000];

    public static async Task RunAsync(Run run)
    {
        var (name, _) = await run.Stage.SeededAsync(ListBenchmark.ManyPersons);
        await using var database = run.Stage.Database(name);
        var district = (await database.ListAsync(
            """
            SELECT r.path, count(*) FROM regions r JOIN persons p ON p.region_path LIKE r.path || '%'
            WHERE r.level = 'District' GROUP BY r.path ORDER BY count(*) DESC LIMIT 1
            """, r => r.GetString(0))).Single();
        await using var plans = await Plans.CollectAsync(run.Stage, database, name);
        var (url, redis) = await run.Stage.StartPaiyiAsync(name);
        var cookie = await Sessions.StaffAsync(redis, Role.DistrictOfficer, district, null);
        var rows = new List<string[]>();
        var slowest = 0.0;
        foreach (var colour in new[] { null, "green", "yellow", "red" })
        {
            foreach (var page in Pages)
            {
                if (await CursorAsync(database, district, colour, page) is not { } cursor)
                    continue;
                var path = $"/api/command/persons?size={RowsOfPage}&region={Uri.EscapeDataString(district)}"
                    + (colour is null ? "" : $"&colour={colour}") + (cursor > 0 ? $"&cursor={cursor}" : "");
                using var load = new Wrk(url, [Wrk.Get(path, cookie)]);
                await load.RunAsync(Connections, 3);
                var results = new List<WrkResult>();
                for (var round = 0; round < run.Rounds; round++)
                    results.Add(await load.RunAsync(Connections, run.Seconds));
                var p99 = Run.Median(results.Select(r => r.P99));
                slowest = Math.Max(slowest, p99);
                var title = $"district{(colour is null ? "" : ", " + colour)}: page {page:N0}";
                rows.Add([title, Run.Number(Run.Median(results.Select(r => r.Median))), Run.Number(p99), $"{results.Sum(r => r.Failed)}"]);
                await plans.PrintAsync(title, url + path, cookie);
            }
        }

        Run.Table([["", "median ms", "p99 ms", "failed"], .. rows]);
        Run.AtMost("table-of-district-p99-ms", slowest, 300);
    }

    /// <summary>The last person of the page before; 0 for the first page, none when there are not so many pages.</summary>
    private static async Task<long?> CursorAsync(NpgsqlDataSource database, string district, string? colour, int page) => page == 1
        ? 0
        : (await database.ListAsync(
            $"""
            SELECT p.id FROM persons p {(colour is null ? "" : $"JOIN health_codes h ON h.person_id = p.id AND h.colour = '{char.ToUpperInvariant(colour[0])}{colour[1..]}'")}
            WHERE p.region_path LIKE '{district}%' ORDER BY p.id DESC OFFSET {((long)page - 1) * RowsOfPage - 1} LIMIT 1
            """, r => (long?)r.GetInt64(0))).SingleOrDefault();
}

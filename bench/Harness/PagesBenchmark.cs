using System.Text.Json;
using Paiyi.Bench.Servers;
using Paiyi.Server.Accounts;

namespace Paiyi.Bench;

/// <summary>
/// Pages as a slow phone or desk opens them, with an empty cache: when something is painted, when the content is there and
/// when the page answers without delay.
/// </summary>
internal static class PagesBenchmark
{
    private static readonly JsonSerializerOptions Json = JsonSerializerOptions.Web;

    public static async Task RunAsync(Run run)
    {
        var (name, _) = await run.Stage.SeededAsync(ListBenchmark.ManyPersons);
        var (url, redis) = await run.Stage.StartPaiyiAsync(name);
        await using var database = run.Stage.Database(name);
        var district = await database.ScalarAsync<string>("SELECT path FROM regions WHERE level = 'District' ORDER BY id LIMIT 1");
        var officer = await Sessions.StaffAsync(redis, Role.DistrictOfficer, district, null);
        var (person, citizen, _) = (await Sessions.CitizensAsync(database, redis, 1)).Single();
        var pages = new[]
        {
            new Opened("mobile: sign-in", $"{url}/m/#/resident/sign-in", null, "#app input", 2500, 60),
            new Opened("mobile: home", $"{url}/m/#/resident", citizen, "#app .card", 2500, null),
            new Opened("mobile: declaration", $"{url}/m/#/resident/people/{person}/declaration", citizen, ".declaration-page form .main-button", 3000, null),
            new Opened("console: sign-in", $"{url}/command/", null, "#app input", null, null),
            new Opened("console: list of persons", $"{url}/command/persons", officer, "tbody tr", 4000, null),
        };
        var seen = pages.ToDictionary(page => page.Name, _ => new List<Seen>());
        var request = JsonSerializer.Serialize(pages.Select(page => page.Request()), Json);
        for (var round = 0; round < run.Rounds; round++)
        {
            var output = await Child.RunAsync("node", ["bench/pages.mjs", request]);
            foreach (var line in output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                var one = JsonSerializer.Deserialize<Seen>(line, Json)!;
                seen[one.Name].Add(one);
            }
        }

        Run.Table([
            ["", "painted ms", "content ms", "interactive ms", "blocked ms", "script kB", "all kB"],
            .. pages.Select(page => Cells(page, seen[page.Name])),
        ]);
        foreach (var page in pages)
        {
            if (page.Interactive is { } most)
                Run.AtMost($"{page.Goal}-interactive-ms", Run.Median(seen[page.Name].Select(s => s.Interactive)), most);
            if (page.Script is { } budget)
                Run.AtMost($"{page.Goal}-script-kb", Run.Median(seen[page.Name].Select(s => s.Script)), budget);
        }

        await DistrictTable.RunAsync(run);
    }

    private static string[] Cells(Opened page, List<Seen> seen) =>
    [
        page.Name, .. new Func<Seen, double>[] { s => s.Paint, s => s.Content, s => s.Interactive, s => s.Blocked, s => s.Script, s => s.All }
            .Select(of => Run.Number(Run.Median(seen.Select(of)))),
    ];

    private sealed record Opened(string Name, string Url, string? Cookie, string Ready, double? Interactive, double? Script)
    {
        private bool Phone => Name.StartsWith("mobile", StringComparison.Ordinal);

        public string Goal => Name.Replace(": ", "-", StringComparison.Ordinal).Replace(' ', '-');

        public object Request() => new
        {
            Name,
            Url,
            Ready,
            Remembered = Cookie is null ? null : Phone ? new[] { "paiyi.citizen", "1**********" } : ["paiyi.signed-in", "1"],
            Cookie = Cookie is null ? null : new { Name = Cookie.Split('=')[0], Value = Cookie[(Cookie.IndexOf('=', StringComparison.Ordinal) + 1)..] },
            Width = Phone ? 375 : 1440,
            Height = Phone ? 812 : 900,
        };
    }

    private sealed record Seen(string Name, double Paint, double Content, double Interactive, double Blocked, double Script, double All);
}

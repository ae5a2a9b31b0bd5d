using Paiyi.Bench.Servers;
using Paiyi.Bench.Tools;

namespace Paiyi.Bench;

/// <summary>
/// Residents show their codes: requests a second through the whole server, each with the session of another citizen,
/// beside a Kestrel that only says hello.
/// </summary>
internal static class CodeBenchmark
{
    private const int Persons = 20_000;
    private const int Citizens = 2_000;
    private const int Connections = 64;

    public static async Task RunAsync(Run run)
    {
        var (name, _) = await run.Stage.SeededAsync(Persons);
        var (url, redis) = await run.Stage.StartPaiyiAsync(name);
        await using var database = run.Stage.Database(name);
        var citizens = await Sessions.CitizensAsync(database, redis, Citizens);
        // Hello reads the same headers: what is compared is the server, not the length of its requests.
        (string Name, Wrk Load)[] sides =
        [
            ("Kestrel hello", new Wrk(await run.Stage.StartHelloAsync(), [.. citizens.Select(c => Wrk.Get("/hello", c.Cookie))])),
            ("Paiyi", new Wrk(url, [.. citizens.Select(c => Wrk.Get($"/api/mobile/people/{c.PersonId}/health-code", c.Cookie))])),
            ("Koa peer", new Wrk((await run.Stage.StartKoaAsync(name)).Url, [.. citizens.Select(c => Wrk.Get($"/api/codes/{c.PersonId}"))])),
        ];
        var results = sides.Select(_ => new List<WrkResult>()).ToArray();
        // Hot methods are compiled again while a server is loaded; on few cores that takes as long as a short measurement.
        foreach (var (_, load) in sides)
            await load.RunAsync(Connections, 20);
        for (var round = 0; round < run.Rounds; round++)
        {
            for (var side = 0; side < sides.Length; side++)
            {
                // Answers live a minute, of which the other sides have used a part.
                await sides[side].Load.WarmUpAsync(Connections);
                results[side].Add(await sides[side].Load.RunAsync(Connections, run.Seconds));
            }
        }

        Run.Table(
        [
            ["", "requests/s", "of hello", "median ms", "p99 ms", "failed"],
            .. sides.Select((s, i) => new[]
            {
                s.Name, Run.Number(Run.Median(results[i].Select(r => r.PerSecond))), Run.Number(OfHello(i)),
                Run.Number(Run.Median(results[i].Select(r => r.Median))), Run.Number(Run.Median(results[i].Select(r => r.P99))),
                $"{results[i].Sum(r => r.Failed)}",
            }),
        ]);
        Run.AtLeast("code-of-hello", OfHello(1), 0.35);

        double OfHello(int side) => Run.Median(results[side].Zip(results[0], (mine, hello) => mine.PerSecond / hello.PerSecond));
    }
}

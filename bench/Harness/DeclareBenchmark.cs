using System.Text.Json;
using Paiyi.Bench.Servers;
using Paiyi.Bench.Tools;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Bench;

/// <summary>
/// The morning peak: first declarations of the day, each durable before it is acknowledged, beside pgbench inserting
/// the same row into the same table with as many connections. What is counted are rows in the table.
/// </summary>
internal static class DeclareBenchmark
{
    private const int Persons = 100_000;
    private const int Connections = 64;

    private const string Insert =
        """
        \set n :n + 1
        \set person :n * :connections + :client_id + 1
        INSERT INTO declarations (person_id, day, version, superseded, temperature_tenths, symptoms, contact_with_case,
            travelled_in14_days, travel_places, remarks, attributes, answered_at, received_at, citizen_id, client_key)
        VALUES (:person, current_date, 1, false, 365, '{}', false, false, NULL, NULL, '{}', now(), now(), 1, gen_random_uuid());
        """;

    public static async Task RunAsync(Run run)
    {
        var (name, _) = await run.Stage.SeededAsync(Persons);
        var (url, redis) = await run.Stage.StartPaiyiAsync(name);
        await using var database = run.Stage.Database(name);
        var citizens = await Sessions.CitizensAsync(database, redis, Persons);
        using var paiyi = new Wrk(url, [.. citizens.Select(Declaration)]);
        using var koa = new Wrk((await run.Stage.StartKoaAsync(name)).Url, [.. citizens.Select(KoaDeclaration)]);
        (string Name, string Table, Func<Task<double>> Load)[] sides =
        [
            ("pgbench", "declarations", async () => await Pgbench.RunAsync(run.Stage, name, Insert, Connections, run.Seconds)),
            ("Paiyi", "declarations", () => SendAsync(paiyi, "declarations")),
            ("Koa peer", "koa.declaration", () => SendAsync(koa, "koa.declaration")),
        ];
        var results = sides.Select(_ => new List<double>()).ToArray();
        for (var round = -1; round < run.Rounds; round++)
        {
            for (var side = 0; side < sides.Length; side++)
            {
                await database.RunAsync($"TRUNCATE {sides[side].Table}; TRUNCATE outbox; CHECKPOINT");
                var rate = await sides[side].Load();
                // The round before the first warms up.
                if (round >= 0)
                    results[side].Add(rate);
            }
        }

        Run.Table(
        [
            ["", "declarations/s", "of pgbench"],
            .. sides.Select((s, i) => new[] { s.Name, Run.Number(Run.Median(results[i])), Run.Number(OfPgbench(i)) }),
        ]);
        Run.AtLeast("declare-of-pgbench", OfPgbench(1), 0.5);

        double OfPgbench(int side) => Run.Median(results[side].Zip(results[0], (mine, pgbench) => mine / pgbench));

        async Task<double> SendAsync(Wrk load, string table)
        {
            var result = await load.RunAsync(Connections, run.Seconds);
            if (result.Failed > 0)
                Console.WriteLine($"{result.Failed} requests for {table} failed");
            return await database.ScalarAsync<long>($"SELECT count(*) FROM {table}") / result.Seconds;
        }
    }

    private static string Declaration(SignedInCitizen citizen)
    {
        var now = DateTimeOffset.UtcNow;
        var body = JsonSerializer.Serialize(new
        {
            clientKey = Guid.NewGuid(),
            day = ChinaTime.DayOf(now),
            temperatureTenths = 365,
            symptoms = Array.Empty<string>(),
            contactWithCase = false,
            travelledIn14Days = false,
            attributes = new { },
            answeredAt = now,
        });
        return Wrk.Post($"/api/mobile/people/{citizen.PersonId}/declarations", body, $"Cookie: {citizen.Cookie}\r\nX-Paiyi-Csrf: {citizen.ForgeryToken}\r\n");
    }

    private static string KoaDeclaration(SignedInCitizen citizen)
    {
        var body = JsonSerializer.Serialize(new
        {
            personId = citizen.PersonId,
            day = $"{ChinaTime.DayOf(DateTimeOffset.UtcNow):yyyy-MM-dd}",
            temperature = 36.5,
            symptoms = Array.Empty<string>(),
            contact = false,
            location = "安澜市青禾街道",
        });
        return Wrk.Post("/api/declarations", body);
    }
}

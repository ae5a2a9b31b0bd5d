using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Platform.Imports;
using Paiyi.Server.Platform.Time;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Cluster;

/// <summary>A server that everything depends on goes away for half a minute, and comes back.</summary>
[Collection(nameof(ServerCluster))]
public sealed class OutageTests(ServerCluster cluster)
{
    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Without_PostgreSQL_people_are_told_to_try_again_and_nothing_acknowledged_is_lost()
    {
        var browser = new CitizenBrowser();
        var person = (await cluster.AddPersonsAsync("19900000012")).Single();
        await browser.SignInAsync("19900000012", cluster.Serving[0], cluster.Serving[0]);
        var acknowledged = new List<(DateOnly Day, int Version)>();
        var refusals = new HashSet<string>();

        using var stop = new CancellationTokenSource();
        var declaring = Task.Run(() => DeclareAsync(browser, person, acknowledged, refusals, stop.Token));
        await Task.Delay(2000);
        await cluster.Postgres.StopAsync();
        await Task.Delay(Outage);
        await cluster.Postgres.StartAgainAsync();
        var before = acknowledged.Count;
        await Task.Delay(8000);
        await stop.CancelAsync();
        await declaring;

        refusals.ShouldBe(["service.unavailable"]);
        acknowledged.Count.ShouldBeGreaterThan(before);
        await using var db = cluster.OpenDatabase();
        var stored = await db.Declarations.Where(d => d.PersonId == person).Select(d => (int)d.Version).ToListAsync();
        acknowledged.Select(a => a.Version).ShouldBeSubsetOf(stored);
        stored.Order().ShouldBe(Enumerable.Range(1, stored.Count));
    }

    [Fact]
    public async Task Without_Redis_people_are_told_to_try_again_and_sign_in_anew_afterwards()
    {
        var browser = new CitizenBrowser();
        await cluster.AddPersonsAsync("19900000013");
        await browser.SignInAsync("19900000013", cluster.Serving[0], cluster.Serving[1]);

        await cluster.Redis.StopAsync();
        var during = await browser.GetAsync(cluster.Serving[0], "/api/mobile/people").RefusalAsync();
        await Task.Delay(Outage);
        await cluster.Redis.StartAsync();

        during.ShouldBe((503, "service.unavailable"));
        // The sessions went with Redis; nothing else did.
        (await EventuallyAsync(async () => await browser.GetAsync(cluster.Serving[0], "/api/mobile/people").RefusalAsync()))
            .ShouldBe((401, "session.required"));
        var again = new CitizenBrowser();
        await again.SignInAsync("19900000013", cluster.Serving[1], cluster.Serving[0]);
        (await again.GetAsync(cluster.Serving[1], "/api/mobile/people").JsonAsync()).GetProperty("items").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task An_import_goes_on_after_PostgreSQL_and_Redis_were_away_and_applies_every_row_once()
    {
        const int rows = 15_000;
        using var officer = await ImportOfficer.SignInAsync(cluster, cluster.World.School);
        var id = await officer.UploadAsync(Enumerable.Range(500_000, rows).Select(n => RosterFiles.Row(n)));
        await officer.UntilAsync(id, "checked");
        await officer.CommitAsync(id);
        await officer.UntilAsync(id, "running", 1);

        await Task.WhenAll(cluster.Postgres.StopAsync(), cluster.Redis.StopAsync());
        await Task.Delay(Outage);
        await Task.WhenAll(cluster.Postgres.StartAgainAsync(), cluster.Redis.StartAsync());
        await using var db = cluster.OpenDatabase();
        (await db.RosterImports.Where(i => i.Id == id).Select(i => i.NextRow).SingleAsync()).ShouldBeLessThan(rows, "the servers must go away in the middle");
        for (var end = DateTimeOffset.UtcNow + TimeSpan.FromMinutes(3); await db.RosterImports.AnyAsync(i => i.Id == id && i.FinishedAt == null);)
        {
            DateTimeOffset.UtcNow.ShouldBeLessThan(end, "the import does not go on");
            await Task.Delay(100);
        }

        var import = await db.RosterImports.AsNoTracking().SingleAsync(i => i.Id == id);
        (import.Status, import.Created, import.Rows).ShouldBe((ImportStatus.Completed, rows, (int?)rows));
        (await db.Persons.CountAsync(p => p.ImportId == id)).ShouldBe(rows);
    }

    /// <summary>Declares once and then corrects again and again, noting every version that the server acknowledged.</summary>
    private async Task DeclareAsync(CitizenBrowser browser, long person, List<(DateOnly, int)> acknowledged, HashSet<string> refusals, CancellationToken stop)
    {
        var path = $"/api/mobile/people/{person}/declarations";
        var version = 0;
        for (var number = 0; !stop.IsCancellationRequested; number++)
        {
            var at = DateTimeOffset.UtcNow;
            var day = ChinaTime.DayOf(at);
            var answers = JsonSerializer.SerializeToNode(CitizenBrowser.Answers(at, 360 + (number % 10)))!.AsObject();
            answers["version"] = version;
            using var answer = version == 0
                ? await browser.SendAsync(cluster.Serving[number % 2], HttpMethod.Post, path, answers)
                : await browser.SendAsync(cluster.Serving[number % 2], HttpMethod.Put, $"{path}/{day:yyyy-MM-dd}", answers);
            var body = await answer.Content.ReadFromJsonAsync<JsonElement>(CancellationToken.None);
            if (answer.IsSuccessStatusCode)
            {
                version = body.GetProperty("version").GetInt32();
                acknowledged.Add((day, version));
            }
            else if (body.GetProperty("code").GetString() is "changedMeanwhile" or "declarations.alreadyDeclared")
            {
                // Committed just before the connection broke: stored, though nobody could be told.
                await using var db = cluster.OpenDatabase();
                version = await db.Declarations.Where(d => d.PersonId == person).MaxAsync(d => (int)d.Version, CancellationToken.None);
            }
            else
            {
                refusals.Add(body.GetProperty("code").GetString()!);
            }

            await Task.Delay(20, CancellationToken.None);
        }
    }

    private static async Task<(int Status, string? Code)> EventuallyAsync(Func<Task<(int Status, string? Code)>> ask)
    {
        for (var waiting = Stopwatch.StartNew(); ;)
        {
            var answer = await ask();
            if (answer.Status != 503 || waiting.Elapsed > TimeSpan.FromMinutes(1))
                return answer;
            await Task.Delay(200);
        }
    }
}

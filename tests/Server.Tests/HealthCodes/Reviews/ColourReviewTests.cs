using System.Diagnostics;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Paiyi.Server.Accounts;
using Paiyi.Server.HealthCodes;
using Paiyi.Server.HealthCodes.Jobs;
using Paiyi.Server.Platform.Outbox;
using Paiyi.Server.Platform.Time;
using Paiyi.Server.People;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.HealthCodes.Reviews;

public sealed class ColourReviewTests(TestServer server) : IClassFixture<TestServer>
{
    private static int phones;

    [Fact]
    public async Task Fever_turns_a_code_yellow_until_time_has_passed()
    {
        var (person, citizen) = await NewAsync();
        await citizen.DeclareAsync(person, server.Clock.Now);
        await server.DrainOutboxAsync();
        (await CodeAsync(citizen, person)).GetProperty("colour").GetString().ShouldBe("green");

        server.Clock.Advance(TimeSpan.FromDays(1));
        await citizen.DeclareAsync(person, server.Clock.Now, 378);
        await server.DrainOutboxAsync();
        var yellow = await CodeAsync(citizen, person);
        yellow.GetProperty("colour").GetString().ShouldBe("yellow");
        var reason = yellow.GetProperty("reasons")[0];
        reason.GetProperty("ruleId").GetString().ShouldBe("fever");
        reason.GetProperty("text").GetString()!.ShouldContain("37.3");
        var until = reason.GetProperty("until").GetDateTimeOffset();
        until.ShouldBe(ChinaTime.StartOf(server.Clock.Today().AddDays(3)));
        (await NoticesAsync(citizen)).ShouldContain(n => n.StartsWith("您的健康码已变为黄码。"));

        server.Clock.Now = until.AddSeconds(-1);
        await DueAsync();
        (await ColourAsync(person)).ShouldBe(Colour.Yellow);
        server.Clock.Now = until;
        await DueAsync();
        (await ColourAsync(person)).ShouldBe(Colour.Yellow, "three days without a declaration");
        await citizen.DeclareAsync(person, server.Clock.Now);
        await server.DrainOutboxAsync();
        (await ColourAsync(person)).ShouldBe(Colour.Green);

        var changes = (await citizen.GetAsync($"/api/mobile/people/{person}/health-code/changes").JsonAsync()).GetProperty("items");
        changes.EnumerateArray().Select(c => c.GetProperty("to").GetString()).ShouldBe(["green", "yellow", "yellow", "green"]);
        changes[1].GetProperty("from").GetString().ShouldBe("yellow", "the colour stayed, the reason did not");
        changes[3].GetProperty("from").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Another_reason_for_the_same_colour_stands_in_the_history()
    {
        var (person, citizen) = await NewAsync();
        (await CodeAsync(citizen, person)).GetProperty("colour").GetString().ShouldBe("yellow");
        await citizen.DeclareAsync(person, server.Clock.Now, 378);
        await server.DrainOutboxAsync();
        await server.DrainOutboxAsync();

        var changes = (await citizen.GetAsync($"/api/mobile/people/{person}/health-code/changes").JsonAsync()).GetProperty("items");
        changes.EnumerateArray().Select(c => (c.GetProperty("from").GetString(), c.GetProperty("to").GetString(), c.GetProperty("reasons")[0].GetProperty("ruleId").GetString()))
            .ShouldBe([("yellow", "yellow", "fever"), (null, "yellow", "never-declared")]);
        (await NoticesAsync(citizen)).ShouldBeEmpty();
        var officer = await server.StaffAsync(Role.CommandOfficer, server.World.City);
        var timeline = (await officer.GetAsync($"/api/command/persons/{person}/timeline").JsonAsync()).GetProperty("items");
        timeline.EnumerateArray().Select(e => e.GetProperty("title").GetString()).ShouldContain("健康码不变，原因变化");
    }

    [Fact]
    public async Task The_code_shown_changes_with_the_review_and_not_a_minute_later()
    {
        var (person, citizen) = await NewAsync();
        await citizen.DeclareAsync(person, server.Clock.Now);
        (await CodeAsync(citizen, person)).GetProperty("colour").GetString().ShouldBe("green");
        var again = await CodeAsync(citizen, person);
        (await CodeAsync(citizen, person)).GetProperty("token").GetString().ShouldBe(again.GetProperty("token").GetString(), "it is cached");
        await citizen.CorrectAsync(person, server.Clock.Today(), 1, server.Clock.Now, 380);
        await server.DrainOutboxAsync();
        (await CodeAsync(citizen, person)).GetProperty("colour").GetString().ShouldBe("yellow");
        citizen.DefaultRequestHeaders.Add("Accept-Language", "en");
        (await CodeAsync(citizen, person)).GetProperty("reasons")[0].GetProperty("text").GetString()!.ShouldContain("within the last three days");
    }

    [Fact]
    public async Task A_review_without_new_facts_writes_no_history()
    {
        var (person, citizen) = await NewAsync();
        await citizen.DeclareAsync(person, server.Clock.Now);
        await server.DrainOutboxAsync();
        await AskAsync([person]);
        await server.DrainOutboxAsync();
        (await server.InDatabaseAsync(db => db.HealthCodeChanges.CountAsync(c => c.PersonId == person))).ShouldBe(1);
    }

    [Fact]
    public async Task A_thousand_persons_are_reviewed_in_well_under_a_second()
    {
        var ids = await server.InDatabaseAsync(async db =>
        {
            var persons = Enumerable.Range(0, 1000).Select(i =>
                World.NewPerson(server.Cipher, "丁四", $"B{i:00000000}", null, server.World.WestStreet)).ToList();
            db.AddRange(persons);
            await db.SaveChangesAsync();
            return persons.Select(p => p.Id).ToArray();
        });
        await AskAsync(ids);
        await server.DrainOutboxAsync();
        await AskAsync(ids);
        var watch = Stopwatch.StartNew();
        await server.DrainOutboxAsync();
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
        (await server.InDatabaseAsync(db => db.HealthCodes.CountAsync(h => ids.Contains(h.PersonId) && h.Colour == Colour.Yellow))).ShouldBe(1000);
        TestContext.Current.TestOutputHelper?.WriteLine($"1,000 reviews: {watch.ElapsedMilliseconds} ms");
    }

    [Fact]
    public async Task New_rules_are_applied_to_everybody()
    {
        var (person, citizen) = await NewAsync();
        await citizen.DeclareAsync(person, server.Clock.Now);
        await server.DrainOutboxAsync();
        await server.InDatabaseAsync(async db =>
        {
            var shipped = await db.RuleSetVersions.SingleAsync();
            shipped.ValidTo = server.Clock.Now;
            var document = shipped.Document.GetRawText()
                .Replace("\"version\": \"1.1.0\"", "\"version\": \"1.2.0\"", StringComparison.Ordinal)
                .Replace("\"default\": \"green\"", "\"default\": \"yellow\"", StringComparison.Ordinal);
            db.Add(new Server.Policies.RuleSetVersion
            {
                RuleSetId = shipped.RuleSetId, Version = "1.2.0", Document = JsonDocument.Parse(document).RootElement, ValidFrom = server.Clock.Now,
                AppliedThrough = 0,
            });
            await db.SaveChangesAsync();
        });
        try
        {
            server.Clock.Advance(TimeSpan.FromSeconds(1));
            await DueAsync();
            (await ColourAsync(person)).ShouldBe(Colour.Green, "another process may still decide by the old rules");
            server.Clock.Advance(TimeSpan.FromSeconds(10));
            await DueAsync();
            (await ColourAsync(person)).ShouldBe(Colour.Yellow);
        }
        finally
        {
            await server.InDatabaseAsync(async db =>
            {
                await db.RuleSetVersions.Where(r => r.Version == "1.2.0").ExecuteDeleteAsync();
                await db.RuleSetVersions.ExecuteUpdateAsync(r => r.SetProperty(x => x.ValidTo, (DateTimeOffset?)null));
            });
            server.Clock.Advance(TimeSpan.FromSeconds(10));
        }
    }

    private async Task<(long Person, HttpClient Citizen)> NewAsync()
    {
        var phone = $"1990004{Interlocked.Increment(ref phones):0000}";
        return ((await server.AddPersonAsync(phone)).Id, await server.CitizenAsync(phone));
    }

    private Task AskAsync(long[] persons) => server.InDatabaseAsync(async db =>
    {
        db.AddRange(persons.Select(p => new OutboxRow { Kind = PersonChange.OutboxKind, Subject = p, DueAt = server.Clock.Now }));
        await db.SaveChangesAsync();
    });

    private async Task DueAsync()
    {
        await using (var scope = server.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<ReviewDueHealthCodes>().RunAsync(CancellationToken.None);
        await server.DrainOutboxAsync();
    }

    private Task<Colour> ColourAsync(long person) =>
        server.InDatabaseAsync(db => db.HealthCodes.Where(h => h.PersonId == person).Select(h => h.Colour).SingleAsync());

    private static Task<JsonElement> CodeAsync(HttpClient citizen, long person) => citizen.GetAsync($"/api/mobile/people/{person}/health-code").JsonAsync();

    private static async Task<string[]> NoticesAsync(HttpClient citizen) =>
        [.. (await citizen.GetAsync("/api/mobile/notices").JsonAsync()).GetProperty("items").EnumerateArray().Select(n => n.GetProperty("text").GetString()!)];
}

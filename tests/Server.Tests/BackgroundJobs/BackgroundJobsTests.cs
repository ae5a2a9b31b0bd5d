using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Hangfire;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Paiyi.Server.Accounts;
using Paiyi.Server.Platform.Jobs;
using Paiyi.Server.Platform.Outbox;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.BackgroundJobs;

public sealed class BackgroundJobsTests(TestServer server) : IClassFixture<TestServer>
{
    private const string Jobs = "/api/command/jobs";

    [Fact]
    public async Task A_failed_job_is_shown_without_personal_data_and_tried_again()
    {
        var administrator = await server.StaffAsync(Role.SystemAdministrator, server.World.City);
        var id = server.FailedJob("No number 13800138000 of 张三 (110101199003070012X)");

        var row = await RowAsync(administrator, "failed", id);
        row.GetProperty("job").GetString().ShouldBe("BrokenJob");
        row.GetProperty("subject").GetInt64().ShouldBe(7);
        row.GetProperty("attempts").GetInt32().ShouldBe(1);
        row.GetProperty("error").GetString().ShouldBe("InvalidOperationException: No number •••• of •• (••••)");

        (await administrator.PostAsync($"{Jobs}/{id}/retry", null)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await RowAsync(administrator, "enqueued", id)).GetProperty("id").GetInt64().ShouldBe(long.Parse(id, CultureInfo.InvariantCulture));
        (await administrator.PostAsync($"{Jobs}/{id}/retry", null).RefusalAsync()).ShouldBe((409, "backgroundJobs.stateChanged"));
        (await administrator.PostAsync($"{Jobs}/999999999/retry", null).RefusalAsync()).ShouldBe((404, "backgroundJobs.notFound"));
        var entry = await server.InDatabaseAsync(db => db.AuditEntries.AsNoTracking().SingleAsync(a => a.Action == "RetryJob" && a.StaffId == server.LastStaffId));
        entry.Detail!.Value.GetProperty("job").GetString().ShouldBe("BrokenJob");
    }

    [Fact]
    public async Task A_failed_job_is_given_up()
    {
        var administrator = await server.StaffAsync(Role.SystemAdministrator, server.World.City);
        var id = server.FailedJob("It broke.");

        (await administrator.DeleteAsync($"{Jobs}/{id}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await administrator.DeleteAsync($"{Jobs}/{id}").RefusalAsync()).ShouldBe((409, "backgroundJobs.stateChanged"));
        (await administrator.DeleteAsync($"{Jobs}/999999999").RefusalAsync()).ShouldBe((404, "backgroundJobs.notFound"));
    }

    [Fact]
    public async Task Failed_jobs_come_in_pages()
    {
        var administrator = await server.StaffAsync(Role.SystemAdministrator, server.World.City);
        for (var i = 0; i < 3; i++)
            server.FailedJob("Again.");

        var first = await administrator.GetAsync($"{Jobs}?size=2").JsonAsync();
        first.GetProperty("items").GetArrayLength().ShouldBe(2);
        var second = await administrator.GetAsync($"{Jobs}?size=2&cursor={first.GetProperty("nextCursor").GetString()}").JsonAsync();
        second.GetProperty("items")[0].GetProperty("id").GetInt64().ShouldBeLessThan(first.GetProperty("items")[1].GetProperty("id").GetInt64());
        (await administrator.GetAsync($"{Jobs}?cursor=x").RefusalAsync()).Status.ShouldBe(400);
        foreach (var state in new[] { "processing", "enqueued", "scheduled", "succeeded" })
            await administrator.GetAsync($"{Jobs}?state={state}").JsonAsync();
    }

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public async Task The_page_has_a_name_for_every_recurring_job_and_every_kind_of_work_that_waits(string language)
    {
        var words = await File.ReadAllTextAsync(
            Path.Combine(Repository.Root, $"web/apps/command/src/pages/jobs/words.{language}.ts"), TestContext.Current.CancellationToken);
        string[] keys =
        [
            .. server.Services.GetServices<RecurringJobPlan>().Select(plan => plan.Id),
            .. server.Services.GetServices<OutboxHandler>().Select(handler => Regex.Replace(handler.Kind, "[.-](.)", m => m.Groups[1].Value.ToUpperInvariant())),
        ];

        keys.Length.ShouldBeGreaterThan(20);
        keys.Where(key => !words.Contains($"    {key}: '", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_overview_tells_of_recurring_jobs_and_of_what_waits_in_the_outbox()
    {
        var administrator = await server.StaffAsync(Role.SystemAdministrator, server.World.City);
        foreach (var plan in server.Services.GetServices<RecurringJobPlan>())
            plan.Apply(server.Services.GetRequiredService<IRecurringJobManager>());
        await server.InDatabaseAsync(async db =>
        {
            db.Add(new OutboxRow { Kind = "sms.send", Subject = 999_999_999, DueAt = server.Clock.Now.AddMinutes(-3) });
            db.Add(new OutboxRow { Kind = "sms.send", Subject = 999_999_998, DueAt = server.Clock.Now.AddHours(3) });
            await db.SaveChangesAsync();
        });

        (await administrator.PostAsync("/api/command/recurring-jobs/ForgetSms/run", null)).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await administrator.PostAsync("/api/command/recurring-jobs/Nothing/run", null).RefusalAsync()).ShouldBe((404, "backgroundJobs.notFound"));

        var overview = await administrator.GetAsync($"{Jobs}/overview").JsonAsync();
        var forgetting = overview.GetProperty("recurring").EnumerateArray().Single(j => j.GetProperty("name").GetString() == "ForgetSms");
        forgetting.GetProperty("lastRun").ValueKind.ShouldBe(JsonValueKind.String);
        forgetting.GetProperty("nextRun").ValueKind.ShouldBe(JsonValueKind.String);
        forgetting.GetProperty("lastResult").GetString().ShouldBe("running");
        var waiting = overview.GetProperty("outbox").EnumerateArray().Single(o => o.GetProperty("kind").GetString() == "sms.send");
        waiting.GetProperty("waiting").GetInt32().ShouldBe(2);
        waiting.GetProperty("oldest").GetDateTimeOffset().ShouldBe(server.Clock.Now.AddMinutes(-3));
        overview.GetProperty("counts").GetProperty("enqueued").GetInt64().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Open_pages_of_administrators_hear_of_a_job()
    {
        await using var page = await LivePage.OpenAsync(await server.StaffAsync(Role.SystemAdministrator, server.World.East), "/api/command/live");
        server.FailedJob("It broke.");
        (await page.NextAsync()).ShouldBe("changed jobs");
    }

    [Fact]
    public async Task Only_system_administrators_see_and_move_jobs()
    {
        var officer = await server.StaffAsync(Role.CommandOfficer, server.World.City);
        (await officer.GetAsync(Jobs)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await officer.PostAsync($"{Jobs}/1/retry", null)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await server.Anonymous().GetAsync($"{Jobs}/overview")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static async Task<JsonElement> RowAsync(HttpClient client, string state, string id) =>
        (await client.GetAsync($"{Jobs}?state={state}&size=100").JsonAsync()).GetProperty("items").EnumerateArray()
            .Single(j => j.GetProperty("id").GetInt64() == long.Parse(id, CultureInfo.InvariantCulture));
}

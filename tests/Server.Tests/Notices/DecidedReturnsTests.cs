using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Notices;
using Paiyi.Server.Platform.Time;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Notices;

public sealed class DecidedReturnsTests(TestServer server) : IClassFixture<TestServer>
{
    private DateOnly Tomorrow => ChinaTime.DayOf(server.Clock.Now).AddDays(1);

    [Fact]
    public async Task The_members_of_the_groups_are_told_that_they_may_return_and_nobody_else()
    {
        var back = await server.AddPersonAsync("17600000001", "复课一班");
        var home = await server.AddPersonAsync("17600000002", "复课二班");

        await DecidedAsync(new { kind = "persons", from = Tomorrow, groups = new[] { "复课一班" }, measures = "每日两次消毒，错峰进校。" }, "approve", "进校请测温");

        (await TextsAsync(back.Id)).ShouldBe([$"东街小学：您所在的班级或部门{Tomorrow.Month}月{Tomorrow.Day}日起可以返岗返校。说明：进校请测温"]);
        (await TextsAsync(home.Id)).ShouldBeEmpty();
        (await TextsAsync(server.World.Worker.Id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_whole_roster_is_told_why_an_organisation_may_not_reopen()
    {
        var pupil = await server.AddPersonAsync("17600000003", "复课三班");

        await DecidedAsync(new { kind = "reopen", from = Tomorrow, measures = "每日两次消毒，错峰进校。" }, "refuse", "隔离室未设置");

        (await TextsAsync(pupil.Id)).ShouldBe(["东街小学的复工复学申请未获同意。原因：隔离室未设置"]);
        (await TextsAsync(server.World.Worker.Id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_application_that_only_gives_a_number_tells_nobody()
    {
        var pupil = await server.AddPersonAsync("17600000004", "复课四班");
        await DecidedAsync(new { kind = "persons", from = Tomorrow, persons = 5, measures = "每日两次消毒，错峰进校。" }, "approve", null);
        (await TextsAsync(pupil.Id)).ShouldBeEmpty();
    }

    private async Task DecidedAsync(object draft, string deed, string? reason)
    {
        var school = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var made = await school.PostAsJsonAsync("/api/organisation/return-applications", draft).JsonAsync(HttpStatusCode.Created);
        var id = made.GetProperty("id").GetInt64();
        var submitted = await school.PostAsJsonAsync($"/api/organisation/return-applications/{id}/submit", new { version = made.GetProperty("version").GetUInt32() }).JsonAsync();
        await officer.PostAsJsonAsync($"/api/command/return-applications/{id}/{deed}", new { reason, version = submitted.GetProperty("version").GetUInt32() })
            .JsonAsync(HttpStatusCode.NoContent);
        await server.DrainOutboxAsync();
    }

    private Task<List<string>> TextsAsync(long person) =>
        server.InDatabaseAsync(db => db.Notices.Where(n => n.PersonId == person && n.Kind == NoticeKind.ReturnDecided).Select(n => n.Zh).ToListAsync());
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Platform.Outbox;
using Paiyi.Server.Tests.Fixtures;
using Paiyi.Server.Tests.People.Requests;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Notices;

public sealed class DecidedRequestsTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task A_refused_correction_is_told_with_its_reason()
    {
        var (person, citizen) = await server.AddCitizenAsync();
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var request = await citizen.CorrectionAskedAsync(person.Id, "address", "东街 9 号");
        var version = (await officer.GetAsync($"/api/command/requests/{request}").JsonAsync()).GetProperty("version").GetUInt32();

        await officer.PostAsJsonAsync($"/api/command/requests/{request}/refuse", new { version, reason = "请附上居住证明" }).JsonAsync(HttpStatusCode.NoContent);
        await server.DrainOutboxAsync();

        var notice = (await NoticesAsync(citizen)).ShouldHaveSingleItem();
        notice.GetProperty("kind").GetString().ShouldBe("requestDecided");
        notice.GetProperty("personId").GetInt64().ShouldBe(person.Id);
        notice.GetProperty("text").GetString().ShouldBe($"您申请更正{person.Name}的住址，未予通过。原因：请附上居住证明");
    }

    [Fact]
    public async Task An_approved_member_is_told_once_however_often_the_outbox_runs()
    {
        var (mother, citizen) = await server.AddCitizenAsync();
        var (_, stranger) = await server.AddCitizenAsync();
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var request = await citizen.MemberAskedAsync(mother.Id, Invented.ResidentId("20190701"), "小雨");

        (await officer.ApproveAsync("command", request)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await officer.ApproveAsync("command", request)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        await server.DrainOutboxAsync();
        await server.DrainOutboxAsync();

        (await NoticesAsync(citizen)).Select(n => n.GetProperty("text").GetString()).ShouldBe(["您申请将小雨加入家庭，已办理完成。"]);
        (await NoticesAsync(stranger)).ShouldBeEmpty();
    }

    /// <summary>The child is out of the household, and with it all that is told about the child.</summary>
    [Fact]
    public async Task Whoever_asked_that_a_child_leaves_is_told_although_the_child_has_left()
    {
        var (mother, citizen) = await server.AddCitizenAsync();
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        (await officer.ApproveAsync("command", await citizen.MemberAskedAsync(mother.Id, Invented.ResidentId("20190801"), "小雪"))).EnsureSuccessStatusCode();
        var child = (await citizen.GetAsync("/api/mobile/people").JsonAsync()).GetProperty("items").EnumerateArray()
            .Single(p => p.GetProperty("name").GetString() == "小雪").GetProperty("id").GetInt64();
        var request = (await citizen.PostAsJsonAsync($"/api/mobile/people/{child}/household/leave", new { clientKey = Guid.NewGuid(), reason = "随父亲居住" })
            .JsonAsync(HttpStatusCode.Created)).GetProperty("id").GetInt64();

        (await officer.ApproveAsync("command", request)).EnsureSuccessStatusCode();
        await server.DrainOutboxAsync();

        (await NoticesAsync(citizen)).ShouldContain(n => n.GetProperty("text").GetString() == "您申请小雪退出家庭，已办理完成。");
    }

    [Fact]
    public async Task A_row_left_over_for_something_undecided_tells_nobody()
    {
        var (person, citizen) = await server.AddCitizenAsync();
        var request = await citizen.CorrectionAskedAsync(person.Id, "address", "东街 8 号");
        await server.InDatabaseAsync(async db =>
        {
            db.Add(new OutboxRow { Kind = "requests.decided", Subject = request, DueAt = server.Clock.Now });
            await db.SaveChangesAsync();
        });

        await server.DrainOutboxAsync();

        (await server.InDatabaseAsync(db => db.Notices.AnyAsync(n => n.PersonId == person.Id))).ShouldBeFalse();
    }

    private static async Task<List<JsonElement>> NoticesAsync(HttpClient citizen) =>
        [.. (await citizen.GetAsync("/api/mobile/notices").JsonAsync()).GetProperty("items").EnumerateArray()];
}

using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Regions.Command;

/// <summary>Adding, renaming and withdrawing regions.</summary>
public sealed class RegionTreeTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task A_region_is_added_below_its_parent_and_can_be_chosen_at_once()
    {
        var client = await server.StaffAsync(Role.CommandOfficer, server.World.City);

        var created = await Create(client, "990101002", server.World.East.Id).JsonAsync(HttpStatusCode.Created);

        created.GetProperty("level").GetString().ShouldBe("subdistrict");
        created.GetProperty("path").GetString().ShouldBe("990100/990101/990101002/");
        (await ListedAsync(client)).ShouldContain("990101002");
    }

    [Fact]
    public async Task A_code_that_is_malformed_or_elsewhere_is_refused_at_the_field()
    {
        var client = await server.StaffAsync(Role.CommandOfficer, server.World.City);

        (await Create(client, "9901", server.World.City.Id).RefusalAsync()).ShouldBe((400, "regions.codeMalformed"));
        (await Create(client, "990102009", server.World.East.Id).RefusalAsync()).ShouldBe((400, "regions.codeOutsideParent"));
        (await Create(client, "990200", server.World.City.Id).RefusalAsync()).ShouldBe((400, "regions.codeOutsideParent"));
        (await Create(client, "990101009", null).RefusalAsync()).ShouldBe((400, "regions.parentRequired"));
        var problem = await Create(client, "9901", server.World.City.Id).JsonAsync(HttpStatusCode.BadRequest);
        problem.GetProperty("errors").TryGetProperty("code", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task A_code_is_used_by_one_region_at_a_time_also_when_two_add_it_at_once()
    {
        var client = await server.StaffAsync(Role.CommandOfficer, server.World.City);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(async i =>
        {
            using var answer = await Create(client, "990101003", server.World.East.Id, $"2026-01-0{i + 1}");
            return (int)answer.StatusCode;
        }));

        answers.Order().ShouldBe([201, 409, 409, 409]);
    }

    [Fact]
    public async Task A_region_begins_no_earlier_than_its_parent()
    {
        var client = await server.StaffAsync(Role.CommandOfficer, server.World.City);

        (await Create(client, "990101004", server.World.East.Id, "1999-12-31").RefusalAsync()).ShouldBe((409, "regions.parentNotInUse"));
    }

    [Fact]
    public async Task A_region_is_withdrawn_after_its_children_and_its_code_is_free_again_afterwards()
    {
        var client = await server.StaffAsync(Role.CommandOfficer, server.World.City);
        var parent = await IdAsync(Create(client, "990103", server.World.City.Id));
        var child = await IdAsync(Create(client, "990103001", parent));

        (await Withdraw(client, parent, "2026-03-01").RefusalAsync()).ShouldBe((409, "regions.childrenInUse"));
        (await Withdraw(client, child, "2026-01-01").RefusalAsync()).ShouldBe((400, "regions.withdrawnBeforeBegin"));
        await Withdraw(client, child, "2026-03-01").JsonAsync(HttpStatusCode.NoContent);
        await Withdraw(client, parent, "2026-03-01").JsonAsync(HttpStatusCode.NoContent);

        (await Withdraw(client, parent, "2026-03-02").RefusalAsync()).ShouldBe((409, "regions.alreadyWithdrawn"));
        (await ListedAsync(client)).ShouldNotContain("990103");
        (await server.InDatabaseAsync(db => db.Regions.SingleAsync(r => r.Id == parent))).ValidTo.ShouldBe(new DateOnly(2026, 3, 1));
        (await Create(client, "990103002", parent, "2026-02-01").RefusalAsync()).ShouldBe((409, "regions.parentNotInUse"));
        (await Create(client, "990103", server.World.City.Id, "2026-02-01").RefusalAsync()).ShouldBe((409, "regions.codeInUse"));
        await Create(client, "990103", server.World.City.Id, "2026-03-01").JsonAsync(HttpStatusCode.Created);
        (await ListedAsync(client)).ShouldContain("990103");
    }

    [Fact]
    public async Task A_region_withdrawn_from_a_later_day_on_is_listed_until_then()
    {
        var client = await server.StaffAsync(Role.CommandOfficer, server.World.City);
        var id = await IdAsync(Create(client, "990104", server.World.City.Id));

        await Withdraw(client, id, "2026-03-10").JsonAsync(HttpStatusCode.NoContent);

        (await ListedAsync(client)).ShouldContain("990104");
        server.Clock.Advance(TimeSpan.FromDays(8));
        (await ListedAsync(await server.StaffAsync(Role.CommandOfficer, server.World.City))).ShouldNotContain("990104");
        server.Clock.Now = TestClock.Start;
    }

    [Fact]
    public async Task Withdrawing_a_parent_and_adding_a_child_at_once_never_leaves_a_child_in_use_below_it()
    {
        var client = await server.StaffAsync(Role.CommandOfficer, server.World.City);
        for (var round = 5; round < 9; round++)
        {
            var parent = await IdAsync(Create(client, $"99010{round}", server.World.City.Id));

            var both = await Task.WhenAll(Create(client, $"99010{round}001", parent), Withdraw(client, parent, "2026-03-01"));

            both.Count(answer => answer.IsSuccessStatusCode).ShouldBe(1);
        }
    }

    [Fact]
    public async Task A_region_gets_another_name_and_keeps_its_code()
    {
        var client = await server.StaffAsync(Role.CommandOfficer, server.World.City);

        var seen = await server.InDatabaseAsync(db => db.Regions.Where(r => r.Id == server.World.WestStreet.Id).Select(r => r.Version).SingleAsync());
        await Rename(client, server.World.WestStreet.Id, "新西街道", seen).JsonAsync(HttpStatusCode.NoContent);
        (await Rename(client, server.World.WestStreet.Id, "旧名", seen).RefusalAsync()).ShouldBe((409, "changedMeanwhile"));

        var region = await server.InDatabaseAsync(db => db.Regions.SingleAsync(r => r.Id == server.World.WestStreet.Id));
        (region.Name, region.Code).ShouldBe(("新西街道", "990102001"));
        (await Rename(client, server.World.WestStreet.Id, "  ").RefusalAsync()).ShouldBe((400, "request.invalid"));
    }

    [Fact]
    public async Task Regions_outside_the_scope_and_roles_without_the_permission_are_refused()
    {
        var east = await server.StaffAsync(Role.CommandOfficer, server.World.East);
        var district = await server.StaffAsync(Role.DistrictOfficer, server.World.City);

        (await Create(east, "990102002", server.World.West.Id).RefusalAsync()).ShouldBe((404, "regions.notFound"));
        (await Rename(east, server.World.West.Id, "我的").RefusalAsync()).ShouldBe((404, "regions.notFound"));
        (await Withdraw(east, server.World.WestStreet.Id, "2026-03-01").RefusalAsync()).ShouldBe((404, "regions.notFound"));
        (await Rename(district, server.World.West.Id, "我的").RefusalAsync()).ShouldBe((403, "permission.missing"));
        (await Create(server.Anonymous(), "990102002", server.World.West.Id).RefusalAsync()).ShouldBe((401, "session.required"));
    }

    private static Task<HttpResponseMessage> Create(HttpClient client, string code, int? parentId, string validFrom = "2026-01-01") =>
        client.PostAsJsonAsync("/api/command/regions", new { code, name = "新区划", parentId, validFrom });

    private static Task<HttpResponseMessage> Rename(HttpClient client, int id, string name, uint version = 0) =>
        client.PutAsJsonAsync($"/api/command/regions/{id}", new { name, version });

    private static Task<HttpResponseMessage> Withdraw(HttpClient client, int id, string validTo) =>
        client.PostAsJsonAsync($"/api/command/regions/{id}/withdraw", new { validTo });

    private static async Task<int> IdAsync(Task<HttpResponseMessage> creating) =>
        (await creating.JsonAsync(HttpStatusCode.Created)).GetProperty("id").GetInt32();

    private static async Task<string?[]> ListedAsync(HttpClient client) =>
        [.. (await client.GetAsync("/api/command/regions").JsonAsync()).GetProperty("items").EnumerateArray().Select(i => i.GetProperty("code").GetString())];
}

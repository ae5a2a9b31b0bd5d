using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Regions;
using Paiyi.Server.Regions.Command;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Regions.Command;

/// <summary>Which organisation belongs to which.</summary>
public sealed class OrganisationParentsTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task A_new_organisation_stands_below_its_parent_and_a_change_takes_it_away_again()
    {
        var client = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var group = await CreateAsync(client, "教育集团");

        var campus = await CreateAsync(client, "东校区", group);

        var row = await RowAsync(client, campus);
        (row.GetProperty("parentId").GetInt64(), row.GetProperty("parent").GetString()).ShouldBe((group, "教育集团"));
        (await RowAsync(client, group)).GetProperty("subordinates").GetInt32().ShouldBe(1);
        await MoveAsync(client, campus, null).JsonAsync(HttpStatusCode.NoContent);
        (await ParentOfAsync(campus)).ShouldBeNull();
    }

    [Fact]
    public async Task An_organisation_is_not_its_own_parent_nor_below_one_of_its_own()
    {
        var client = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var top = await CreateAsync(client, "甲局");
        var middle = await CreateAsync(client, "乙校", top);
        var bottom = await CreateAsync(client, "丙校区", middle);

        (await MoveAsync(client, top, top).RefusalAsync()).ShouldBe((409, "organisations.parentSelf"));
        (await MoveAsync(client, top, bottom).RefusalAsync()).ShouldBe((409, "organisations.parentBelow"));

        var problem = await MoveAsync(client, top, middle).JsonAsync(HttpStatusCode.Conflict);
        problem.GetProperty("errors").TryGetProperty("parentId", out _).ShouldBeTrue();
        (await ParentOfAsync(top)).ShouldBeNull();
    }

    [Fact]
    public async Task Two_officers_who_close_a_circle_at_the_same_time_leave_a_tree()
    {
        var (one, other) = (await server.StaffAsync(Role.DistrictOfficer, server.World.East), await server.StaffAsync(Role.CommandOfficer, server.World.City));
        for (var round = 0; round < 5; round++)
        {
            var first = await CreateAsync(one, $"左{round}");
            var second = await CreateAsync(one, $"右{round}");
            var (left, right) = (await RowAsync(one, first), await RowAsync(one, second));

            var answers = await Task.WhenAll(SendAsync(one, left, second), SendAsync(other, right, first));

            answers.Select(a => (int)a.StatusCode).Order().ShouldBe([204, 409]);
            (await ParentOfAsync(first) is null).ShouldNotBe(await ParentOfAsync(second) is null);
        }
    }

    [Fact]
    public async Task The_eighth_level_is_the_last()
    {
        var client = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        long? last = null;
        for (var level = 1; level <= OrganisationTree.MostLevels; level++)
            last = await CreateAsync(client, $"第{level}级", last);

        (await PostAsync(client, "第九级", last).RefusalAsync()).ShouldBe((409, "organisations.parentTooDeep"));

        // Whoever has others below brings them along.
        var pair = await CreateAsync(client, "成对");
        await CreateAsync(client, "随行", pair);
        var seventh = await ParentOfAsync(last!.Value);
        (await MoveAsync(client, pair, seventh).RefusalAsync()).ShouldBe((409, "organisations.parentTooDeep"));
        await MoveAsync(client, pair, await ParentOfAsync(seventh!.Value)).JsonAsync(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task An_unknown_an_archived_or_a_foreign_parent_is_refused()
    {
        var client = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var archived = await CreateAsync(client, "已归档");
        await client.PostAsync($"/api/command/organisations/{archived}/archive", null).JsonAsync(HttpStatusCode.NoContent);

        (await PostAsync(client, "甲厂", archived).RefusalAsync()).ShouldBe((409, "organisations.parentArchived"));
        (await PostAsync(client, "甲厂", 999_999).RefusalAsync()).ShouldBe((404, "organisations.parentNotFound"));
        (await PostAsync(client, "甲厂", server.World.Enterprise.Id).RefusalAsync()).ShouldBe((404, "organisations.parentNotFound"));
        (await PostAsync(server.Anonymous(), "甲厂", null).RefusalAsync()).ShouldBe((401, "session.required"));
    }

    [Fact]
    public async Task A_parent_in_another_district_is_neither_named_nor_changed_there()
    {
        var city = await server.StaffAsync(Role.CommandOfficer, server.World.City);
        var east = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var group = await CreateAsync(city, "全市集团", null, server.World.WestStreet.Id);
        var plant = await CreateAsync(city, "东区分厂", group);
        var line = await CreateAsync(city, "东区生产线", plant);

        var row = await RowAsync(east, plant);
        row.GetProperty("parentId").ValueKind.ShouldBe(JsonValueKind.Null);
        row.GetProperty("parent").ValueKind.ShouldBe(JsonValueKind.Null);
        row.GetProperty("parentElsewhere").GetBoolean().ShouldBeTrue();
        var above = await east.GetAsync($"/api/command/organisations/{line}/parents").JsonAsync();
        above.GetProperty("items").EnumerateArray().Select(p => p.GetProperty("name").GetString()).ShouldBe(["东区分厂"]);
        above.GetProperty("more").GetBoolean().ShouldBeTrue();

        await MoveAsync(east, plant, null).JsonAsync(HttpStatusCode.NoContent);
        (await ParentOfAsync(plant)).ShouldBe(group);
        (await MoveAsync(east, plant, server.World.School.Id).RefusalAsync()).ShouldBe((409, "organisations.parentElsewhere"));
        (await east.GetAsync($"/api/command/organisations?underId={group}").JsonAsync()).GetProperty("items").GetArrayLength().ShouldBe(0);
        (await city.GetAsync($"/api/command/organisations?underId={group}").JsonAsync()).GetProperty("items").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task An_organisation_with_others_below_it_is_not_archived_and_the_text_says_how_many()
    {
        var client = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var group = await CreateAsync(client, "三校集团");
        long[] campuses = [await CreateAsync(client, "一校区", group), await CreateAsync(client, "二校区", group)];

        var problem = await client.PostAsync($"/api/command/organisations/{group}/archive", null).JsonAsync(HttpStatusCode.Conflict);
        problem.GetProperty("code").GetString().ShouldBe("organisations.subordinatesRemain");
        problem.GetProperty("title").GetString()!.ShouldContain("2 个下级单位");

        foreach (var campus in campuses)
            await client.PostAsync($"/api/command/organisations/{campus}/archive", null).JsonAsync(HttpStatusCode.NoContent);
        await client.PostAsync($"/api/command/organisations/{group}/archive", null).JsonAsync(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task The_trail_tells_the_parent_before_and_after()
    {
        var client = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var (from, to) = (await CreateAsync(client, "原集团"), await CreateAsync(client, "新集团"));
        var campus = await CreateAsync(client, "转隶校区", from);

        await MoveAsync(client, campus, to).JsonAsync(HttpStatusCode.NoContent);

        var changes = await server.InDatabaseAsync(db => db.AuditEntries.Where(e => e.Action == nameof(ChangeOrganisation))
            .OrderByDescending(e => e.Id).Select(e => e.Changes).FirstAsync());
        var change = changes!.Value.EnumerateArray().Single(c => c.GetProperty("field").GetString() == "parentId");
        (change.GetProperty("before").GetString(), change.GetProperty("after").GetString()).ShouldBe(($"{from}", $"{to}"));
    }

    [Fact]
    public async Task The_officers_of_an_organisation_see_the_name_of_its_parent()
    {
        var client = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var group = await CreateAsync(client, "知名集团");
        var campus = await CreateAsync(client, "所属校区", group);
        var stored = await server.InDatabaseAsync(db => db.Organisations.AsNoTracking().SingleAsync(o => o.Id == campus));
        var officer = await server.StaffAsync(Role.OrganisationOfficer, stored);

        var row = await officer.GetAsync($"/api/organisation/organisations/{campus}").JsonAsync();

        row.GetProperty("parent").GetString().ShouldBe("知名集团");
        row.GetProperty("parentId").ValueKind.ShouldBe(JsonValueKind.Null);
        (await officer.GetAsync($"/api/organisation/organisations/{group}").RefusalAsync()).ShouldBe((404, "organisations.notFound"));
    }

    private async Task<long> CreateAsync(HttpClient client, string name, long? parentId = null, int? regionId = null) =>
        (await PostAsync(client, name, parentId, regionId).JsonAsync(HttpStatusCode.Created)).GetProperty("id").GetInt64();

    private Task<HttpResponseMessage> PostAsync(HttpClient client, string name, long? parentId, int? regionId = null) =>
        client.PostAsJsonAsync("/api/command/organisations", new { kind = "school", name, regionId = regionId ?? server.World.EastStreet.Id, parentId });

    private static Task<JsonElement> RowAsync(HttpClient client, long id) => client.GetAsync($"/api/command/organisations/{id}").JsonAsync();

    private static async Task<HttpResponseMessage> MoveAsync(HttpClient client, long id, long? parentId) =>
        await SendAsync(client, await RowAsync(client, id), parentId);

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, JsonElement row, long? parentId) =>
        client.PutAsJsonAsync($"/api/command/organisations/{row.GetProperty("id").GetInt64()}", new
        {
            kind = "school",
            name = row.GetProperty("name").GetString(),
            regionId = row.GetProperty("regionId").GetInt32(),
            version = row.GetProperty("version").GetUInt32(),
            parentId,
        });

    private Task<long?> ParentOfAsync(long id) => server.InDatabaseAsync(db => db.Organisations.Where(o => o.Id == id).Select(o => o.ParentId).SingleAsync());
}

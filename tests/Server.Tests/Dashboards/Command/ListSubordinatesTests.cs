using System.Net;
using Paiyi.Server.Accounts;
using Paiyi.Server.Regions;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Dashboards.Command;

public sealed class ListSubordinatesTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task Those_of_the_scope_come_with_who_has_declared_today()
    {
        var world = server.World;
        var group = new Paiyi.Server.Regions.Organisation { Kind = OrganisationKind.School, Name = "教育集团", RegionId = world.EastStreet.Id, RegionPath = world.EastStreet.Path };
        await server.InDatabaseAsync(async db =>
        {
            db.Add(group);
            await db.SaveChangesAsync();
            db.Attach(world.School).Entity.ParentId = group.Id;
            db.Attach(world.Enterprise).Entity.ParentId = group.Id;
            await db.SaveChangesAsync();
        });
        var parent = await server.CitizenAsync("19900000001");
        await parent.DeclareAsync(world.Pupil.Id, server.Clock.Now).JsonAsync(HttpStatusCode.Created);
        var east = await server.StaffAsync(Role.DistrictOfficer, world.East);
        var city = await server.StaffAsync(Role.CommandOfficer, world.City);
        var address = $"/api/command/organisations/{group.Id}/subordinates";

        var row = (await east.GetAsync(address).JsonAsync()).GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        (row.GetProperty("name").GetString(), row.GetProperty("persons").GetInt32(), row.GetProperty("declared").GetInt32()).ShouldBe(("东街小学", 1, 1));
        var all = await city.GetAsync(address).JsonAsync();
        all.GetProperty("items").EnumerateArray().Select(r => (r.GetProperty("name").GetString(), r.GetProperty("declared").GetInt32()))
            .ShouldBe([("西区机械厂", 0), ("东街小学", 1)]);

        (await Names(city, $"parentId={group.Id}")).ShouldBe(["西区机械厂", "东街小学"]);
        (await Names(east, "topmost=true")).ShouldBe(["教育集团"]);
        var west = await server.StaffAsync(Role.DistrictOfficer, world.West);
        (await Names(west, "topmost=true")).ShouldBe(["西区机械厂"]);
        (await Names(west, $"parentId={group.Id}")).ShouldBeEmpty();
        (await Names(city, $"organisationId={group.Id}", "persons")).ShouldBeEmpty();
        (await Names(city, $"organisationId={group.Id}&withSubordinates=true", "persons")).ShouldBe(["乙二", "甲一"]);
        (await Names(east, $"organisationId={group.Id}&withSubordinates=true", "persons")).ShouldBe(["甲一"]);
        (await Names(west, $"organisationId={group.Id}&withSubordinates=true", "persons")).ShouldBeEmpty();
        (await Names(city, $"organisationId={group.Id}&withSubordinates=true", "declarations")).ShouldBe(["甲一"]);
        (await Names(city, $"organisationId={group.Id}&withSubordinates=true", "declarations/missing")).ShouldBe(["乙二"]);
        (await west.GetAsync(address).RefusalAsync()).ShouldBe((404, "organisations.notFound"));
        (await server.Anonymous().GetAsync(address).RefusalAsync()).ShouldBe((401, "session.required"));
    }

    private static async Task<string?[]> Names(HttpClient client, string query, string list = "organisations") =>
        [.. (await client.GetAsync($"/api/command/{list}?{query}").JsonAsync()).GetProperty("items").EnumerateArray().Select(i => i.GetProperty("name").GetString())];
}

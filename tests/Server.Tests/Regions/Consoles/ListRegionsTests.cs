using System.Text.Json;
using Paiyi.Server.Accounts;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Regions.Consoles;

public sealed class ListRegionsTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task A_district_sees_its_subtree_parents_before_children()
    {
        var client = await server.StaffAsync(Role.DistrictOfficer, server.World.East);

        var list = await client.GetAsync("/api/command/regions").JsonAsync();

        Names(list).ShouldBe(["东区", "东街道"]);
        var street = list.GetProperty("items")[1];
        street.GetProperty("level").GetString().ShouldBe("subdistrict");
        street.GetProperty("parentId").GetInt32().ShouldBe(server.World.East.Id);
        street.GetProperty("path").GetString().ShouldBe("990100/990101/990101001/");
    }

    [Fact]
    public async Task An_organisation_sees_every_region_because_people_live_anywhere()
    {
        var client = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);

        Names(await client.GetAsync("/api/organisation/regions").JsonAsync()).Length.ShouldBe(5);
    }

    [Fact]
    public async Task Gatekeepers_and_strangers_see_none()
    {
        var keeper = await server.StaffAsync(Role.Gatekeeper, server.World.School);

        (await keeper.GetAsync("/api/organisation/regions").RefusalAsync()).ShouldBe((403, "permission.missing"));
        (await server.Anonymous().GetAsync("/api/command/regions").RefusalAsync()).ShouldBe((401, "session.required"));
    }

    private static string?[] Names(JsonElement list) =>
        [.. list.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("name").GetString())];
}

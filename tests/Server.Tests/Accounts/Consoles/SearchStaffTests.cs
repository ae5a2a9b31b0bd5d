using System.Text.Json;
using Paiyi.Server.Accounts;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Accounts.Consoles;

public sealed class SearchStaffTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task A_district_sees_its_own_accounts_and_those_of_its_organisations()
    {
        await server.AddStaffAsync(Role.Viewer, server.World.East, a => a.Name = "东区员");
        await server.AddStaffAsync(Role.Gatekeeper, server.World.School, a => a.Name = "东校门卫");
        await server.AddStaffAsync(Role.Viewer, server.World.West, a => a.Name = "西区员");
        await server.AddStaffAsync(Role.Viewer, server.World.City, a => a.Name = "全市员");
        await server.AddStaffAsync(Role.Gatekeeper, server.World.Enterprise, a => a.Name = "西厂门卫");
        var client = await server.StaffAsync(Role.DistrictOfficer, server.World.East);

        var names = Names(await client.GetAsync("/api/command/staff").JsonAsync());

        names.ShouldContain("东区员");
        names.ShouldContain("东校门卫");
        names.ShouldNotContain("西区员");
        names.ShouldNotContain("全市员");
        names.ShouldNotContain("西厂门卫");
    }

    [Fact]
    public async Task Names_and_roles_narrow_the_list()
    {
        await server.AddStaffAsync(Role.Viewer, server.World.School, a => a.Name = "百分之100%员");
        await server.AddStaffAsync(Role.Gatekeeper, server.World.School, a => a.Name = "百分之1000员");
        var client = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);

        Names(await client.GetAsync("/api/organisation/staff?name=100%25").JsonAsync()).ShouldBe(["百分之100%员"]);
        Names(await client.GetAsync("/api/organisation/staff?name=百分之&role=gatekeeper").JsonAsync()).ShouldBe(["百分之1000员"]);
    }

    [Fact]
    public async Task Roles_without_the_permission_and_strangers_see_nobody()
    {
        var viewer = await server.StaffAsync(Role.Viewer, server.World.City);

        (await viewer.GetAsync("/api/command/staff").RefusalAsync()).ShouldBe((403, "permission.missing"));
        (await server.Anonymous().GetAsync("/api/command/staff").RefusalAsync()).ShouldBe((401, "session.required"));
    }

    private static string?[] Names(JsonElement page) =>
        [.. page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("name").GetString())];
}

using System.Text.Json;
using Paiyi.Server.Accounts;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Regions.Consoles;

/// <summary>Listing and showing organisations.</summary>
public sealed class OrganisationsTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task A_district_sees_its_organisations_with_their_members()
    {
        var client = await server.StaffAsync(Role.DistrictOfficer, server.World.East);

        var row = (await client.GetAsync("/api/command/organisations").JsonAsync()).GetProperty("items").EnumerateArray().ShouldHaveSingleItem();

        row.GetProperty("name").GetString().ShouldBe("东街小学");
        row.GetProperty("kind").GetString().ShouldBe("school");
        row.GetProperty("region").GetString().ShouldBe("东街道");
        row.GetProperty("members").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task An_organisation_sees_itself_only()
    {
        var client = await server.StaffAsync(Role.OrganisationOfficer, server.World.Enterprise);

        Names(await client.GetAsync("/api/organisation/organisations").JsonAsync()).ShouldBe(["西区机械厂"]);
        await client.GetAsync($"/api/organisation/organisations/{server.World.Enterprise.Id}").JsonAsync();
        (await client.GetAsync($"/api/organisation/organisations/{server.World.School.Id}").RefusalAsync()).ShouldBe((404, "organisations.notFound"));
    }

    [Theory]
    [InlineData("name=小学", "东街小学")]
    [InlineData("kind=enterprise", "西区机械厂")]
    [InlineData("region=990100/990101/", "东街小学")]
    [InlineData("name=%25", null)]
    public async Task Name_kind_and_region_narrow_the_list(string query, string? name)
    {
        var client = await server.StaffAsync(Role.CommandOfficer, server.World.City);

        Names(await client.GetAsync($"/api/command/organisations?{query}").JsonAsync()).ShouldBe(name is null ? [] : [name]);
    }

    [Fact]
    public async Task One_organisation_shows_its_version_and_members()
    {
        var client = await server.StaffAsync(Role.Viewer, server.World.City);

        var row = await client.GetAsync($"/api/command/organisations/{server.World.School.Id}").JsonAsync();

        row.GetProperty("members").GetInt32().ShouldBe(1);
        row.GetProperty("version").GetUInt32().ShouldBeGreaterThan(0u);
        (await client.GetAsync("/api/command/organisations/999999").RefusalAsync()).ShouldBe((404, "organisations.notFound"));
    }

    [Fact]
    public async Task Strangers_see_none()
    {
        (await server.Anonymous().GetAsync("/api/command/organisations").RefusalAsync()).ShouldBe((401, "session.required"));
        (await server.Anonymous().GetAsync($"/api/command/organisations/{server.World.School.Id}").RefusalAsync()).ShouldBe((401, "session.required"));
    }

    private static string?[] Names(JsonElement page) =>
        [.. page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("name").GetString())];
}

using System.Text.Json;
using Paiyi.Server.Accounts;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Dashboards.Consoles;

public sealed class SearchPersonsTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task A_district_officer_sees_the_persons_of_the_district_with_masked_numbers()
    {
        var client = await server.StaffAsync(Role.DistrictOfficer, server.World.East);

        var page = await client.GetAsync("/api/command/persons").JsonAsync();

        Names(page).ShouldBe(["甲一"]);
        page.GetProperty("items")[0].GetProperty("document").GetString().ShouldBe("1101**********0039");
    }

    [Fact]
    public async Task An_organisation_officer_sees_the_own_roster_only()
    {
        var client = await server.StaffAsync(Role.OrganisationOfficer, server.World.Enterprise);

        Names(await client.GetAsync("/api/organisation/persons").JsonAsync()).ShouldBe(["乙二"]);
    }

    [Fact]
    public async Task Nobody_is_shown_to_anonymous_callers() =>
        (await server.Anonymous().GetAsync("/api/command/persons").RefusalAsync()).ShouldBe((401, "session.required"));

    [Fact]
    public async Task A_page_size_out_of_range_is_refused_with_the_field()
    {
        var client = await server.StaffAsync(Role.Viewer, server.World.City);

        var problem = await client.GetAsync("/api/command/persons?size=0").JsonAsync(System.Net.HttpStatusCode.BadRequest);

        problem.GetProperty("code").GetString().ShouldBe("request.invalid");
        problem.GetProperty("errors").TryGetProperty("size", out _).ShouldBeTrue();
    }

    private static string?[] Names(JsonElement page) =>
        [.. page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("name").GetString())];
}

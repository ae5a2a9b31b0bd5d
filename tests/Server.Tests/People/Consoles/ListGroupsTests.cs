using System.Net;
using Paiyi.Server.Accounts;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.People.Consoles;

public sealed class ListGroupsTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task Groups_are_listed_with_their_size()
    {
        var officer = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);

        var groups = await officer.GetAsync($"/api/organisation/organisations/{server.World.School.Id}/groups").JsonAsync();

        groups.GetProperty("items").EnumerateArray().Select(g => (g.GetProperty("group").GetString(), g.GetProperty("members").GetInt32()))
            .ShouldBe([("一班", 1)]);
    }

    [Fact]
    public async Task Another_organisation_is_as_good_as_missing()
    {
        var officer = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);

        (await officer.GetAsync($"/api/organisation/organisations/{server.World.Enterprise.Id}/groups").RefusalAsync()).ShouldBe((404, "notFound"));
        (await server.Anonymous().GetAsync("/api/organisation/organisations/1/groups")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }
}

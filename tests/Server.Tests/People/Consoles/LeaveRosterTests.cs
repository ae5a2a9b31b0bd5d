using System.Net;
using System.Net.Http.Json;
using Paiyi.Server.Accounts;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.People.Consoles;

public sealed class LeaveRosterTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task Who_has_left_is_no_longer_seen_by_the_organisation_but_by_the_district()
    {
        var (school, pupil) = (server.World.School.Id, server.World.Pupil.Id);
        var officer = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        var district = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var stranger = await server.StaffAsync(Role.OrganisationOfficer, server.World.Enterprise);

        (await stranger.DeleteAsync($"/api/organisation/rosters/{school}/persons/{pupil}").RefusalAsync()).ShouldBe((404, "persons.notOnRoster"));
        (await server.Anonymous().DeleteAsync($"/api/organisation/rosters/{school}/persons/{pupil}")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await officer.DeleteAsync($"/api/organisation/rosters/{school}/persons/{pupil}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await officer.GetAsync($"/api/organisation/persons/{pupil}").RefusalAsync()).ShouldBe((404, "persons.notFound"));
        await district.GetAsync($"/api/command/persons/{pupil}").JsonAsync();
        (await officer.DeleteAsync($"/api/organisation/rosters/{school}/persons/{pupil}").RefusalAsync()).ShouldBe((404, "persons.notOnRoster"));
    }

    [Fact]
    public async Task Who_comes_back_stands_on_the_roster_again()
    {
        var officer = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        var form = new { name = "回来", documentType = "residentId", documentNumber = Invented.ResidentId(), regionId = server.World.EastStreet.Id, group = "一班" };
        var id = (await officer.PostAsJsonAsync("/api/organisation/persons", form).JsonAsync(HttpStatusCode.Created)).GetProperty("id").GetInt64();
        await officer.DeleteAsync($"/api/organisation/rosters/{server.World.School.Id}/persons/{id}").JsonAsync(HttpStatusCode.NoContent);

        await officer.PostAsJsonAsync("/api/organisation/persons", form).JsonAsync(HttpStatusCode.Created);

        await officer.GetAsync($"/api/organisation/persons/{id}").JsonAsync();
    }
}

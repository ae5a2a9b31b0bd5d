using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.People;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.People.Consoles;

public sealed class EditMembershipTests(TestServer server) : IClassFixture<TestServer>
{
    private string Path(string console) => $"/api/{console}/rosters/{server.World.School.Id}/persons/{server.World.Pupil.Id}";

    [Fact]
    public async Task A_pupil_changes_class()
    {
        var officer = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);

        await officer.PutAsJsonAsync(Path("organisation"), new { group = " 三班 ", number = "", version = (await LineAsync()).Version }).JsonAsync(HttpStatusCode.NoContent);

        var line = await LineAsync();
        (line.Group, line.Number).ShouldBe(("三班", null));
    }

    [Fact]
    public async Task Who_saw_an_older_line_changes_nothing()
    {
        var officer = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        var seen = (await LineAsync()).Version;
        await officer.PutAsJsonAsync(Path("organisation"), new { group = "四班", version = seen }).JsonAsync(HttpStatusCode.NoContent);

        (await officer.PutAsJsonAsync(Path("organisation"), new { group = "五班", version = seen }).RefusalAsync()).ShouldBe((409, "changedMeanwhile"));
    }

    private Task<Membership> LineAsync() =>
        server.InDatabaseAsync(db => db.Memberships.SingleAsync(m => m.PersonId == server.World.Pupil.Id));

    [Fact]
    public async Task A_roster_of_another_organisation_or_district_is_as_good_as_missing()
    {
        var enterprise = await server.StaffAsync(Role.OrganisationOfficer, server.World.Enterprise);
        var west = await server.StaffAsync(Role.DistrictOfficer, server.World.West);

        (await enterprise.PutAsJsonAsync(Path("organisation"), new { group = "x" }).RefusalAsync()).ShouldBe((404, "persons.notOnRoster"));
        (await west.PutAsJsonAsync(Path("command"), new { group = "x" }).RefusalAsync()).ShouldBe((404, "persons.notOnRoster"));
    }

    [Fact]
    public async Task A_stranger_is_asked_to_sign_in() =>
        (await server.Anonymous().PutAsJsonAsync(Path("command"), new { group = "x" })).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
}

using System.Net;
using System.Text.Json;
using Paiyi.Server.Accounts;
using Paiyi.Server.HealthCodes;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Dashboards.Consoles;

public sealed class GetPersonTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task A_person_is_shown_with_roster_and_reasons_in_the_language_of_the_caller_but_without_numbers()
    {
        await server.InDatabaseAsync(async db =>
        {
            db.Add(new HealthCode
            {
                PersonId = server.World.Worker.Id,
                Colour = Colour.Red,
                Reasons = JsonElement.Parse("""[{"ruleId":"confirmed-case","outcome":"red","until":null},{"ruleId":"gone","outcome":"yellow","until":"2026-03-05T00:00:00Z"}]"""),
                RuleVersion = "1.1.0",
                DecidedAt = TestClock.Start,
            });
            await db.SaveChangesAsync();
        });
        var officer = await server.StaffAsync(Role.OrganisationOfficer, server.World.Enterprise);
        officer.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");

        var person = await officer.GetAsync($"/api/organisation/persons/{server.World.Worker.Id}").JsonAsync();

        person.GetProperty("document").GetString().ShouldBe("1****************8");
        person.GetProperty("phone").GetString().ShouldBe("199****0002");
        person.GetProperty("memberships")[0].GetProperty("group").GetString().ShouldBe("车间");
        person.GetProperty("colour").GetString().ShouldBe("red");
        person.GetProperty("reasons")[0].GetProperty("text").GetString().ShouldBe("You are a confirmed case.");
        person.GetProperty("reasons")[1].GetProperty("text").GetString().ShouldBe("gone");
        person.GetProperty("version").GetUInt32().ShouldBeGreaterThan(0u);
    }

    [Fact]
    public async Task A_person_of_another_scope_is_as_good_as_missing()
    {
        var school = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        var east = await server.StaffAsync(Role.Viewer, server.World.East);

        (await school.GetAsync($"/api/organisation/persons/{server.World.Worker.Id}").RefusalAsync()).ShouldBe((404, "persons.notFound"));
        (await east.GetAsync($"/api/command/persons/{server.World.Worker.Id}").RefusalAsync()).ShouldBe((404, "persons.notFound"));
        (await server.Anonymous().GetAsync($"/api/command/persons/{server.World.Worker.Id}")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_system_administrator_sees_no_person()
    {
        var administrator = await server.StaffAsync(Role.SystemAdministrator, server.World.City);

        (await administrator.GetAsync($"/api/command/persons/{server.World.Worker.Id}").RefusalAsync()).ShouldBe((403, "permission.missing"));
    }
}

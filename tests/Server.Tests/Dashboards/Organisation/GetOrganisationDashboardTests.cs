using System.Text.Json;
using Paiyi.Server.Accounts;
using Paiyi.Server.HealthCodes;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Dashboards.Organisation;

public sealed class GetOrganisationDashboardTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task An_organisation_sees_its_groups_and_whose_colour_changed()
    {
        await TurnAsync(server.World.Pupil.Id, Colour.Green, Colour.Yellow);
        await TurnAsync(server.World.Worker.Id, Colour.Green, Colour.Red);
        var staff = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);

        var figures = await staff.GetAsync("/api/organisation/dashboard").JsonAsync();

        figures.GetProperty("groups").EnumerateArray().Select(g => (g.GetProperty("group").GetString(), g.GetProperty("members").GetInt32()))
            .ShouldBe([("一班", 1)]);
        var changed = figures.GetProperty("changedColour").EnumerateArray().ShouldHaveSingleItem();
        changed.GetProperty("name").GetString().ShouldBe("甲一");
        changed.GetProperty("to").GetString().ShouldBe("yellow");
        figures.GetProperty("turnedYellowToday").GetInt32().ShouldBe(1);
        figures.GetProperty("turnedRedToday").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task A_region_officer_and_nobody_have_no_such_page()
    {
        var staff = await server.StaffAsync(Role.CommandOfficer, server.World.City);
        (await staff.GetAsync("/api/organisation/dashboard").RefusalAsync()).Status.ShouldBe(403);
        (await server.Anonymous().GetAsync("/api/organisation/dashboard").RefusalAsync()).ShouldBe((401, "session.required"));
    }

    private Task TurnAsync(long person, Colour from, Colour to) => server.InDatabaseAsync(async db =>
    {
        db.Add(new HealthCodeChange
        {
            PersonId = person, At = server.Clock.Now, From = from, To = to, RuleVersion = "1.1.0",
            Reasons = JsonSerializer.SerializeToElement(Array.Empty<string>()),
        });
        await db.SaveChangesAsync();
    });
}

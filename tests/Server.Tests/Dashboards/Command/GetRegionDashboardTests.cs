using System.Net;
using System.Text.Json;
using Paiyi.Server.Accounts;
using Paiyi.Server.Declarations;
using Paiyi.Server.Passages;
using Paiyi.Server.Platform.Time;
using Paiyi.Server.Regions;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Dashboards.Command;

public sealed class GetRegionDashboardTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task The_city_is_the_sum_of_its_districts()
    {
        await DeclareAndPassAsync();
        var staff = await server.StaffAsync(Role.CommandOfficer, server.World.City);
        var figures = await staff.GetAsync("/api/command/dashboard").JsonAsync();

        Number(figures, "persons").ShouldBe(2);
        Number(figures, "declaredToday").ShouldBe(1);
        Number(figures, "missingToday").ShouldBe(1);
        Number(figures.GetProperty("passagesToday"), "admitted").ShouldBe(1);
        figures.GetProperty("districts").EnumerateArray().Select(d => (d.GetProperty("name").GetString(), Number(d, "persons"), Number(d, "declared")))
            .ShouldBe([("东区", 1, 1), ("西区", 1, 0)]);
        var days = figures.GetProperty("declarations").EnumerateArray().ToArray();
        days.Length.ShouldBe(14);
        (Number(days[^1], "declared"), Number(days[^1], "persons")).ShouldBe((1, 2));
        (Number(days[0], "declared"), Number(days[0], "persons")).ShouldBe((0, 0));
    }

    [Fact]
    public async Task A_district_officer_sees_the_own_district_only()
    {
        var staff = await server.StaffAsync(Role.DistrictOfficer, server.World.West);
        var figures = await staff.GetAsync("/api/command/dashboard").JsonAsync();

        Number(figures, "persons").ShouldBe(1);
        Number(figures, "declaredToday").ShouldBe(0);
        Number(figures.GetProperty("passagesToday"), "admitted").ShouldBe(0);
        (await staff.GetAsync(Of(server.World.East)).RefusalAsync()).ShouldBe((404, "notFound"));
        (await staff.GetAsync(Of(server.World.City)).RefusalAsync()).ShouldBe((404, "notFound"));
        Number(await staff.GetAsync(Of(server.World.WestStreet)).JsonAsync(), "persons").ShouldBe(1);
    }

    [Fact]
    public async Task A_hundred_who_ask_at_once_get_the_same_answer()
    {
        var staff = await server.StaffAsync(Role.Viewer, server.World.West);
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => staff.GetAsync("/api/command/dashboard").JsonAsync()));
        answers.Select(a => a.ToString()).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_else_gets_figures()
    {
        (await server.Anonymous().GetAsync("/api/command/dashboard").RefusalAsync()).ShouldBe((401, "session.required"));
        var administrator = await server.StaffAsync(Role.SystemAdministrator, server.World.City);
        (await administrator.GetAsync("/api/command/dashboard").RefusalAsync()).ShouldBe((403, "permission.missing"));
        var officer = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        (await officer.GetAsync("/api/command/dashboard")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static int Number(JsonElement json, string name) => json.GetProperty(name).GetInt32();

    private static string Of(Region region) => $"/api/command/dashboard?region={Uri.EscapeDataString(region.Path)}";

    private async Task DeclareAndPassAsync()
    {
        await server.StaffAsync(Role.Gatekeeper, server.World.School);
        await server.InDatabaseAsync(async db =>
        {
            var gate = new Checkpoint { OrganisationId = server.World.School.Id, Name = "正门" };
            db.Add(gate);
            db.Add(new Declaration
            {
                PersonId = server.World.Pupil.Id, Day = ChinaTime.DayOf(server.Clock.Now), Version = 1, TemperatureTenths = 365, Symptoms = [],
                ContactWithCase = false, TravelledIn14Days = false, Attributes = JsonSerializer.SerializeToElement(new { }),
                AnsweredAt = server.Clock.Now, ReceivedAt = server.Clock.Now, ClientKey = Guid.NewGuid(),
            });
            await db.SaveChangesAsync();
            db.Add(new Passage
            {
                CheckpointId = gate.Id, PersonId = server.World.Pupil.Id, At = server.Clock.Now, Direction = Direction.In,
                Colour = "green", Outcome = PassageOutcome.Admitted, KeeperId = server.LastStaffId, ClientKey = Guid.NewGuid(),
            });
            await db.SaveChangesAsync();
        });
    }
}

using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.HealthCodes;
using Paiyi.Server.Passages;
using Paiyi.Server.Platform.Time;
using Paiyi.Server.Tests.Fixtures;
using Paiyi.Server.Tests.Passages;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Dashboards;

/// <summary>Every number of a dashboard is the number of rows of the list that it leads to, for everybody who sees both.</summary>
public sealed class FiguresAndListsTests(TestServer server) : IClassFixture<TestServer>
{
    [Theory]
    [InlineData(Role.CommandOfficer, "city")]
    [InlineData(Role.DistrictOfficer, "east")]
    [InlineData(Role.Viewer, "west")]
    [InlineData(Role.Viewer, "east")]
    public async Task A_region_and_all_regions_and_organisations_below_it(Role role, string scope)
    {
        await PrepareAsync();
        var home = scope == "city" ? server.World.City : scope == "east" ? server.World.East : server.World.West;
        var officer = await server.StaffAsync(role, home);
        var wrong = new List<string>();

        foreach (var region in new[] { home, server.World.East, server.World.EastStreet }.Where(r => r.Path.StartsWith(home.Path, StringComparison.Ordinal)).Distinct())
        {
            var at = $"region={region.Path}";
            var figures = await officer.GetAsync($"/api/command/dashboard?{at}").JsonAsync();
            wrong.AddRange(await CompareAsync(officer, "command", figures, at));
            foreach (var district in figures.GetProperty("districts").EnumerateArray())
                wrong.AddRange(await CompareRowAsync(officer, district, $"region={district.GetProperty("path").GetString()}"));
            var organisations = await officer.GetAsync($"/api/command/dashboard/organisations?{at}").JsonAsync();
            organisations.GetProperty("items").GetArrayLength().ShouldBeGreaterThan(0);
            foreach (var organisation in organisations.GetProperty("items").EnumerateArray())
                wrong.AddRange(await CompareRowAsync(officer, organisation, $"organisationId={organisation.GetProperty("organisationId").GetInt64()}"));
        }

        wrong.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Role.OrganisationOfficer)]
    [InlineData(Role.Viewer)]
    public async Task An_organisation_and_its_groups(Role role)
    {
        await PrepareAsync();
        foreach (var organisation in new[] { server.World.School, server.World.Enterprise })
        {
            var officer = await server.StaffAsync(role, organisation);
            var figures = await officer.GetAsync("/api/organisation/dashboard").JsonAsync();
            var wrong = await CompareAsync(officer, "organisation", figures, "");
            foreach (var group in figures.GetProperty("groups").EnumerateArray())
            {
                var at = $"group={Uri.EscapeDataString(group.GetProperty("group").GetString()!)}";
                wrong.AddRange(await CompareAsync(officer, "organisation", group, ("members", $"persons?{at}"), ("declared", $"declarations?{at}")));
            }

            wrong.ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Organisations_of_another_scope_are_told_to_nobody()
    {
        await PrepareAsync();
        var west = await server.StaffAsync(Role.DistrictOfficer, server.World.West);
        var names = (await west.GetAsync("/api/command/dashboard/organisations").JsonAsync()).GetProperty("items").EnumerateArray()
            .Select(o => o.GetProperty("name").GetString());
        names.ShouldBe(["西区机械厂"]);
        (await west.GetAsync($"/api/command/dashboard/organisations?region={server.World.East.Path}").RefusalAsync()).ShouldBe((404, "notFound"));
        (await server.Anonymous().GetAsync("/api/command/dashboard/organisations").RefusalAsync()).ShouldBe((401, "session.required"));
        (await (await server.StaffAsync(Role.SystemAdministrator, server.World.City)).GetAsync("/api/command/dashboard/organisations").RefusalAsync())
            .ShouldBe((403, "permission.missing"));
    }

    private static async Task<List<string>> CompareAsync(HttpClient officer, string door, JsonElement figures, string at)
    {
        var day = figures.GetProperty("day").GetString();
        var today = $"{at}&from={day}&to={day}";
        var wrong = await CompareAsync(
            officer, door, figures, ("persons", $"persons?{at}"), ("declaredToday", $"declarations?{at}"), ("missingToday", $"declarations/missing?{at}"),
            ("turnedYellowToday", $"health-codes/changes?{today}&turned=true&colour=yellow"), ("turnedRedToday", $"health-codes/changes?{today}&turned=true&colour=red"));
        wrong.AddRange(await CompareAsync(
            officer, door, figures.GetProperty("colours"), ("green", $"health-codes?{at}&colour=green"), ("yellow", $"health-codes?{at}&colour=yellow"),
            ("red", $"health-codes?{at}&colour=red")));
        wrong.AddRange(await CompareAsync(
            officer, door, figures.GetProperty("passagesToday"), ("admitted", $"passages?{today}&outcome=admitted"), ("refused", $"passages?{today}&outcome=refused")));
        foreach (var one in figures.GetProperty("declarations").EnumerateArray().TakeLast(3))
            wrong.AddRange(await CompareAsync(officer, door, one, ("declared", $"declarations?{at}&day={one.GetProperty("day").GetString()}")));
        return wrong;
    }

    private static async Task<List<string>> CompareRowAsync(HttpClient officer, JsonElement row, string at)
    {
        var wrong = await CompareAsync(
            officer, "command", row, ("persons", $"persons?{at}"), ("declared", $"declarations?{at}"), ("green", $"health-codes?{at}&colour=green"),
            ("yellow", $"health-codes?{at}&colour=yellow"), ("red", $"health-codes?{at}&colour=red"));
        var missing = row.GetProperty("persons").GetInt32() - row.GetProperty("declared").GetInt32();
        var listed = await CountAsync(officer, $"/api/command/declarations/missing?{at}");
        if (missing != listed)
            wrong.Add($"missing is {missing}, and {at} lists {listed}");
        return wrong;
    }

    private static async Task<List<string>> CompareAsync(HttpClient officer, string door, JsonElement figures, params (string Figure, string List)[] pairs)
    {
        var wrong = new List<string>();
        foreach (var (figure, list) in pairs)
        {
            var (told, listed) = (figures.GetProperty(figure).GetInt32(), await CountAsync(officer, $"/api/{door}/{list}"));
            if (told != listed)
                wrong.Add($"{figure} is {told}, and {list} lists {listed}");
        }

        return wrong;
    }

    private static async Task<int> CountAsync(HttpClient officer, string list)
    {
        var (count, cursor) = (0, "");
        do
        {
            var page = await officer.GetAsync($"{list}&size=100{(cursor.Length > 0 ? $"&cursor={cursor}" : "")}").JsonAsync(HttpStatusCode.OK);
            count += page.GetProperty("items").GetArrayLength();
            cursor = page.GetProperty("nextCursor").GetString() ?? "";
        }
        while (cursor.Length > 0);

        return count;
    }

    /// <summary>Persons of both districts who declare, turn yellow, turn back and again, and pass; one lives elsewhere than the roster stands.</summary>
    private async Task PrepareAsync()
    {
        if (await server.InDatabaseAsync(db => db.Passages.AnyAsync()))
            return;
        var world = server.World;
        var (gate, _) = await server.OpenGateAsync();
        var keeper = server.LastStaffId;
        await server.AddPersonAsync("17900000001", "二班");
        var feverish = await server.AddPersonAsync("17900000002", "二班");
        var elsewhere = await server.AddPersonAsync("17900000003", "二班", world.WestStreet);
        foreach (var (phone, person, tenths) in new[] { ("17900000002", feverish, 385), ("17900000003", elsewhere, 365) })
            await (await server.CitizenAsync(phone)).DeclareAsync(person.Id, server.Clock.Now, tenths).JsonAsync(HttpStatusCode.Created);
        await server.DrainOutboxAsync();
        var day = ChinaTime.StartOf(ChinaTime.DayOf(server.Clock.Now));
        await server.InDatabaseAsync(async db =>
        {
            var reasons = JsonElement.Parse("[]");
            HealthCodeChange Change(Colour? from, Colour to, int minute) => new()
            {
                PersonId = feverish.Id, From = from, To = to, At = day.AddMinutes(minute), Reasons = reasons, RuleVersion = "1.1.0",
            };
            // Yellow twice in a day is one person; a yellow that only got other reasons is none.
            db.AddRange(Change(Colour.Green, Colour.Yellow, 1), Change(Colour.Yellow, Colour.Green, 2), Change(Colour.Green, Colour.Yellow, 3),
                Change(Colour.Yellow, Colour.Yellow, 4), Change(Colour.Yellow, Colour.Red, -60));
            foreach (var (outcome, at) in new[] { (PassageOutcome.Admitted, 1), (PassageOutcome.Refused, 2), (PassageOutcome.Refused, -30) })
            {
                db.Add(new Passage
                {
                    CheckpointId = gate, PersonId = feverish.Id, At = day.AddMinutes(at), Direction = Direction.In, Colour = "green", Outcome = outcome,
                    KeeperId = keeper, ClientKey = Guid.NewGuid(),
                });
            }

            await db.SaveChangesAsync();
        });
    }
}

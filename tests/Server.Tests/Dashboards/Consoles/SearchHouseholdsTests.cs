using System.Text.Json;
using Paiyi.Server.Accounts;
using Paiyi.Server.Declarations;
using Paiyi.Server.HealthCodes;
using Paiyi.Server.People;
using Paiyi.Server.Regions;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Dashboards.Consoles;

public sealed class SearchHouseholdsTests(ServerOfHouseholds server) : IClassFixture<ServerOfHouseholds>
{
    [Fact]
    public async Task A_district_officer_sees_the_households_of_the_district_with_their_members()
    {
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.East);

        var page = await officer.GetAsync("/api/command/households").JsonAsync();

        Houses(page).ShouldBe([["林二", "林三"], ["周一", "甲一"]]);
        var house = page.GetProperty("items")[1];
        house.GetProperty("region").GetString().ShouldBe("东街道");
        house.GetProperty("address").GetString().ShouldBe("东街 1 号");
        var grandmother = house.GetProperty("members")[0];
        grandmother.GetProperty("colour").GetString().ShouldBe("yellow");
        grandmother.GetProperty("declaredToday").GetBoolean().ShouldBeTrue();
        house.GetProperty("members")[1].GetProperty("declaredToday").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task Households_are_found_by_a_member_by_who_is_missing_and_by_colour()
    {
        var officer = await server.StaffAsync(Role.CommandOfficer, server.World.City);

        (await SearchAsync(officer, "name=林")).ShouldBe([["林二", "林三"]]);
        (await SearchAsync(officer, "name=无")).ShouldBeEmpty();
        (await SearchAsync(officer, "missingToday=true")).ShouldBe([["王五"], ["周一", "甲一"]]);
        (await SearchAsync(officer, "notGreen=true")).ShouldBe([["周一", "甲一"]]);
        (await SearchAsync(officer, "notGreen=true&name=林")).ShouldBeEmpty();
        (await SearchAsync(officer, $"region={server.World.WestStreet.Path}")).ShouldBe([["王五"]]);
        (await SearchAsync(officer, $"organisationId={server.World.School.Id}")).ShouldBe([["周一", "甲一"]]);
    }

    [Fact]
    public async Task A_filter_asks_about_members_of_the_scope_only()
    {
        var west = await server.StaffAsync(Role.DistrictOfficer, server.World.West);
        (await SearchAsync(west, "name=林")).ShouldBeEmpty();
        (await SearchAsync(west, $"region={server.World.EastStreet.Path}")).ShouldBeEmpty();

        // The one with the yellow code is not on the school's roster.
        var school = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        Houses(await school.GetAsync("/api/organisation/households").JsonAsync()).ShouldBe([["甲一"]]);
        Houses(await school.GetAsync("/api/organisation/households?notGreen=true").JsonAsync()).ShouldBeEmpty();
        Houses(await school.GetAsync("/api/organisation/households?missingToday=true").JsonAsync()).ShouldBe([["甲一"]]);
    }

    [Fact]
    public async Task Pages_follow_one_another()
    {
        var officer = await server.StaffAsync(Role.CommandOfficer, server.World.City);

        var first = await officer.GetAsync("/api/command/households?size=2").JsonAsync();
        var second = await officer.GetAsync($"/api/command/households?size=2&cursor={first.GetProperty("nextCursor").GetString()}").JsonAsync();

        Houses(first).Concat(Houses(second)).ShouldBe([["王五"], ["林二", "林三"], ["周一", "甲一"]]);
        second.GetProperty("nextCursor").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task The_export_has_a_line_for_each_member()
    {
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.East);

        var file = await officer.GetStringAsync("/api/command/households/export?format=csv&columns=address,name,declaredToday", TestContext.Current.CancellationToken);

        var lines = file.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(5);
        lines.Count(l => l.StartsWith("东街 1 号", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public async Task Who_runs_the_system_and_strangers_see_no_household()
    {
        (await server.Anonymous().GetAsync("/api/command/households").RefusalAsync()).ShouldBe((401, "session.required"));
        var administrator = await server.StaffAsync(Role.SystemAdministrator, server.World.City);
        (await administrator.GetAsync("/api/command/households").RefusalAsync()).ShouldBe((403, "permission.missing"));
        var viewer = await server.StaffAsync(Role.Viewer, server.World.City);
        (await viewer.GetAsync("/api/command/households/export").RefusalAsync()).ShouldBe((403, "permission.missing"));
    }

    private static async Task<string[][]> SearchAsync(HttpClient client, string query) =>
        Houses(await client.GetAsync($"/api/command/households?{query}").JsonAsync());

    private static string[][] Houses(JsonElement page) =>
        [.. page.GetProperty("items").EnumerateArray().Select(h => h.GetProperty("members").EnumerateArray().Select(m => m.GetProperty("name").GetString()!).ToArray())];
}

/// <summary>Two households in the east, one with the pupil of the school, and one in the west.</summary>
public sealed class ServerOfHouseholds(PostgresCluster postgres) : TestServer(postgres)
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await InDatabaseAsync(async db =>
        {
            Household[] houses = [House(World.EastStreet, "东街 1 号"), House(World.EastStreet, null), House(World.WestStreet, null)];
            foreach (var house in houses)
            {
                db.Add(house);
                await db.SaveChangesAsync();
            }

            var pupil = db.Attach(World.Pupil).Entity;
            pupil.HouseholdId = houses[0].Id;
            var (grandmother, lin, lins, wang) = (New("周一", World.EastStreet), New("林二", World.EastStreet), New("林三", World.EastStreet), New("王五", World.WestStreet));
            (grandmother.HouseholdId, grandmother.BirthDate) = (houses[0].Id, new DateOnly(1950, 1, 1));
            (lin.HouseholdId, lins.HouseholdId, wang.HouseholdId) = (houses[1].Id, houses[1].Id, houses[2].Id);
            db.AddRange(grandmother, lin);
            await db.SaveChangesAsync();
            db.AddRange(lins, wang);
            await db.SaveChangesAsync();
            db.Add(new HealthCode
            {
                PersonId = grandmother.Id, Colour = Colour.Yellow, Reasons = JsonElement.Parse("[]"), RuleVersion = "1.1.0", DecidedAt = TestClock.Start,
            });
            db.AddRange(new[] { grandmother, lin, lins }.Select(Declared));
            await db.SaveChangesAsync();
        });
    }

    private static Household House(Region region, string? address) => new() { RegionId = region.Id, Address = address };

    private Person New(string name, Region region) => World.NewPerson(Cipher, name, Invented.ResidentId(), null, region);

    private static Declaration Declared(Person person) => new()
    {
        PersonId = person.Id, Day = new DateOnly(2026, 3, 2), Version = 1, TemperatureTenths = 366, Symptoms = [], ContactWithCase = false,
        TravelledIn14Days = false, Attributes = JsonElement.Parse("{}"), AnsweredAt = TestClock.Start, ReceivedAt = TestClock.Start, ClientKey = Guid.NewGuid(),
    };
}

using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Declarations;
using Paiyi.Server.HealthCodes;
using Paiyi.Server.People;
using Paiyi.Server.Regions;
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
        page.GetProperty("items")[0].GetProperty("document").GetString().ShouldBe("1****************9");
    }

    [Fact]
    public async Task An_organisation_officer_sees_the_own_roster_only()
    {
        var client = await server.StaffAsync(Role.OrganisationOfficer, server.World.Enterprise);

        Names(await client.GetAsync("/api/organisation/persons").JsonAsync()).ShouldBe(["乙二"]);
    }

    [Fact]
    public async Task Persons_are_found_by_part_of_the_name_group_colour_and_declaration()
    {
        await server.InDatabaseAsync(async db =>
        {
            var (declared, red) = (New("欧阳 A_1%"), New("欧阳三"));
            db.AddRange(declared, red);
            await db.SaveChangesAsync();
            var office = new Server.Regions.Organisation { Kind = OrganisationKind.Enterprise, Name = "街道办", RegionId = server.World.WestStreet.Id, RegionPath = server.World.WestStreet.Path };
            db.Add(office);
            await db.SaveChangesAsync();
            db.AddRange(World.Member(office, declared, "总务"), World.Member(office, red, "总务"));
            db.Add(new HealthCode
            {
                PersonId = red.Id, Colour = Colour.Red, Reasons = JsonElement.Parse("[]"), RuleVersion = "1.1.0", DecidedAt = TestClock.Start,
            });
            db.Add(new Declaration
            {
                PersonId = declared.Id, Day = new DateOnly(2026, 3, 2), Version = 1, TemperatureTenths = 366, Symptoms = [], ContactWithCase = false,
                TravelledIn14Days = false, Attributes = JsonElement.Parse("{}"), AnsweredAt = TestClock.Start, ReceivedAt = TestClock.Start,
                ClientKey = Guid.NewGuid(),
            });
            await db.SaveChangesAsync();
        });
        var client = await server.StaffAsync(Role.DistrictOfficer, server.World.West);

        (await SearchAsync(client, "name=欧阳")).ShouldBe(["欧阳三", "欧阳 A_1%"]);
        (await SearchAsync(client, "name=阳三")).ShouldBe(["欧阳三"]);
        (await SearchAsync(client, "name=三阳")).ShouldBeEmpty();
        (await SearchAsync(client, "name=欧三")).ShouldBeEmpty();
        (await SearchAsync(client, "name=欧阳三")).ShouldBe(["欧阳三"]);
        (await SearchAsync(client, "name=阳欧阳")).ShouldBeEmpty();
        (await SearchAsync(client, "name=a_1%25")).ShouldBe(["欧阳 A_1%"]);
        (await SearchAsync(client, "name=欧%25三")).ShouldBeEmpty();
        (await SearchAsync(client, "name=欧阳&colour=red")).ShouldBe(["欧阳三"]);
        (await SearchAsync(client, "name=欧&colour=red")).ShouldBe(["欧阳三"]);
        (await SearchAsync(client, $"name=三&region={server.World.WestStreet.Path}")).ShouldBe(["欧阳三"]);
        (await SearchAsync(client, "name=欧阳&declaredToday=true")).ShouldBe(["欧阳 A_1%"]);
        (await SearchAsync(client, "name=欧阳&declaredToday=false")).ShouldBe(["欧阳三"]);
        (await SearchAsync(client, "group=总务")).ShouldBe(["欧阳三", "欧阳 A_1%"]);
        (await SearchAsync(client, $"organisationId={server.World.Enterprise.Id}&group=车间")).ShouldBe(["乙二"]);
        (await SearchAsync(client, $"name=欧阳&region={server.World.WestStreet.Path}")).Length.ShouldBe(2);
        (await SearchAsync(client, $"name=欧阳&region={server.World.West.Path}")).Length.ShouldBe(2);
        (await SearchAsync(client, $"name=欧阳&region={server.World.City.Path}")).Length.ShouldBe(2);
        (await SearchAsync(client, $"name=欧阳&region={server.World.West.Path[..^1]}")).Length.ShouldBe(2);
        (await SearchAsync(client, $"name=欧阳&region={server.World.East.Path}")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Pages_of_a_surname_go_on_from_the_newest_to_the_whole_of_a_region()
    {
        await server.InDatabaseAsync(async db =>
        {
            for (var i = 0; i < 1600; i++)
                db.Add(New(i is < 3 or >= 1595 ? $"蔺{i}" : $"众{i}"));
            await db.SaveChangesAsync();
        });
        var client = await server.StaffAsync(Role.DistrictOfficer, server.World.West);
        var (names, cursor) = (new List<string?>(), "");
        do
        {
            var page = await client.GetAsync($"/api/command/persons?name=蔺&size=3&region={server.World.WestStreet.Path}&cursor={cursor}").JsonAsync();
            names.AddRange(Names(page));
            cursor = page.GetProperty("nextCursor").GetString();
        }
        while (cursor is not null);

        names.ShouldBe(["蔺1599", "蔺1598", "蔺1597", "蔺1596", "蔺1595", "蔺2", "蔺1", "蔺0"]);
        (await SearchAsync(client, $"name=蔺&region={server.World.East.Path}")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("persons?size=100")]
    [InlineData("declarations?size=100")]
    [InlineData("declarations/missing?size=100&day=2026-02-01")]
    [InlineData("health-codes?size=100")]
    public async Task An_organisation_does_not_learn_who_of_its_own_is_on_another_roster(string list)
    {
        var twice = await server.InDatabaseAsync(async db =>
        {
            var person = New("双册");
            db.Add(person);
            await db.SaveChangesAsync();
            db.AddRange(World.Member(server.World.School, person, "一班"), World.Member(server.World.Enterprise, person, "食堂"));
            db.Add(new HealthCode
            {
                PersonId = person.Id, Colour = Colour.Green, Reasons = JsonElement.Parse("[]"), RuleVersion = "1.1.0", DecidedAt = TestClock.Start,
            });
            db.Add(new Declaration
            {
                PersonId = person.Id, Day = new DateOnly(2026, 3, 2), Version = 1, TemperatureTenths = 366, Symptoms = [], ContactWithCase = false,
                TravelledIn14Days = false, Attributes = JsonElement.Parse("{}"), AnsweredAt = TestClock.Start, ReceivedAt = TestClock.Start,
                ClientKey = Guid.NewGuid(),
            });
            await db.SaveChangesAsync();
            return person;
        });
        var school = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);

        var west = await server.StaffAsync(Role.DistrictOfficer, server.World.West);

        var (own, other) = (server.World.School.Id, server.World.Enterprise.Id);
        Names(await school.GetAsync($"/api/organisation/{list}&organisationId={own}").JsonAsync()).ShouldContain("双册");
        Names(await school.GetAsync($"/api/organisation/{list}&organisationId={other}").JsonAsync()).ShouldBeEmpty();
        Names(await school.GetAsync($"/api/organisation/{list}&organisationId={other}&group=食堂").JsonAsync()).ShouldBeEmpty();
        Names(await west.GetAsync($"/api/command/{list}&organisationId={other}").JsonAsync()).ShouldContain("双册");
        await server.InDatabaseAsync(db => db.Memberships.Where(m => m.PersonId == twice.Id).ExecuteDeleteAsync());
    }

    [Fact]
    public async Task Nobody_is_shown_to_anonymous_callers() =>
        (await server.Anonymous().GetAsync("/api/command/persons").RefusalAsync()).ShouldBe((401, "session.required"));

    [Theory]
    [InlineData("zh-CN", "应在 1 到 100 之间。")]
    [InlineData("en", "Must be between 1 and 100.")]
    public async Task A_page_size_out_of_range_is_refused_with_the_field(string language, string text)
    {
        var client = await server.StaffAsync(Role.Viewer, server.World.City);
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);

        var problem = await client.GetAsync("/api/command/persons?size=0").JsonAsync(System.Net.HttpStatusCode.BadRequest);

        problem.GetProperty("code").GetString().ShouldBe("request.invalid");
        problem.GetProperty("errors").GetProperty("size")[0].GetString().ShouldBe(text);
    }

    private Person New(string name) => World.NewPerson(server.Cipher, name, Invented.ResidentId(), null, server.World.WestStreet);

    private static async Task<string?[]> SearchAsync(HttpClient client, string query) => Names(await client.GetAsync($"/api/command/persons?{query}").JsonAsync());

    private static string?[] Names(JsonElement page) =>
        [.. page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("name").GetString())];
}

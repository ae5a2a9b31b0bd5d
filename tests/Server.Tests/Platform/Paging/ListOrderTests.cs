using System.Net.Http.Json;
using System.Text.Json;
using Paiyi.Server.Accounts;
using Paiyi.Server.Declarations;
using Paiyi.Server.People;
using Paiyi.Server.Regions;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Platform.Paging;

public sealed class ListOrderTests(SortableServer server) : IClassFixture<SortableServer>
{
    /// <summary>二 sounds before 一, and 乙 like 一: before 张. Latin letters come last.</summary>
    private static readonly string[] BySound = ["白一", "陈二", "陈一", "陈一", "王五", "乙二", "张三", "赵六", "Smith"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(100)]
    public async Task Persons_are_sorted_by_the_sound_of_their_names_on_pages_of_any_size(int size)
    {
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.West);

        (await WalkAsync(officer, $"/api/command/persons?sort=name&size={size}", "name")).ShouldBe(BySound);
        (await WalkAsync(officer, $"/api/command/persons?sort=nameDescending&size={size}", "name")).ShouldBe(BySound.Reverse());
    }

    [Fact]
    public async Task Nobody_is_shown_twice_or_left_out_among_those_of_one_name()
    {
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.West);

        var up = await WalkAsync(officer, "/api/command/persons?sort=name&size=1", "id");
        up.Length.ShouldBe(BySound.Length);
        (await WalkAsync(officer, "/api/command/persons?sort=nameDescending&size=1", "id")).ShouldBe(up.Reverse());
    }

    [Fact]
    public async Task Filters_keep_the_order()
    {
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.West);

        (await WalkAsync(officer, "/api/command/persons?sort=name&name=陈&size=1", "name")).ShouldBe(["陈二", "陈一", "陈一"]);
        (await WalkAsync(officer, $"/api/command/persons?sort=name&region={server.World.WestStreet.Path}&declaredToday=true&size=1", "name"))
            .ShouldBe(["陈二", "王五", "赵六"]);
    }

    [Fact]
    public async Task The_city_and_an_organisation_see_the_same_order()
    {
        var city = await server.StaffAsync(Role.CommandOfficer, server.World.City);
        (await WalkAsync(city, "/api/command/persons?sort=name&size=2", "name")).ShouldContain("甲一");

        var own = await server.StaffAsync(Role.OrganisationOfficer, server.World.Enterprise);
        (await WalkAsync(own, "/api/organisation/persons?sort=name&size=1", "name")).ShouldBe(["乙二", "张三"]);
    }

    [Fact]
    public async Task Those_of_one_organisation_are_sorted_by_colour_and_last_declaration_and_a_district_keeps_its_own_order()
    {
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.West);
        var own = await server.StaffAsync(Role.OrganisationOfficer, server.World.Enterprise);
        foreach (var sort in new[] { "colour", "lastDay" })
        {
            var up = await WalkAsync(own, $"/api/organisation/persons?sort={sort}&size=1", "id");
            up.Length.ShouldBe(2);
            (await WalkAsync(own, $"/api/organisation/persons?sort={sort}Descending&size=1", "id")).ShouldBe(up.Reverse());
            (await WalkAsync(officer, $"/api/command/persons?sort={sort}&organisationId={server.World.Enterprise.Id}&size=1", "id")).ShouldBe(up);
            (await WalkAsync(officer, $"/api/command/persons?sort={sort}&size=2", "id")).ShouldBe(await WalkAsync(officer, "/api/command/persons?size=2", "id"));
        }

        var days = (await WalkAsync(own, "/api/organisation/persons?sort=lastDayDescending&size=1", "lastDay")).ToList();
        days.ShouldBe(days.OrderByDescending(d => d, StringComparer.Ordinal).ToList());
    }

    [Fact]
    public async Task Who_registered_first_comes_first()
    {
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.West);

        var oldest = await WalkAsync(officer, "/api/command/persons?sort=registeredAt&size=2", "id");
        (await WalkAsync(officer, "/api/command/persons?size=100", "id")).ShouldBe(oldest.Reverse());
    }

    [Theory]
    [InlineData("persons?sort=name&cursor=1")]
    [InlineData("persons?sort=name&cursor=nameDescending.1")]
    [InlineData("persons?cursor=name.1")]
    [InlineData("persons?sort=name&cursor=name.")]
    [InlineData("persons?sort=name&cursor=name.x")]
    [InlineData("persons?sort=name&cursor=name.999999")]
    [InlineData("staff?sort=userName&cursor=name.1")]
    public async Task A_cursor_of_another_order_or_of_no_row_is_refused(string list)
    {
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.West);

        (await officer.GetAsync($"/api/command/{list}").RefusalAsync()).ShouldBe((400, "paging.cursor"));
    }

    [Fact]
    public async Task The_place_of_somebody_outside_the_scope_is_not_told()
    {
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.West);

        (await officer.GetAsync($"/api/command/persons?sort=name&cursor=name.{server.World.Pupil.Id}").RefusalAsync()).ShouldBe((400, "paging.cursor"));
    }

    [Fact]
    public async Task Who_leaves_the_filter_between_two_pages_still_marks_the_place()
    {
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.West);
        var page = await officer.GetAsync("/api/command/persons?sort=name&declaredToday=true&size=1").JsonAsync();

        var next = await officer.GetAsync($"/api/command/persons?sort=name&declaredToday=false&size=1&cursor={page.GetProperty("nextCursor").GetString()}").JsonAsync();
        next.GetProperty("items")[0].GetProperty("name").GetString().ShouldBe("陈一");
    }

    [Theory]
    [InlineData("persons?sort=address")]
    [InlineData("persons?sort=-name")]
    [InlineData("declarations?sort=name")]
    public async Task An_order_that_the_list_does_not_have_is_refused(string list)
    {
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.West);

        (await officer.GetAsync($"/api/command/{list}").RefusalAsync()).ShouldBe((400, "request.malformed"));
    }

    [Theory]
    [InlineData("declarations", "answeredAt", "personId")]
    [InlineData("declarations", "temperatureTenths", "personId")]
    [InlineData("declarations/missing", "name", "personId")]
    [InlineData("staff", "name", "id")]
    [InlineData("staff", "userName", "id")]
    [InlineData("staff", "lastSignInAt", "id")]
    [InlineData("organisations", "name", "id")]
    [InlineData("organisations", "creditCode", "id")]
    [InlineData("checkpoints", "name", "id")]
    [InlineData("passages", "at", "id")]
    public async Task Every_order_runs_both_ways_over_the_same_rows(string list, string sort, string key)
    {
        var officer = await server.StaffAsync(Role.CommandOfficer, server.World.City);

        var up = await WalkAsync(officer, $"/api/command/{list}?sort={sort}&size=1", key);
        up.Length.ShouldBe((await WalkAsync(officer, $"/api/command/{list}?size=100", key)).Length);
        up.ShouldBeUnique();
        (await WalkAsync(officer, $"/api/command/{list}?sort={sort}Descending&size=1", key)).ShouldBe(up.Reverse());
    }

    [Fact]
    public async Task Fever_comes_first_and_the_trail_can_begin_at_its_beginning()
    {
        var officer = await server.StaffAsync(Role.CommandOfficer, server.World.City);

        (await WalkAsync(officer, "/api/command/declarations?sort=temperatureTenthsDescending&size=1", "temperatureTenths")).ShouldBe(["391", "372", "366"]);
        var trail = await WalkAsync(officer, "/api/command/audit?sort=at&size=2", "id");
        (await WalkAsync(officer, "/api/command/audit?size=100", "id")).ShouldBe(trail.Reverse());
    }

    [Theory]
    [InlineData("staff")]
    [InlineData("checkpoints")]
    public async Task One_record_is_read_by_its_number_within_the_scope(string list)
    {
        var west = await server.StaffAsync(Role.CommandOfficer, server.World.West);
        var own = (await WalkAsync(west, $"/api/command/{list}?size=100", "id"))[^1];

        (await WalkAsync(west, $"/api/command/{list}?id={own}", "id")).ShouldBe([own]);
        var east = await server.StaffAsync(Role.CommandOfficer, server.World.East);
        (await WalkAsync(east, $"/api/command/{list}?id={own}", "id")).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_export_stands_in_the_order_of_its_list()
    {
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.West);

        var file = await officer.GetStringAsync("/api/command/persons/export?format=csv&columns=name&sort=name", TestContext.Current.CancellationToken);
        file.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.Split(',')[0].Trim('"')).ShouldBe(BySound);
    }

    private static async Task<string[]> WalkAsync(HttpClient client, string list, string key)
    {
        var found = new List<string>();
        for (string? cursor = null; ;)
        {
            var page = await client.GetAsync(cursor is null ? list : $"{list}&cursor={cursor}").JsonAsync();
            found.AddRange(page.GetProperty("items").EnumerateArray().Select(r => r.GetProperty(key).ToString()));
            cursor = page.GetProperty("nextCursor").GetString();
            if (cursor is null)
                return [.. found];
            cursor.All(c => c < 128).ShouldBeTrue("no name stands in an address");
        }
    }
}

/// <summary>A western district with names, temperatures and times to sort by.</summary>
public sealed class SortableServer(PostgresCluster postgres) : TestServer(postgres)
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await InDatabaseAsync(async db =>
        {
            Person[] persons = [.. new[] { "王五", "张三", "陈一", "Smith", "赵六", "陈一", "白一", "陈二" }
                .Select((name, i) => World.NewPerson(Cipher, name, $"11010119880101{i + 100:0000}", null, World.WestStreet))];
            db.AddRange(persons);
            await db.SaveChangesAsync();
            db.Add(World.Member(World.Enterprise, persons[1], "车间"));
            db.AddRange(Declared(persons[0], 372, 3), Declared(persons[4], 366, 1), Declared(persons[7], 391, 2));
            foreach (var (name, code) in new[] { ("永安小学", null), ("白云中学", "91110000100000002X"), ("安宁医院", "91110000100000001X") })
            {
                db.Add(new Organisation
                {
                    Kind = OrganisationKind.School, Name = name, CreditCode = code, RegionId = World.WestStreet.Id, RegionPath = World.WestStreet.Path,
                });
            }

            await db.SaveChangesAsync();
        });
        var officer = await StaffAsync(Role.CommandOfficer, World.City);
        foreach (var name in new[] { "西门", "北门", "东门" })
            await officer.PostAsJsonAsync("/api/command/checkpoints", new { organisationId = World.Enterprise.Id, name }).JsonAsync(System.Net.HttpStatusCode.Created);
    }

    private static Declaration Declared(Person person, short temperature, int minute) => new()
    {
        PersonId = person.Id, Day = new DateOnly(2026, 3, 2), Version = 1, TemperatureTenths = temperature, Symptoms = [], ContactWithCase = false,
        TravelledIn14Days = false, Attributes = JsonElement.Parse("{}"), AnsweredAt = TestClock.Start.AddMinutes(minute),
        ReceivedAt = TestClock.Start, ClientKey = Guid.NewGuid(),
    };
}

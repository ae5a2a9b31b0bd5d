using System.Net;
using Paiyi.Server.Accounts;
using Paiyi.Server.People;
using Paiyi.Server.Platform.Time;
using Paiyi.Server.Testing;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Testing.Consoles;

/// <summary>Who sees which tests, in lists, files, on the page of a person and on the phone.</summary>
public sealed class SearchTestsTests(TestServer server) : IClassFixture<TestServer>
{
    private static readonly DateOnly Day = new(2026, 3, 1);

    [Fact]
    public async Task Tests_are_seen_where_their_person_belongs()
    {
        await AddAsync("W1", server.World.Worker);
        await AddAsync("P1", server.World.Pupil);

        (await NumbersAsync(await server.StaffAsync(Role.OrganisationOfficer, server.World.School), "/api/organisation/tests?")).ShouldContain("P1");
        (await NumbersAsync(await server.StaffAsync(Role.OrganisationOfficer, server.World.School), "/api/organisation/tests?")).ShouldNotContain("W1");
        (await NumbersAsync(await server.StaffAsync(Role.DistrictOfficer, server.World.West), "/api/command/tests?"))
            .ShouldSatisfyAllConditions(n => n.ShouldContain("W1"), n => n.ShouldNotContain("P1"));
        (await NumbersAsync(await server.StaffAsync(Role.Viewer, server.World.City), "/api/command/tests?sampleNumber=p1")).ShouldBe(["P1"]);
        (await (await server.StaffAsync(Role.SystemAdministrator, server.World.City)).GetAsync("/api/command/tests").RefusalAsync()).Status.ShouldBe(403);
        (await server.Anonymous().GetAsync("/api/command/tests").RefusalAsync()).Status.ShouldBe(401);
        (await server.Anonymous().GetAsync("/api/organisation/tests/export").RefusalAsync()).Status.ShouldBe(401);
    }

    [Fact]
    public async Task Filters_and_the_order_hold_for_the_file_too()
    {
        await AddAsync("F1", server.World.Pupil, TestOutcome.Positive, Day.AddDays(3), laboratory: "乙院实验室");
        await AddAsync("F2", server.World.Pupil, TestOutcome.Inconclusive, Day.AddDays(1), laboratory: "乙院实验室");
        await AddAsync("F3", server.World.Pupil, TestOutcome.Pending, Day.AddDays(2), TestKind.Antigen, "乙院实验室");
        var staff = await server.StaffAsync(Role.CommandOfficer, server.World.City);
        const string url = "/api/command/tests?laboratory=乙院";

        (await NumbersAsync(staff, $"{url}&sort=sampledAt")).ShouldBe(["F2", "F3", "F1"]);
        (await NumbersAsync(staff, $"{url}&outcome=positive")).ShouldBe(["F1"]);
        (await NumbersAsync(staff, $"{url}&kind=antigen&from=2026-03-03&to=2026-03-03")).ShouldBe(["F3"]);
        (await NumbersAsync(staff, $"{url}&personName=甲一&region={Uri.EscapeDataString(server.World.East.Path)}&organisationId={server.World.School.Id}&sort=sampledAtDescending")).ShouldBe(["F1", "F3", "F2"]);
        (await NumbersAsync(staff, $"{url}&organisationId={server.World.Enterprise.Id}")).ShouldBeEmpty();
        (await NumbersAsync(staff, $"{url}&personId={server.World.Worker.Id}")).ShouldBeEmpty();
        var file = await staff.GetStringAsync($"/api/command/tests/export?format=csv&columns=person,kind,loinc,outcome,sampleNumber&laboratory=乙院&sort=sampledAt");
        file.Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..].Select(l => l.Trim().TrimEnd(',')).ShouldBe(
            ["甲一,核酸检测,LP6464-4,待复核,F2", "甲一,抗原检测,LP217198-3,待出结果,F3", "甲一,核酸检测,LP6464-4,阳性,F1"]);
    }

    [Fact]
    public async Task The_page_of_a_person_has_them_among_its_records()
    {
        await AddAsync("T1", server.World.Worker, TestOutcome.Negative, Day);
        var staff = await server.StaffAsync(Role.CommandOfficer, server.World.City);
        var entry = (await staff.GetAsync($"/api/command/persons/{server.World.Worker.Id}/timeline").JsonAsync()).GetProperty("items").EnumerateArray()
            .First(e => e.GetProperty("kind").GetString() == "test" && e.GetProperty("detail").GetProperty("sampleNumber").GetString() == "T1");
        entry.GetProperty("title").GetString().ShouldBe("核酸检测：阴性");
        var blind = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        (await blind.GetAsync($"/api/organisation/persons/{server.World.Worker.Id}/timeline")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_resident_sees_those_of_the_household_and_how_many_there_are()
    {
        var person = await server.AddPersonAsync("19911112222");
        await AddAsync("R1", person, TestOutcome.Pending);
        await AddAsync("R2", person);
        var citizen = await server.CitizenAsync("19911112222");

        var items = (await citizen.GetAsync($"/api/mobile/people/{person.Id}/tests").JsonAsync()).GetProperty("items").EnumerateArray().ToList();

        items.Select(i => (i.GetProperty("sampleNumber").GetString(), i.GetProperty("outcome").GetString())).ShouldBe([("R2", "negative"), ("R1", "pending")]);
        (await citizen.GetAsync($"/api/mobile/people/{person.Id}/data").JsonAsync()).GetProperty("counts").GetProperty("tests").GetInt32().ShouldBe(2);
        (await (await server.CitizenAsync("19900000002")).GetAsync($"/api/mobile/people/{person.Id}/tests")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await server.Anonymous().GetAsync($"/api/mobile/people/{person.Id}/tests")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private Task AddAsync(
        string number, Person person, TestOutcome outcome = TestOutcome.Negative, DateOnly? day = null, TestKind kind = TestKind.NucleicAcid, string laboratory = "市疾控中心") => server.InDatabaseAsync(async db =>
    {
        var sampled = ChinaTime.StartOf(day ?? Day).AddHours(8);
        db.Add(new Test
        {
            PersonId = person.Id, SampleNumber = number, Kind = kind, SampledAt = sampled, ResultAt = outcome == TestOutcome.Pending ? null : sampled.AddHours(9), Outcome = outcome,
            Laboratory = laboratory, UpdatedAt = sampled,
        });
        await db.SaveChangesAsync();
    });

    private static async Task<List<string?>> NumbersAsync(HttpClient client, string path) =>
        [.. (await client.GetAsync(path).JsonAsync()).GetProperty("items").EnumerateArray().Select(i => i.GetProperty("sampleNumber").GetString())];
}

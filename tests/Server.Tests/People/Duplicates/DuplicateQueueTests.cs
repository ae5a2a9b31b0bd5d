using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.People;
using Paiyi.Server.People.Duplicates;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.People.Duplicates;

/// <summary>How pairs come into the queue, who sees them, and what is remembered of a decision.</summary>
public sealed class DuplicateQueueTests(TestServer server) : IClassFixture<TestServer>
{
    private static readonly DateOnly Born = new(1990, 3, 7);

    [Fact]
    public async Task Who_adds_a_person_like_one_of_the_scope_is_warned_once_and_may_go_on()
    {
        var known = await server.RegisteredAsync("卫小明", born: Born);
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        object Form(bool? seen) => new
        {
            name = "卫晓鸣",
            documentType = "residentId",
            documentNumber = Invented.ResidentId("19900307"),
            regionId = server.World.EastStreet.Id,
            alikeSeen = seen,
        };

        var warning = await officer.PostAsJsonAsync("/api/command/persons", Form(null)).JsonAsync(HttpStatusCode.Conflict);
        var id = (await officer.PostAsJsonAsync("/api/command/persons", Form(true)).JsonAsync(HttpStatusCode.Created)).GetProperty("id").GetInt64();

        warning.GetProperty("code").GetString().ShouldBe("persons.alike");
        var alike = warning.GetProperty("alike").EnumerateArray().ShouldHaveSingleItem();
        (alike.GetProperty("personId").GetInt64(), alike.GetProperty("name").GetString()).ShouldBe((known.Id, "卫小明"));
        alike.GetProperty("reasons").EnumerateArray().Select(r => r.GetString()).ShouldContain("sameSound");
        var row = (await ListAsync(officer, $"personId={id}")).ShouldHaveSingleItem();
        (row.GetProperty("state").GetString(), row.GetProperty("source").GetString()).ShouldBe(("open", "entry"));
    }

    [Fact]
    public async Task Likeness_to_somebody_of_another_scope_stops_nobody_and_waits_for_a_higher_office()
    {
        await server.RegisteredAsync("沈西", born: Born, region: server.World.WestStreet, organisation: server.World.Enterprise);
        var school = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        var city = await server.StaffAsync(Role.CommandOfficer, server.World.City);

        var id = (await school.PostAsJsonAsync("/api/organisation/persons", new
        {
            name = "沈西",
            documentType = "residentId",
            documentNumber = Invented.ResidentId("19900307"),
            regionId = server.World.EastStreet.Id,
        }).JsonAsync(HttpStatusCode.Created)).GetProperty("id").GetInt64();

        (await ListAsync(school, $"personId={id}", "organisation")).ShouldBeEmpty();
        (await ListAsync(city, $"personId={id}")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_roster_says_whom_its_new_persons_resemble_and_parks_them_when_it_is_committed()
    {
        var known = await server.RegisteredAsync("蒋小明", "13912340000", Born);
        var hidden = await server.RegisteredAsync("沈大海", null, Born, region: server.World.WestStreet, organisation: server.World.Enterprise);
        var officer = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        string[][] rows = [RosterFiles.Header, ["蒋晓鸣", Invented.ResidentId("19900307"), "13912340000", "一班"], ["沈大海", Invented.ResidentId("19900307"), "", "一班"], RosterFiles.Row(7)];

        var import = await server.CheckAsync(officer, server.World.School, RosterFiles.Workbook(rows));
        var lines = await LinesAsync(officer, import, "?alike=true");
        var plain = await LinesAsync(officer, import, "?alike=false");
        var before = await CountAsync(known);
        var done = await server.CommitAsync(officer, import);

        (import.GetProperty("created").GetInt32(), import.GetProperty("alike").GetInt32()).ShouldBe((3, 2));
        lines.Select(l => l.GetProperty("row").GetInt32()).ShouldBe([2, 3]);
        plain.Select(l => l.GetProperty("row").GetInt32()).ShouldBe([4]);
        lines[0].GetProperty("alike")[0].GetProperty("personId").GetInt64().ShouldBe(known.Id);
        lines[1].GetProperty("alike")[0].GetProperty("personId").ValueKind.ShouldBe(JsonValueKind.Null);
        lines[1].GetProperty("alike")[0].GetProperty("name").ValueKind.ShouldBe(JsonValueKind.Null);
        done.Totals().ShouldBe([3, 3, 0, 0, 0, 0]);
        (before, await CountAsync(known), await CountAsync(hidden)).ShouldBe((0, 1, 1));
    }

    [Fact]
    public async Task An_undone_import_takes_its_pairs_along()
    {
        var known = await server.RegisteredAsync("韩小明", null, Born);
        var officer = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        var import = await server.ImportAsync(officer, server.World.School, RosterFiles.Workbook(RosterFiles.Header, ["韩小明", Invented.ResidentId("19900307"), "", "一班"]));
        (await CountAsync(known)).ShouldBe(1);

        (await officer.PostAsync($"/api/organisation/imports/{import.GetProperty("id").GetInt64()}/undo", null)).EnsureSuccessStatusCode();
        await server.NewUndo().RunAsync(import.GetProperty("id").GetInt64(), default);

        (await CountAsync(known)).ShouldBe(0);
    }

    [Fact]
    public async Task Not_the_same_person_is_remembered_with_a_remark_and_can_be_reopened()
    {
        var (one, other) = (await server.RegisteredAsync("杨一"), await server.RegisteredAsync("杨二"));
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var pair = await officer.PairAsync(one, other);

        (await officer.PostAsJsonAsync($"/api/command/duplicates/{pair}/distinct", new { remark = "双胞胎" })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await officer.PostAsJsonAsync($"/api/command/duplicates/{pair}/distinct", new { }).RefusalAsync()).ShouldBe((409, "duplicates.decided"));
        (await (await officer.MergeAsync(pair, one)).Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString().ShouldBe("duplicates.decided");
        var decided = await officer.GetAsync($"/api/command/duplicates/{pair}").JsonAsync();
        (decided.GetProperty("state").GetString(), decided.GetProperty("remark").GetString()).ShouldBe(("distinct", "双胞胎"));

        (await officer.PostAsync($"/api/command/duplicates/{pair}/reopen", null)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await officer.PostAsync($"/api/command/duplicates/{pair}/reopen", null).RefusalAsync()).ShouldBe((409, "duplicates.notDecided"));
        (await officer.PairAsync(other, one)).ShouldBe(pair);
        (await server.InDatabaseAsync(db => db.AuditEntries.CountAsync(a => (a.Action == "MarkDistinct" || a.Action == "ReopenDuplicate") && a.PersonId == one.Id))).ShouldBe(2);
    }

    [Fact]
    public async Task A_pair_is_seen_by_who_sees_both_and_looking_at_it_is_recorded()
    {
        var (one, other) = (await server.RegisteredAsync("朱一"), await server.RegisteredAsync("朱一", region: server.World.WestStreet, organisation: server.World.Enterprise));
        var city = await server.StaffAsync(Role.CommandOfficer, server.World.City);
        var cityId = server.LastStaffId;
        var pair = await city.PairAsync(one, other);
        var east = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var school = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        var viewer = await server.StaffAsync(Role.Viewer, server.World.City);

        var shown = await city.GetAsync($"/api/command/duplicates/{pair}").JsonAsync();
        (await east.GetAsync($"/api/command/duplicates/{pair}").RefusalAsync()).ShouldBe((404, "duplicates.notFound"));
        (await school.GetAsync($"/api/organisation/duplicates/{pair}").RefusalAsync()).ShouldBe((404, "duplicates.notFound"));
        (await east.PostAsJsonAsync("/api/command/duplicates", new { personId = one.Id, otherId = other.Id }).RefusalAsync()).ShouldBe((404, "persons.notFound"));
        (await viewer.PostAsync($"/api/command/duplicates/{pair}/undo", null)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await server.Anonymous().GetAsync($"/api/command/duplicates/{pair}")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        shown.GetProperty("one").GetProperty("document").GetString()!.ShouldContain("*");
        (await server.InDatabaseAsync(db => db.AuditEntries.CountAsync(a => a.Action == "GetDuplicate" && a.StaffId == cityId))).ShouldBe(2);
    }

    [Fact]
    public async Task Nobody_is_compared_with_themselves()
    {
        var one = await server.RegisteredAsync("许一");
        var city = await server.StaffAsync(Role.CommandOfficer, server.World.City);

        (await city.PostAsJsonAsync("/api/command/duplicates", new { personId = one.Id, otherId = one.Id }).RefusalAsync()).ShouldBe((400, "duplicates.samePerson"));
    }

    [Theory]
    [InlineData("13812340005", "13812340005", true)]
    [InlineData("13812340005", "13843210005", false)]
    [InlineData("13812340005", null, false)]
    [InlineData(null, null, true)]
    public async Task Two_phones_are_told_apart_although_their_masks_are_alike(string? first, string? second, bool same)
    {
        var (one, other) = (await server.RegisteredAsync("华一", first), await server.RegisteredAsync("华二", second));
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.East);

        var shown = await officer.GetAsync($"/api/command/duplicates/{await officer.PairAsync(one, other)}").JsonAsync();

        shown.GetProperty("samePhone").GetBoolean().ShouldBe(same);
        shown.GetRawText().ShouldNotContain("1381234");
    }

    [Fact]
    public async Task The_list_is_filtered_sorted_counted_and_exported()
    {
        var people = new List<Person>();
        for (var number = 0; number < 4; number++)
            people.Add(await server.RegisteredAsync("何列表", born: Born));
        var city = await server.StaffAsync(Role.CommandOfficer, server.World.City);
        await server.InDatabaseAsync(async db =>
        {
            for (var number = 1; number < 4; number++)
            {
                db.Add(new PossibleDuplicate
                {
                    LowId = people[0].Id, HighId = people[number].Id, Score = (short)(50 + (number * 10)), Reasons = [DuplicateReason.SameName], Source = DuplicateSource.Search,
                    State = number == 3 ? DuplicateState.Distinct : DuplicateState.Open, FoundAt = server.Clock.Now, SeenAt = server.Clock.Now,
                });
            }

            await db.SaveChangesAsync();
        });
        static int[] Scores(IEnumerable<JsonElement> rows) => [.. rows.Select(r => r.GetProperty("score").GetInt32())];

        Scores(await ListAsync(city, "name=何列表")).ShouldBe([80, 70, 60]);
        Scores(await ListAsync(city, "name=何列表&sort=score")).ShouldBe([60, 70, 80]);
        Scores(await ListAsync(city, "name=何列表&state=open&minScore=70")).ShouldBe([70]);
        var first = await city.GetAsync("/api/command/duplicates?name=何列表&sort=scoreDescending&size=2").JsonAsync();
        Scores(await ListAsync(city, $"name=何列表&sort=scoreDescending&cursor={first.GetProperty("nextCursor").GetString()}")).ShouldBe([60]);
        (await city.GetAsync("/api/command/duplicates/count?name=何列表&state=open").JsonAsync()).GetProperty("count").GetInt32().ShouldBe(2);
        var file = Tables.OfText(await city.GetByteArrayAsync("/api/command/duplicates/export?name=何列表&format=csv"));
        file.Length.ShouldBe(4);
        file[1].ShouldContain("姓名相同");
    }

    private Task<int> CountAsync(Person person) =>
        server.InDatabaseAsync(db => db.PossibleDuplicates.CountAsync(d => d.LowId == person.Id || d.HighId == person.Id));

    private static async Task<List<JsonElement>> ListAsync(HttpClient officer, string query, string console = "command") =>
        [.. (await officer.GetAsync($"/api/{console}/duplicates?{query}").JsonAsync()).GetProperty("items").EnumerateArray()];

    private static async Task<List<JsonElement>> LinesAsync(HttpClient officer, JsonElement import, string query) =>
        [.. (await officer.GetAsync($"/api/organisation/imports/{import.GetProperty("id").GetInt64()}/lines{query}").JsonAsync()).GetProperty("items").EnumerateArray()];
}

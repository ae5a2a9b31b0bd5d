using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.People;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.BulkActions;

/// <summary>Deeds for many persons: begun by an officer, done by a job, undone.</summary>
public sealed class BulkActionsTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task An_officer_moves_everybody_of_a_filter_and_puts_back_all_but_who_was_moved_again()
    {
        var people = await AddAsync(5, "甲班");
        var officer = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);

        var action = await DoAsync(officer, new { kind = "moveGroup", filter = new { group = "甲班" }, group = " 乙班 " }, batchSize: 2);

        action.Totals().ShouldBe([5, 5, 0, 0, 0]);
        (await GroupsAsync(people)).ShouldBe(["乙班"]);
        await server.InDatabaseAsync(db => db.Memberships.Where(m => m.PersonId == people[0].Id).ExecuteUpdateAsync(m => m.SetProperty(x => x.Group, "丙班")));

        var undone = await UndoAsync(officer, action);

        undone.GetProperty("status").GetString().ShouldBe("undone");
        undone.Totals().ShouldBe([5, 5, 0, 4, 1]);
        (await GroupsAsync(people)).ShouldBe(["丙班", "甲班"], ignoreOrder: true);
        (await officer.PostAsync($"/api/organisation/bulk-actions/{action.Id()}/undo", null).RefusalAsync()).ShouldBe((409, "bulkActions.notUndoable"));
    }

    [Fact]
    public async Task Who_is_named_gets_a_value_unless_it_is_there_or_another_roster_holds_them()
    {
        await AddAttributeAsync("boarding");
        var people = await AddAsync(3, "寄宿");
        await server.InDatabaseAsync(async db =>
        {
            db.Attach(people[1]).Entity.Attributes = JsonSerializer.SerializeToElement(new { boarding = true, other = "x" });
            db.Add(World.Member(server.World.Enterprise, people[2], "车间"));
            await db.SaveChangesAsync();
        });
        var officer = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);

        var action = await DoAsync(officer, new { kind = "setAttribute", personIds = people.Select(p => p.Id), attribute = "boarding", value = "是" });

        action.Totals().ShouldBe([3, 1, 2, 0, 0]);
        var passed = await officer.GetAsync($"/api/organisation/bulk-actions/{action.Id()}/passed-over").JsonAsync();
        passed.GetProperty("items").EnumerateArray().Select(i => (i.GetProperty("subjectId").GetInt64(), i.GetProperty("code").GetString()))
            .ShouldBe([(people[2].Id, "persons.keptElsewhere"), (people[1].Id, "bulkActions.unchanged")]);
        (await AttributesAsync(people[0])).ShouldBe("""{"boarding":true}""");
        var changes = await server.InDatabaseAsync(db => db.AuditEntries.Where(a => a.PersonId == people[0].Id && a.Action == "EditPerson").Select(a => a.Changes).SingleAsync());
        changes!.Value[0].GetProperty("field").GetString().ShouldBe("attributes.boarding");
        changes.Value[0].GetProperty("after").GetString().ShouldBe("true");
        (await server.InDatabaseAsync(db => db.Outbox.CountAsync(o => o.Kind == PersonChange.OutboxKind && o.Subject == people[0].Id))).ShouldBe(1);

        await UndoAsync(officer, action);

        (await AttributesAsync(people[0])).ShouldBe("{}");
        (await AttributesAsync(people[1])).ShouldContain("\"other\"");
    }

    [Fact]
    public async Task Those_who_are_archived_are_found_again_after_undoing()
    {
        var people = await AddAsync(2, "归档班");
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        officer.DefaultRequestHeaders.Add("X-Test-Command", "1");

        var action = await DoAsync(officer, new { kind = "archive", personIds = people.Select(p => p.Id) });

        (await officer.GetAsync($"/api/command/persons/{people[0].Id}").RefusalAsync()).Status.ShouldBe(404);
        await UndoAsync(officer, action);
        await officer.GetAsync($"/api/command/persons/{people[0].Id}").JsonAsync();
        var trail = await server.InDatabaseAsync(db => db.AuditEntries.Where(a => a.PersonId == people[0].Id && a.Action != "GetPerson").OrderBy(a => a.Id).Select(a => a.Action).ToListAsync());
        trail.ShouldBe(["ArchivePerson", "RestorePerson"]);
    }

    [Fact]
    public async Task Who_leaves_a_roster_stands_on_it_again_after_undoing()
    {
        var people = await AddAsync(2, "毕业班");
        var officer = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);

        var action = await DoAsync(officer, new { kind = "leaveRoster", filter = new { group = "毕业班" } });

        (await officer.GetAsync($"/api/organisation/persons/{people[0].Id}").RefusalAsync()).Status.ShouldBe(404);
        (await UndoAsync(officer, action)).Totals().ShouldBe([2, 2, 0, 2, 0]);
        await officer.GetAsync($"/api/organisation/persons/{people[0].Id}").JsonAsync();
    }

    [Fact]
    public async Task Only_who_has_not_declared_is_reminded_and_once()
    {
        var people = await AddAsync(2, "提醒班");
        await (await server.CitizenAsync("17700009000")).DeclareAsync(people[0].Id, server.Clock.Now).JsonAsync(HttpStatusCode.Created);
        var officer = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        var request = new { kind = "remind", filter = new { group = "提醒班" }, channel = "notice" };

        (await DoAsync(officer, request)).Totals().ShouldBe([2, 1, 1, 0, 0]);
        var again = await DoAsync(officer, request);

        again.Totals().ShouldBe([2, 0, 2, 0, 0]);
        again.GetProperty("undoUntil").ValueKind.ShouldBe(JsonValueKind.Null);
        (await officer.PostAsync($"/api/organisation/bulk-actions/{again.Id()}/undo", null).RefusalAsync()).Status.ShouldBe(409);
    }

    [Fact]
    public async Task Jobs_of_several_processes_deal_with_nobody_twice()
    {
        await AddAsync(5, "断点班");
        var officer = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        var id = await StartAsync(officer, new { kind = "moveGroup", filter = new { group = "断点班" }, group = "新班" });
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => server.Job(batchSize: 1).RunAsync(id, CancellationToken.None)));
        await server.Job().RunAsync(id, CancellationToken.None);

        (await officer.GetAsync($"/api/organisation/bulk-actions/{id}").JsonAsync()).Totals().ShouldBe([5, 5, 0, 0, 0]);
        (await server.InDatabaseAsync(db => db.AuditEntries.CountAsync(a => a.Action == "EditMembership" && a.Detail!.Value.GetProperty("bulkAction").GetInt64() == id))).ShouldBe(5);
    }

    [Theory]
    [InlineData("""{"kind":"moveGroup","personIds":[1]}""", 400, "bulkActions.groupNeeded")]
    [InlineData("""{"kind":"moveGroup","group":"一班"}""", 400, "bulkActions.selection")]
    [InlineData("""{"kind":"moveGroup","group":"一班","personIds":[1],"filter":{}}""", 400, "bulkActions.selection")]
    [InlineData("""{"kind":"moveGroup","group":"一班","filter":{"name":"查无此人"}}""", 409, "bulkActions.nobody")]
    [InlineData("""{"kind":"remind","filter":{}}""", 400, "bulkActions.channelNeeded")]
    [InlineData("""{"kind":"archive","filter":{}}""", 403, "permission.missing")]
    [InlineData("""{"kind":"setAttribute","attribute":"nothing","value":"1","filter":{}}""", 404, "persons.attributeNotFound")]
    public async Task What_cannot_be_done_is_refused_before_anything_happens(string request, int status, string code)
    {
        var officer = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        var content = new StringContent(request, System.Text.Encoding.UTF8, "application/json");
        (await officer.PostAsync("/api/organisation/bulk-actions", content).RefusalAsync()).ShouldBe((status, code));
    }

    [Fact]
    public async Task Persons_of_another_scope_are_not_chosen_and_its_actions_not_shown()
    {
        var stranger = await server.StaffAsync(Role.OrganisationOfficer, server.World.Enterprise);
        var people = await AddAsync(1, "外班");
        (await stranger.PostAsJsonAsync("/api/organisation/bulk-actions", new { kind = "leaveRoster", personIds = new[] { people[0].Id } }).RefusalAsync())
            .ShouldBe((409, "bulkActions.nobody"));
        (await (await server.StaffAsync(Role.CommandOfficer, server.World.West)).PostAsJsonAsync("/api/command/bulk-actions",
            new { kind = "moveGroup", filter = new { }, group = "x", organisationId = server.World.School.Id }).RefusalAsync()).ShouldBe((400, "persons.organisationUnknown"));

        var officer = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        var id = await StartAsync(officer, new { kind = "moveGroup", filter = new { group = "外班" }, group = "内班" });
        foreach (var address in new[] { $"{id}", $"{id}/passed-over" })
            (await stranger.GetAsync($"/api/organisation/bulk-actions/{address}").RefusalAsync()).ShouldBe((404, "bulkActions.notFound"));
        (await stranger.PostAsync($"/api/organisation/bulk-actions/{id}/undo", null).RefusalAsync()).ShouldBe((404, "bulkActions.notFound"));
        (await stranger.GetAsync("/api/organisation/bulk-actions").JsonAsync()).GetProperty("items").GetArrayLength().ShouldBe(0);
        (await server.Anonymous().GetAsync($"/api/organisation/bulk-actions/{id}")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_filter_is_counted_as_the_list_shows_it()
    {
        var people = await AddAsync(3, "计数班");
        var officer = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        (await officer.GetAsync("/api/organisation/persons/count?group=计数班").JsonAsync()).GetProperty("count").GetInt32().ShouldBe(3);
        (await officer.GetAsync($"/api/organisation/persons/count?group=计数班&ids={people[0].Id}&ids={people[1].Id}").JsonAsync()).GetProperty("count").GetInt32().ShouldBe(2);
    }

    private static int numbers = 17_700;

    private Task<List<Person>> AddAsync(int count, string group) => server.InDatabaseAsync(async db =>
    {
        var people = Enumerable.Range(0, count).Select(_ =>
            World.NewPerson(server.Cipher, "批量人", Guid.NewGuid().ToString("N")[..18], group == "提醒班" ? "17700009000" : $"1{Interlocked.Increment(ref numbers):0000000000}", server.World.EastStreet)).ToList();
        db.AddRange(people);
        await db.SaveChangesAsync();
        db.AddRange(people.Select(p => World.Member(server.World.School, p, group)));
        await db.SaveChangesAsync();
        return people;
    });

    private Task AddAttributeAsync(string key) => server.InDatabaseAsync(async db =>
    {
        db.Add(new AttributeDefinition { Key = key, LabelZh = key, LabelEn = key, Type = AttributeType.Boolean, Choices = [], InRoster = true });
        await db.SaveChangesAsync();
    });

    private Task<List<string>> GroupsAsync(List<Person> people)
    {
        var ids = people.ConvertAll(p => p.Id);
        return server.InDatabaseAsync(db => db.Memberships.Where(m => ids.Contains(m.PersonId)).Select(m => m.Group).Distinct().ToListAsync());
    }

    private Task<string> AttributesAsync(Person person) =>
        server.InDatabaseAsync(async db => JsonSerializer.Serialize((await db.Persons.AsNoTracking().SingleAsync(p => p.Id == person.Id)).Attributes));

    private static async Task<long> StartAsync(HttpClient officer, object request) =>
        (await officer.PostAsJsonAsync($"{Api(officer)}/bulk-actions", request).JsonAsync(HttpStatusCode.Accepted)).GetProperty("id").GetInt64();

    private Task<JsonElement> DoAsync(HttpClient officer, object request, int batchSize = 500) =>
        BulkDoing.DoAsync(server, officer, Api(officer), request, batchSize);

    private Task<JsonElement> UndoAsync(HttpClient officer, JsonElement action) => BulkDoing.UndoAsync(server, officer, Api(officer), action);

    private static string Api(HttpClient client) => client.DefaultRequestHeaders.Contains("X-Test-Command") ? "/api/command" : "/api/organisation";
}

internal static class BulkActionAnswers
{
    public static long Id(this JsonElement action) => action.GetProperty("id").GetInt64();

    /// <summary>total, done, skipped, undone, kept.</summary>
    public static int[] Totals(this JsonElement action) =>
        [.. new[] { "total", "done", "skipped", "undone", "kept" }.Select(n => action.GetProperty(n).GetInt32())];
}

using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.People;
using Paiyi.Server.Regions;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.People.Rosters.Consoles;

public sealed class CheckedImportTests(TestServer server) : IClassFixture<TestServer>
{
    private const string Api = "/api/organisation";

    private Organisation School => server.World.School;

    [Fact]
    public async Task A_check_tells_what_would_happen_and_writes_nothing()
    {
        var client = await server.StaffAsync(Role.OrganisationOfficer, School);
        await server.ImportAsync(client, School, RosterFiles.Workbook([RosterFiles.Header, RosterFiles.Row(4000), RosterFiles.Row(4001)]));
        var before = await RegisterAsync();

        var import = await server.CheckAsync(client, School, RosterFiles.Workbook([RosterFiles.Header,
            RosterFiles.Row(4000), RosterFiles.Row(4001, "二班"), RosterFiles.Row(4002), RosterFiles.Row(4002), ["某某", "1", "", ""]]));

        import.GetProperty("status").GetString().ShouldBe("checked");
        Outcomes(import).ShouldBe([5, 1, 1, 1, 1, 1]);
        (await RegisterAsync()).ShouldBe(before);
        var lines = await LinesAsync(client, import);
        lines.Select(l => l.GetProperty("outcome").GetString()).ShouldBe(["unchanged", "updated", "created", "duplicate", "rejected"]);
        var changed = lines[1].GetProperty("differences").EnumerateArray().ShouldHaveSingleItem();
        (changed.GetProperty("field").GetString(), changed.GetProperty("label").GetString()).ShouldBe(("group", "班级/部门"));
        (changed.GetProperty("before").GetString(), changed.GetProperty("after").GetString()).ShouldBe(("一班", "二班"));
        lines[3].GetProperty("reason").GetString().ShouldBe("rosters.duplicateRow");
        lines[4].GetProperty("remarks")[0].GetProperty("text").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task A_commit_writes_what_the_check_has_shown()
    {
        var client = await server.StaffAsync(Role.OrganisationOfficer, School);
        var import = await server.CheckAsync(client, School, RosterFiles.Workbook([RosterFiles.Header, RosterFiles.Row(4010), ["某某", "1", "", ""]]));

        var done = await server.CommitAsync(client, import);

        done.Totals().ShouldBe([2, 1, 0, 0, 0, 1]);
        done.GetProperty("processed").GetInt32().ShouldBe(2);
        done.GetProperty("committedBy").GetString().ShouldBe("测试员");
        done.GetProperty("sha256").GetString()!.Length.ShouldBe(64);
        (await client.PostAsync($"{Api}/imports/{Id(import)}/commit", null).RefusalAsync()).ShouldBe((409, "rosters.notChecked"));
    }

    [Fact]
    public async Task What_changed_in_the_register_since_the_check_is_looked_at_again()
    {
        var client = await server.StaffAsync(Role.OrganisationOfficer, School);
        var first = await server.CheckAsync(client, School, RosterFiles.Workbook([RosterFiles.Header,
            RosterFiles.Row(4020), RosterFiles.Row(4021), RosterFiles.Row(4022, "三班")]));
        Outcomes(first).ShouldBe([3, 3, 0, 0, 0, 0]);
        // Meanwhile another file registers two of them, one under another name.
        string[] renamed = ["别人", .. RosterFiles.Row(4021)[1..]];
        await server.ImportAsync(client, School, RosterFiles.Workbook([RosterFiles.Header, renamed, RosterFiles.Row(4022)]));

        var done = await server.CommitAsync(client, first);

        done.Totals().ShouldBe([3, 1, 1, 0, 0, 1]);
        (await client.ErrorsAsync(done)).ShouldBe([(3, 1, "rosters.nameDiffers")]);
        done.GetProperty("annotated").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task A_person_removed_between_check_and_commit_is_registered_anew()
    {
        var client = await server.StaffAsync(Role.OrganisationOfficer, School);
        await server.ImportAsync(client, School, RosterFiles.Workbook([RosterFiles.Header, RosterFiles.Row(4030)]));
        var import = await server.CheckAsync(client, School, RosterFiles.Workbook([RosterFiles.Header, RosterFiles.Row(4030, "二班")]));
        var cipher = server.Cipher;
        await server.InDatabaseAsync(async db =>
        {
            var index = new PersonSeal(cipher).DocumentIndex(DocumentType.ResidentId, RosterFiles.ResidentId(4030));
            var person = await db.Persons.SingleAsync(p => p.DocumentIndex == index);
            new PersonSeal(cipher).FillDocument(person, DocumentType.ResidentId, RosterFiles.ResidentId(4031));
            await db.SaveChangesAsync();
        });

        (await server.CommitAsync(client, import)).Totals().ShouldBe([1, 1, 0, 0, 0, 0]);
    }

    [Fact]
    public async Task An_import_that_would_write_nothing_is_over_at_once()
    {
        var client = await server.StaffAsync(Role.OrganisationOfficer, School);
        var file = RosterFiles.Workbook([RosterFiles.Header, RosterFiles.Row(4040)]);
        await server.ImportAsync(client, School, file);

        var import = await server.CheckAsync(client, School, file);

        import.Totals().ShouldBe([1, 0, 0, 1, 0, 0]);
        (await client.PostAsync($"{Api}/imports/{Id(import)}/commit", null).RefusalAsync()).ShouldBe((409, "rosters.notChecked"));
    }

    [Fact]
    public async Task A_paused_import_goes_on_where_it_stopped_and_a_cancelled_one_keeps_what_it_did()
    {
        var client = await server.StaffAsync(Role.OrganisationOfficer, School);
        var import = await server.CheckAsync(client, School, RosterFiles.Workbook([RosterFiles.Header, .. Enumerable.Range(4100, 30).Select(n => RosterFiles.Row(n))]));
        var address = $"{Api}/imports/{Id(import)}";
        (await client.PostAsync($"{address}/pause", null).RefusalAsync()).ShouldBe((409, "rosters.notRunning"));
        (await client.PostAsync($"{address}/commit", null)).EnsureSuccessStatusCode();
        (await client.PostAsync($"{address}/pause", null)).EnsureSuccessStatusCode();

        await server.NewCommit(batchSize: 10).RunAsync(Id(import), CancellationToken.None);
        (await client.GetAsync(address).JsonAsync()).GetProperty("processed").GetInt32().ShouldBe(0);
        (await client.PostAsync($"{address}/resume", null)).EnsureSuccessStatusCode();
        (await client.PostAsync($"{address}/resume", null).RefusalAsync()).ShouldBe((409, "rosters.notPaused"));
        // Stands as if its process had died after the first ten rows.
        await server.InDatabaseAsync(db => db.RosterImports.Where(i => i.Id == Id(import)).ExecuteUpdateAsync(s => s
            .SetProperty(i => i.NextRow, 22).SetProperty(i => i.Processed, 20)));
        await server.NewCommit(batchSize: 10).RunAsync(Id(import), CancellationToken.None);

        var done = await client.GetAsync(address).JsonAsync();
        done.GetProperty("processed").GetInt32().ShouldBe(30);
        (await server.InDatabaseAsync(db => db.Persons.CountAsync(p => p.ImportId == Id(import)))).ShouldBe(10);
        (await client.PostAsync($"{address}/cancel", null).RefusalAsync()).ShouldBe((409, "rosters.importOver"));
    }

    [Fact]
    public async Task A_cancelled_import_writes_nothing_more()
    {
        var client = await server.StaffAsync(Role.OrganisationOfficer, School);
        var file = RosterFiles.Workbook([RosterFiles.Header, RosterFiles.Row(4200)]);
        var import = await server.CheckAsync(client, School, file);
        var address = $"{Api}/imports/{Id(import)}";

        (await client.PostAsync($"{address}/cancel", null)).EnsureSuccessStatusCode();
        await server.NewCommit().RunAsync(Id(import), CancellationToken.None);

        var over = await client.GetAsync(address).JsonAsync();
        over.GetProperty("status").GetString().ShouldBe("cancelled");
        Outcomes(over).ShouldBe([1, 0, 0, 0, 0, 0]);
        (await client.PostAsync($"{address}/commit", null).RefusalAsync()).ShouldBe((409, "rosters.notChecked"));
        var queued = await client.UploadAsync(School, file);
        (await client.PostAsync($"{Api}/imports/{queued}/cancel", null)).EnsureSuccessStatusCode();
        await server.NewCheck().RunAsync(queued, CancellationToken.None);
        (await client.GetAsync($"{Api}/imports/{queued}").JsonAsync()).GetProperty("status").GetString().ShouldBe("cancelled");
    }

    [Fact]
    public async Task Rows_are_found_by_outcome_and_reason_page_by_page_and_can_be_exported()
    {
        var client = await server.StaffAsync(Role.OrganisationOfficer, School);
        var import = await server.CheckAsync(client, School, RosterFiles.Workbook([RosterFiles.Header,
            ["某某", "1", "", ""], RosterFiles.Row(4300), ["某某", "2", "", ""], ["", RosterFiles.ResidentId(4301), "", ""], RosterFiles.Row(4302)]));
        var address = $"{Api}/imports/{Id(import)}";

        var reasons = (await client.GetAsync($"{address}/reasons").JsonAsync()).EnumerateArray().ToArray();
        reasons.Select(r => r.GetProperty("rows").GetInt32()).ShouldBe([2, 1]);
        var code = reasons[0].GetProperty("code").GetString();
        (await LinesAsync(client, import, $"?reason={code}")).Select(Row).ShouldBe([2, 4]);
        (await LinesAsync(client, import, "?outcome=created")).Select(Row).ShouldBe([3, 6]);
        var first = await client.GetAsync($"{address}/lines?size=2").JsonAsync();
        var second = await client.GetAsync($"{address}/lines?size=2&cursor={first.GetProperty("nextCursor").GetString()}").JsonAsync();
        second.GetProperty("items").EnumerateArray().Select(Row).ShouldBe([4, 5]);
        var file = Tables.OfWorkbook(await client.GetByteArrayAsync($"{address}/lines/export?outcome=rejected"));
        file.Skip(1).Select(r => r[0]).ShouldBe(["2", "4", "5"]);
    }

    [Fact]
    public async Task What_others_look_after_is_not_told()
    {
        var enterprise = await server.StaffAsync(Role.OrganisationOfficer, server.World.Enterprise);
        await server.ImportAsync(enterprise, server.World.Enterprise, RosterFiles.Workbook([RosterFiles.Header, RosterFiles.Row(4400, "车间")]));
        var client = await server.StaffAsync(Role.OrganisationOfficer, School);

        string[] row = [RosterFiles.Row(4400)[0], RosterFiles.ResidentId(4400), RosterFiles.Phone(998), "三班"];
        var import = await server.CheckAsync(client, School, RosterFiles.Workbook([RosterFiles.Header, row]));

        var line = (await LinesAsync(client, import)).ShouldHaveSingleItem();
        line.GetProperty("personId").ValueKind.ShouldBe(JsonValueKind.Null);
        line.GetProperty("differences").EnumerateArray().Select(d => d.GetProperty("field").GetString()).ShouldBe(["member"]);
        line.GetRawText().ShouldNotContain("139****4400");
    }

    [Fact]
    public async Task Other_organisations_reach_no_step_of_an_import()
    {
        var client = await server.StaffAsync(Role.OrganisationOfficer, School);
        var import = await server.CheckAsync(client, School, RosterFiles.Workbook([RosterFiles.Header, RosterFiles.Row(4500)]));
        var other = await server.StaffAsync(Role.OrganisationOfficer, server.World.Enterprise);

        foreach (var step in new[] { "commit", "pause", "resume", "cancel" })
        {
            (await other.PostAsync($"{Api}/imports/{Id(import)}/{step}", null).RefusalAsync()).ShouldBe((404, "rosters.importNotFound"));
            (await server.Anonymous().PostAsync($"{Api}/imports/{Id(import)}/{step}", null)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }

        foreach (var list in new[] { "lines", "reasons", "lines/export" })
            (await other.GetAsync($"{Api}/imports/{Id(import)}/{list}").RefusalAsync()).ShouldBe((404, "rosters.importNotFound"));
    }

    private static long Id(JsonElement import) => import.GetProperty("id").GetInt64();

    private static int Row(JsonElement line) => line.GetProperty("row").GetInt32();

    private static int[] Outcomes(JsonElement import) =>
        [.. new[] { "rows", "created", "updated", "unchanged", "duplicate", "rejected" }.Select(n => import.GetProperty(n).GetInt32())];

    private static async Task<JsonElement[]> LinesAsync(HttpClient client, JsonElement import, string query = "") =>
        [.. (await client.GetAsync($"{Api}/imports/{Id(import)}/lines{query}").JsonAsync()).GetProperty("items").EnumerateArray()];

    private Task<(int Persons, int Memberships, int Outbox)> RegisterAsync() => server.InDatabaseAsync(async db => (
        await db.Persons.CountAsync(), await db.Memberships.CountAsync(), await db.Outbox.CountAsync(o => o.Kind == PersonChange.OutboxKind)));
}

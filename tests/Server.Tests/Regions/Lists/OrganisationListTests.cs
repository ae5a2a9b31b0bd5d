using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.People;
using Paiyi.Server.Regions;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Regions.Lists;

/// <summary>Lists of organisations: what they would do, what they do, and how it is taken back.</summary>
public sealed class OrganisationListTests(TestServer server) : IClassFixture<TestServer>
{
    private const string Header = "单位名称,统一社会信用代码,类型,所在区划,上级单位,地址\n";

    [Fact]
    public async Task Parents_may_stand_in_the_same_file_and_below_their_branches()
    {
        var client = await server.StaffAsync(Role.CommandOfficer, server.World.City);

        var import = await server.CheckListAsync(client, "organisations", Header + "南校区,,学校,东街道,育才集团,\n育才集团,91110105MA01PW3A4F,企业,990101001,,一号路\n,,,,,\n".Replace("91110105MA01PW3A4F", ""));

        import.Counts().ShouldBe([2, 0, 0, 0, 0], import.GetRawText());
        (await server.InDatabaseAsync(db => db.Organisations.CountAsync(o => o.Name == "育才集团"))).ShouldBe(0);
        import = await server.CommitListAsync(client, import);
        import.Status().ShouldBe("completed");
        import.Counts().ShouldBe([2, 0, 0, 0, 0]);
        var (group, branch) = (await OneAsync("育才集团"), await OneAsync("南校区"));
        branch.ParentId.ShouldBe(group.Id);
        (branch.Kind, branch.RegionPath, group.Address).ShouldBe((OrganisationKind.School, server.World.EastStreet.Path, "一号路"));
        (await server.InDatabaseAsync(db => db.AuditEntries.CountAsync(e => e.Action == "CreateOrganisation" && e.Detail!.Value.GetProperty("listImport").GetInt64() == import.Id()))).ShouldBe(2);

        import = await server.UndoListAsync(client, import);
        import.Status().ShouldBe("undone");
        (await server.InDatabaseAsync(db => db.Organisations.CountAsync(o => o.Name == "育才集团" || o.Name == "南校区"))).ShouldBe(0);
    }

    [Fact]
    public async Task Differences_are_shown_applied_and_taken_back_unless_somebody_has_changed_it_since()
    {
        var client = await server.StaffAsync(Role.CommandOfficer, server.World.City);
        var first = await server.CheckListAsync(client, "organisations", Header + "甲厂,,企业,西街道,,旧路\n乙厂,,企业,西街道,,旧路\n");
        await server.CommitListAsync(client, first);

        var import = await server.CheckListAsync(client, "organisations", Header + "甲厂,,,,,新路\n乙厂,,,,,新路\n甲厂,,,,,又一路\n西区机械厂,,,,,\n");

        import.Counts().ShouldBe([0, 2, 1, 1, 0], import.GetRawText());
        var difference = (await client.LinesAsync(import))[0].GetProperty("differences")[0];
        (difference.GetProperty("before").GetString(), difference.GetProperty("after").GetString()).ShouldBe(("旧路", "新路"));
        import = await server.CommitListAsync(client, import);
        (await OneAsync("甲厂")).Address.ShouldBe("新路");
        await server.InDatabaseAsync(db => db.Organisations.Where(o => o.Name == "乙厂").ExecuteUpdateAsync(s => s.SetProperty(o => o.ContactName, "丁某")));

        import = await server.UndoListAsync(client, import);

        (import.GetProperty("undone").GetInt32(), import.GetProperty("stayed").GetInt32()).ShouldBe((1, 1));
        ((await OneAsync("甲厂")).Address, (await OneAsync("乙厂")).Address).ShouldBe(("旧路", "新路"));

        var stayed = (await client.GetAsync($"/api/command/list-imports/{import.Id()}/lines?undone=false").JsonAsync()).GetProperty("items")[0].GetProperty("row").GetInt32();
        (await client.UndoLinesAsync(import, stayed, 77)).ShouldBe((1, 0));
        var restored = await OneAsync("乙厂");
        (restored.Address, restored.ContactName).ShouldBe(("旧路", "丁某"), "only what the import wrote goes back");
        import = await client.ListImportAsync(import.Id());
        (import.GetProperty("undone").GetInt32(), import.GetProperty("stayed").GetInt32()).ShouldBe((2, 0));
    }

    [Fact]
    public async Task Rows_that_stay_are_chosen_in_ones_own_place_after_an_undo_and_within_thirty_days_and_what_is_in_use_stays()
    {
        var client = await server.StaffAsync(Role.CommandOfficer, server.World.City);
        var import = await server.CommitListAsync(client, await server.CheckListAsync(client, "organisations", Header + "丙厂,,企业,西街道,,\n丁厂,,企业,西街道,,\n"));
        var (path, body) = ($"/api/command/list-imports/{import.Id()}/undo-lines", new { rows = new[] { 2, 3 } });
        (await client.PostAsJsonAsync(path, body).RefusalAsync()).ShouldBe((409, "rosters.nothingToUndo"));
        await server.InDatabaseAsync(db => db.Organisations.Where(o => o.Name == "丁厂").ExecuteUpdateAsync(s => s.SetProperty(o => o.ContactName, "丁某")));
        var person = await server.AddPersonAsync("19900000077", "");
        var used = (await OneAsync("丙厂")).Id;
        await server.InDatabaseAsync(async db =>
        {
            db.Add(new Membership { OrganisationId = used, PersonId = person.Id, Group = "", JoinedAt = server.Clock.Now });
            await db.SaveChangesAsync();
        });
        (await server.UndoListAsync(client, import)).GetProperty("stayed").GetInt32().ShouldBe(2, "somebody is on the roster of one, somebody has changed the other");

        var other = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        (await other.PostAsJsonAsync(path, body).RefusalAsync()).ShouldBe((404, "rosters.importNotFound"));
        (await server.Anonymous().PostAsJsonAsync(path, body)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await client.PostAsJsonAsync(path, new { rows = Array.Empty<int>() })).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await client.UndoLinesAsync(import, 2, 3)).ShouldBe((1, 1), "who is on a roster stays on it");
        (await server.InDatabaseAsync(db => db.Organisations.CountAsync(o => o.Name == "丙厂" || o.Name == "丁厂"))).ShouldBe(1);
        server.Clock.Advance(TimeSpan.FromDays(31));
        client = await server.StaffAsync(Role.CommandOfficer, server.World.City);
        (await client.PostAsJsonAsync(path, body).RefusalAsync()).ShouldBe((409, "rosters.undoTooLate"));
    }

    [Fact]
    public async Task What_lies_outside_the_scope_is_rejected_as_if_it_were_not_there()
    {
        var client = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var text = Header + $"丙厂,,企业,西街道,,\n丁厂,,企业,东街道,西区机械厂,\n戊厂,,学院,东街道,,\n己厂,,企业,东街道,{server.World.Enterprise.Id},\n庚厂,123,企业,东街道,,\n辛厂,,,东街道,,\n";

        var import = await server.CheckListAsync(client, "organisations", text);

        import.Counts().ShouldBe([0, 0, 0, 0, 6]);
        (await client.LinesAsync(import)).ConvertAll(l => l.GetProperty("reason").GetString()).ShouldBe(
            ["organisations.regionUnknown", "organisations.parentUnknown", "lists.wordUnknown", "organisations.parentUnknown", "organisations.creditCodeInvalid", "lists.valueMissingForNew"]);
        import.Status().ShouldBe("completed");
        (await client.GetAsync($"/api/command/list-imports/{import.Id()}/annotated?onlyWrong=true")).EnsureSuccessStatusCode();
    }

    [Fact]
    public async Task Somebody_of_another_region_or_without_the_permission_finds_no_import()
    {
        var import = await server.CheckListAsync(await server.StaffAsync(Role.DistrictOfficer, server.World.East), "organisations", Header + "壬厂,,企业,东街道,,\n");

        foreach (var stranger in new[] { await server.StaffAsync(Role.CommandOfficer, server.World.West), await server.StaffAsync(Role.DistrictOfficer, server.World.West) })
        {
            (await stranger.GetAsync($"/api/command/list-imports/{import.Id()}")).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
            (await stranger.PostAsync($"/api/command/list-imports/{import.Id()}/commit", null)).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
        }

        (await (await server.StaffAsync(Role.OrganisationOfficer, server.World.East)).PostAsync("/api/command/lists/organisations/imports", new ByteArrayContent([1])))
            .StatusCode.ShouldBeOneOf(System.Net.HttpStatusCode.NotFound, System.Net.HttpStatusCode.Forbidden);
        (await server.Anonymous().GetAsync($"/api/command/list-imports/{import.Id()}")).StatusCode.ShouldBe(System.Net.HttpStatusCode.Unauthorized);
        var above = await server.StaffAsync(Role.CommandOfficer, server.World.City);
        (await above.ListImportAsync(import.Id())).Status().ShouldBe("checked");
    }

    [Fact]
    public async Task A_row_that_somebody_else_makes_impossible_meanwhile_is_rejected_by_the_commit()
    {
        var client = await server.StaffAsync(Role.CommandOfficer, server.World.City);
        var import = await server.CheckListAsync(client, "organisations", Header + "癸厂,,企业,东街道,将撤企业,\n将撤企业,,企业,东街道,,\n");
        import.Counts().ShouldBe([2, 0, 0, 0, 0]);
        var other = await server.CheckListAsync(client, "organisations", Header + "将撤企业,,企业,西街道,,\n");
        await server.CommitListAsync(client, other);

        import = await server.CommitListAsync(client, import);

        import.Counts().ShouldBe([1, 0, 0, 0, 1], import.GetRawText());
        (await client.LinesAsync(import))[0].GetProperty("reason").GetString().ShouldBe("organisations.parentAmbiguous");
    }

    private Task<Organisation> OneAsync(string name) => server.InDatabaseAsync(db => db.Organisations.SingleAsync(o => o.Name == name));
}

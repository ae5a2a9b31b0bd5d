using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.HealthCodes;
using Paiyi.Server.Lists.Jobs;
using Paiyi.Server.Platform.Time;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.HealthCodes.Lists;

/// <summary>Lists of contacts: proposals that colour nobody before a second officer confirms them.</summary>
public sealed class MarkListTests(TestServer server) : IClassFixture<TestServer>
{
    private const string Header = "姓名,证件号码,类别,开始日期,结束日期,理由\n";

    private static string Pupil => "110101201503070039";

    private string Days => $"{ChinaTime.DayOf(server.Clock.Now):yyyy-MM-dd},{ChinaTime.DayOf(server.Clock.Now).AddDays(7):yyyy/M/d}";

    [Fact]
    public async Task A_committed_list_proposes_and_a_second_officer_confirms_it_whole()
    {
        var first = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var import = await server.CheckListAsync(first, "marks", Header + $"甲一,{Pupil},密接,{Days},流调判定密接\n甲一,{Pupil},密接,{Days},流调判定密接\n");
        import.Counts().ShouldBe([1, 0, 0, 1, 0], import.GetRawText());
        import = await server.CommitListAsync(first, import);
        import.Status().ShouldBe("completed");

        var mark = await server.InDatabaseAsync(db => db.ManualMarks.AsNoTracking().SingleAsync(m => m.ImportId == import.Id()));
        (mark.Kind, mark.ConfirmedAt, mark.PersonId).ShouldBe((MarkKind.CloseContact, null, server.World.Pupil.Id));
        mark.Until.ShouldBe(ChinaTime.EndOf(ChinaTime.DayOf(server.Clock.Now).AddDays(7)));
        (await first.PostAsJsonAsync("/api/command/marks/confirm", new { importId = import.Id(), count = 1 }).RefusalAsync()).ShouldBe((409, "marks.samePerson"));
        var second = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        (await second.PostAsJsonAsync("/api/command/marks/confirm", new { importId = import.Id(), count = 2 }).RefusalAsync()).ShouldBe((409, "marks.proposalsChanged"));
        var proposals = await second.GetAsync($"/api/command/marks/of-list?importId={import.Id()}").JsonAsync();
        (proposals.GetProperty("open").GetInt32(), proposals.GetProperty("second").GetBoolean()).ShouldBe((1, true));
        var stranger = await server.StaffAsync(Role.DistrictOfficer, server.World.West);
        (await stranger.PostAsJsonAsync("/api/command/marks/confirm", new { importId = import.Id(), count = 1 })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.GetAsync($"/api/command/marks/of-list?importId={import.Id()}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        (await second.PostAsJsonAsync("/api/command/marks/confirm", new { importId = import.Id(), count = 1 })).EnsureSuccessStatusCode();
        await server.DrainOutboxAsync();

        (await server.InDatabaseAsync(db => db.HealthCodes.SingleAsync(c => c.PersonId == server.World.Pupil.Id))).Colour.ShouldBe(Colour.Red);
        (await server.InDatabaseAsync(db => db.AuditEntries.Where(a => a.Id > 0 && (a.Action == "ConfirmMarks" || (a.Action == "ConfirmMark" && a.PersonId == server.World.Pupil.Id))).CountAsync())).ShouldBe(2);
        import = await server.UndoListAsync(first, import);
        (import.GetProperty("undone").GetInt32(), import.GetProperty("stayed").GetInt32()).ShouldBe((0, 1));
    }

    [Fact]
    public async Task Who_is_not_registered_lies_elsewhere_or_has_another_name_is_not_marked()
    {
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var text = Header + $"乙二,110101198801010028,密接,{Days},流调判定密接\n无人,110101199003071233,密接,{Days},流调判定密接\n张三,{Pupil},密接,{Days},流调判定密接\n"
            + $"甲一,{Pupil},确诊,2026-03-02,2026-12-31,流调判定确诊\n甲一,{Pupil},没见过,{Days},流调判定密接\n";

        var import = await server.CheckListAsync(officer, "marks", text);

        import.Counts().ShouldBe([0, 0, 0, 0, 5]);
        (await officer.LinesAsync(import)).ConvertAll(l => l.GetProperty("reason").GetString())
            .ShouldBe(["marks.personNotRegistered", "marks.personNotRegistered", "marks.nameDiffers", "marks.period", "lists.wordUnknown"]);
        (await officer.GetAsync($"/api/command/list-imports/{import.Id()}/mapping").JsonAsync()).GetProperty("values")[0].GetProperty("text").GetString().ShouldBe("没见过");
        (await server.InDatabaseAsync(db => db.ListLines.Where(l => l.ImportId == import.Id()).ToListAsync())).ShouldAllBe(l => !l.Values.Values.Any(v => v.Contains(Pupil)));
    }

    [Fact]
    public async Task An_undo_withdraws_what_nobody_has_decided_on()
    {
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var import = await server.CheckListAsync(officer, "marks", Header + $"甲一,{Pupil},健康监测,{Days},来自风险地区\n");
        import = await server.CommitListAsync(officer, import);

        import = await server.UndoListAsync(officer, import);

        import.GetProperty("undone").GetInt32().ShouldBe(1);
        (await server.InDatabaseAsync(db => db.ManualMarks.SingleAsync(m => m.ImportId == import.Id()))).WithdrawnAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_commit_that_is_run_again_or_stopped_in_the_middle_applies_each_row_once()
    {
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var day = ChinaTime.DayOf(server.Clock.Now);
        var rows = string.Concat(Enumerable.Range(1, 30).Select(i => $"甲一,{Pupil},旅居史,{day.AddDays(-i):yyyy-MM-dd},{day.AddDays(5):yyyy-MM-dd},到过风险地区\n"));
        var import = await server.CheckListAsync(officer, "marks", Header + rows);
        import.Counts().ShouldBe([30, 0, 0, 0, 0]);
        (await officer.PostAsync($"/api/command/list-imports/{import.Id()}/commit", null)).EnsureSuccessStatusCode();

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => server.RunListAsync<CommitList>(import.Id(), (job, ct) => job.RunAsync(import.Id(), ct))));

        (await server.InDatabaseAsync(db => db.ManualMarks.CountAsync(m => m.ImportId == import.Id()))).ShouldBe(30);
        (await officer.ListImportAsync(import.Id())).Counts().ShouldBe([30, 0, 0, 0, 0]);
    }
}

using System.Net;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Lists.Jobs;
using Paiyi.Server.Passages;
using Paiyi.Server.Platform.Time;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Passages.Lists;

/// <summary>Lists of passages that gates kept on paper: each is recorded once, and only about whom the register knows by that name.</summary>
public sealed class PassageListTests(TestServer server) : IClassFixture<TestServer>
{
    private const string Header = "姓名,证件号码,卡口,单位,时间,方向,结果,体温,健康码,拦下原因,备注\n";
    private const string Pupil = "甲一,110101201503070039";
    private const string Worker = "乙二,110101198801010028";

    private DateOnly Yesterday => ChinaTime.DayOf(server.Clock.Now).AddDays(-1);

    [Fact]
    public async Task A_school_imports_its_own_gates_book_once_and_takes_it_back()
    {
        var gate = await GateAsync("东门");
        var officer = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        var rows = $"{Pupil},东门,,{Yesterday:yyyy/M/d} 7:41,进,放行,36.5℃,绿码,,\n{Worker},{gate},东街小学,{Yesterday:yyyy-MM-dd} 08:05,入,劝返,37.9,,发热、其他,已就医\n";

        var import = await server.CheckListAsync(officer, "passages", Header + rows, "organisation");
        import.Counts().ShouldBe([2, 0, 0, 0, 0], import.GetRawText());
        (await PassagesAsync(gate)).ShouldBeEmpty();
        import = await server.CommitListAsync(officer, import, "organisation");

        import.Status().ShouldBe("completed");
        var passages = await PassagesAsync(gate);
        passages.Count.ShouldBe(2);
        var (first, second) = (passages[0], passages[1]);
        (first.PersonId, first.At, first.Direction, first.Outcome, first.TemperatureTenths, first.Colour, first.ImportId)
            .ShouldBe((server.World.Pupil.Id, ChinaTime.StartOf(Yesterday).AddMinutes((7 * 60) + 41), Direction.In, PassageOutcome.Admitted, (short)365, "green", import.Id()));
        (second.PersonId, second.Outcome, second.Colour, second.Note, second.KeeperId).ShouldBe((server.World.Worker.Id, PassageOutcome.Refused, null, "已就医", server.LastStaffId));
        second.Reasons.ShouldBe([RefusalReason.Fever, RefusalReason.Other]);
        (await server.InDatabaseAsync(db => db.AuditEntries.CountAsync(a => a.Action == "RecordPassage" && a.Detail!.Value.GetProperty("listImport").GetInt64() == import.Id()))).ShouldBe(2);
        var listed = (await officer.GetAsync($"/api/organisation/passages?checkpointId={gate}").JsonAsync()).GetProperty("items")[0];
        (listed.GetProperty("imported").GetBoolean(), listed.GetProperty("person").GetString()).ShouldBe((true, "乙二"));
        var file = await officer.GetStringAsync($"/api/organisation/passages/export?format=csv&columns=person,imported&checkpointId={gate}");
        file.ShouldContain("乙二,导入");

        var again = await server.CheckListAsync(officer, "passages", Header + rows, "organisation");
        again.Counts().ShouldBe([0, 0, 2, 0, 0]);

        import = await server.UndoListAsync(officer, import, "organisation");
        (import.Status(), import.GetProperty("undone").GetInt32(), import.GetProperty("stayed").GetInt32()).ShouldBe(("undone", 2, 0));
        (await PassagesAsync(gate)).ShouldBeEmpty();
        import = await server.CommitListAsync(officer, import, "organisation");
        (await PassagesAsync(gate)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task What_a_keeper_has_recorded_or_a_row_has_said_within_a_minute_is_not_added_again()
    {
        var gate = await GateAsync("西门");
        var at = ChinaTime.StartOf(Yesterday).AddHours(9).AddSeconds(25);
        await server.StaffAsync(Role.Gatekeeper, server.World.School);
        await server.InDatabaseAsync(async db =>
        {
            db.Add(new Passage
            {
                CheckpointId = gate, PersonId = server.World.Pupil.Id, At = at, Direction = Direction.In, Colour = "green", Outcome = PassageOutcome.Admitted, KeeperId = server.LastStaffId,
                ClientKey = Guid.NewGuid(),
            });
            await db.SaveChangesAsync();
        });
        var officer = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        string Row(string word, string time, string direction = "进", string outcome = "放行") => $"{Pupil},{word},,{Yesterday:yyyy-MM-dd} {time},{direction},{outcome},,,,\n";

        var import = await server.CheckListAsync(officer, "passages",
            Header + Row("西门", "09:00") + Row("西门", "09:00", outcome: "劝返") + Row("西门", "09:00", direction: "出") + Row("西门", "10:00:30") + Row($"{gate}", "10:00:50") + Row($"{gate}", "10:01:40"),
            "organisation");

        import.Counts().ShouldBe([4, 0, 1, 1, 0], import.GetRawText());
        (await server.CommitListAsync(officer, import, "organisation")).Counts().ShouldBe([4, 0, 1, 1, 0]);
        (await PassagesAsync(gate)).Count.ShouldBe(5);
    }

    [Fact]
    public async Task Rows_that_cannot_be_true_or_name_what_is_not_there_are_rejected()
    {
        await GateAsync("南门");
        var officer = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        var (day, tomorrow, old) = ($"{Yesterday:yyyy-MM-dd} 08:00", $"{Yesterday.AddDays(2):yyyy-MM-dd} 08:00", $"{Yesterday.AddDays(-100):yyyy-MM-dd} 08:00");
        var elsewhere = await GateAsync("北门", server.World.Enterprise.Id);
        (string Row, string Reason)[] rows =
        [
            ($"甲一,110101199003071233,南门,,{day},进,放行,,,,", "passages.personNotListed"),
            ($"张三,110101201503070039,南门,,{day},进,放行,,,,", "passages.personNotListed"),
            ($"甲一,无,南门,,{day},进,放行,,,,", "passages.personNotListed"),
            ($"{Pupil},没有的门,,{day},进,放行,,,,", "passages.checkpointUnknown"),
            ($"{Pupil},{elsewhere},,{day},进,放行,,,,", "passages.checkpointUnknown"),
            ($"{Pupil},南门,别的学校,{day},进,放行,,,,", "passages.checkpointUnknown"),
            ($"{Pupil},南门,,{Yesterday:yyyy-MM-dd},进,放行,,,,", "passages.timeOfDayMissing"),
            ($"{Pupil},南门,,昨天早上,进,放行,,,,", "lists.momentWrong"),
            ($"{Pupil},南门,,{tomorrow},进,放行,,,,", "passages.notYetHappened"),
            ($"{Pupil},南门,,{old},进,放行,,,,", "passages.beforeImports"),
            ($"{Pupil},南门,,{day},斜,放行,,,,", "lists.wordUnknown"),
            ($"{Pupil},南门,,{day},进,不知道,,,,", "lists.wordUnknown"),
            ($"{Pupil},南门,,{day},进,放行,50,,,", "passages.temperatureWrong"),
            ($"{Pupil},南门,,{day},进,放行,,蓝码,,", "lists.wordUnknown"),
            ($"{Pupil},南门,,{day},进,放行,,,体温异常,", "passages.admittedForReason"),
            ($"{Pupil},南门,,{day},进,劝返,,,其他,", "passages.noteMissing"),
            ($"{Pupil},南门,,,进,放行,,,,", "lists.valueMissing"),
        ];

        var import = await server.CheckListAsync(officer, "passages", Header + string.Join('\n', rows.Select(r => r.Row)) + "\n", "organisation");

        import.Counts().ShouldBe([0, 0, 0, 0, rows.Length], import.GetRawText());
        (await officer.LinesAsync(import, "organisation")).ConvertAll(l => l.GetProperty("reason").GetString()).ShouldBe(rows.Select(r => r.Reason));
        (await server.InDatabaseAsync(db => db.ListLines.Where(l => l.ImportId == import.Id()).ToListAsync())).ShouldAllBe(l => !l.Values.Values.Any(v => v.Contains("110101201503070039")));
    }

    [Fact]
    public async Task An_officer_of_a_region_names_the_organisation_where_gates_have_one_name()
    {
        var (school, _) = (await GateAsync("正门"), await GateAsync("正门", server.World.Enterprise.Id));
        var officer = await server.StaffAsync(Role.CommandOfficer, server.World.City);
        string Row(string organisation) => $"{Pupil},正门,{organisation},{Yesterday:yyyy-MM-dd} 07:00,进,放行,,,,\n";

        var import = await server.CheckListAsync(officer, "passages", Header + Row("") + Row("东街小学"));

        import.Counts().ShouldBe([1, 0, 0, 0, 1], import.GetRawText());
        var lines = await officer.LinesAsync(import);
        (lines[0].GetProperty("reason").GetString(), lines[1].GetProperty("values").EnumerateArray().First(v => v.GetProperty("field").GetString() == "checkpoint").GetProperty("text").GetString())
            .ShouldBe(("passages.checkpointAmbiguous", "东街小学 正门"));
        await server.CommitListAsync(officer, import);
        (await PassagesAsync(school)).Count.ShouldBe(1);
        var west = await server.StaffAsync(Role.DistrictOfficer, server.World.West);
        (await server.CheckListAsync(west, "passages", Header + Row("东街小学"))).Counts().ShouldBe([0, 0, 0, 0, 1]);
    }

    [Fact]
    public async Task Only_who_may_import_passages_enters_and_sees_what_was_imported_there()
    {
        await GateAsync("侧门");
        var import = await server.CheckListAsync(
            await server.StaffAsync(Role.OrganisationOfficer, server.World.School), "passages", Header + $"{Pupil},侧门,,{Yesterday:yyyy-MM-dd} 07:00,进,放行,,,,\n", "organisation");
        var stranger = await server.StaffAsync(Role.OrganisationOfficer, server.World.Enterprise);
        foreach (var path in new[] { "", "/lines", "/mapping", "/reasons", "/annotated" })
            (await stranger.GetAsync($"/api/organisation/list-imports/{import.Id()}{path}")).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        foreach (var deed in new[] { "commit", "undo", "cancel" })
            (await stranger.PostAsync($"/api/organisation/list-imports/{import.Id()}/{deed}", null)).StatusCode.ShouldBe(HttpStatusCode.NotFound, deed);
        (await (await server.StaffAsync(Role.DistrictOfficer, server.World.East)).GetAsync($"/api/command/list-imports/{import.Id()}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var viewer = await server.StaffAsync(Role.Viewer, server.World.School);
        (await viewer.PostAsync("/api/organisation/lists/passages/imports", new ByteArrayContent([1])).RefusalAsync()).Status.ShouldBe(403);
        // Marks and organisations are imported by officers of regions alone, whatever an organisation's role may.
        var officer = await server.StaffAsync(Role.CommandOfficer, server.World.School);
        (await officer.GetAsync("/api/organisation/lists").JsonAsync()).EnumerateArray().Select(k => k.GetProperty("key").GetString()).ShouldBe(["staff", "passages", "tests"], ignoreOrder: true);
        (await officer.PostAsync("/api/organisation/lists/marks/imports", new ByteArrayContent([1])).RefusalAsync()).ShouldBe((404, "lists.kindUnknown"));
        (await server.Anonymous().PostAsync("/api/organisation/lists/passages/imports", new ByteArrayContent([1])).RefusalAsync()).Status.ShouldBe(401);
    }

    [Fact]
    public async Task A_commit_that_several_processes_run_at_once_records_each_row_once()
    {
        var gate = await GateAsync("后门");
        var officer = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        var rows = string.Concat(Enumerable.Range(0, 40).Select(i => $"{Pupil},后门,,{Yesterday:yyyy-MM-dd} {8 + (i / 30):00}:{i % 30 * 2:00},进,放行,,,,\n"));
        var import = await server.CheckListAsync(officer, "passages", Header + rows, "organisation");
        var second = await server.CheckListAsync(officer, "passages", Header + rows, "organisation");
        foreach (var one in new[] { import, second })
            (await officer.PostAsync($"/api/organisation/list-imports/{one.Id()}/commit", null)).EnsureSuccessStatusCode();

        await Task.WhenAll(new[] { import, second, import, second }.Select(one => server.RunListAsync<CommitList>(one.Id(), (job, ct) => job.RunAsync(one.Id(), ct))));

        (await PassagesAsync(gate)).Count.ShouldBe(40);
        var counts = new[] { await officer.ListImportAsync(import.Id(), "organisation"), await officer.ListImportAsync(second.Id(), "organisation") }.Select(i => i.Counts()).ToList();
        counts.Sum(c => c[0]).ShouldBe(40);
        counts.Sum(c => c[2]).ShouldBe(40);
    }

    [Fact]
    public async Task The_template_has_the_columns_and_their_choices()
    {
        var officer = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        var kind = (await officer.GetAsync("/api/organisation/lists").JsonAsync()).EnumerateArray().Single(k => k.GetProperty("key").GetString() == "passages");
        kind.GetProperty("columns").EnumerateArray().Where(c => c.GetProperty("required").GetBoolean()).Select(c => c.GetProperty("key").GetString())
            .ShouldBe(["name", "documentNumber", "checkpoint", "at", "direction", "outcome"]);
        (await officer.GetAsync("/api/organisation/lists/passages/template")).EnsureSuccessStatusCode();
    }

    private Task<long> GateAsync(string name, long? organisation = null) => server.InDatabaseAsync(async db =>
    {
        var gate = new Checkpoint { OrganisationId = organisation ?? server.World.School.Id, Name = name };
        db.Add(gate);
        await db.SaveChangesAsync();
        return gate.Id;
    });

    private Task<List<Passage>> PassagesAsync(long gate) =>
        server.InDatabaseAsync(db => db.Passages.AsNoTracking().Where(p => p.CheckpointId == gate).OrderBy(p => p.At).ThenBy(p => p.Id).ToListAsync());
}

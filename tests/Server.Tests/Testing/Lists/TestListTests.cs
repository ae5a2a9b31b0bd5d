using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.HealthCodes;
using Paiyi.Server.Lists.Jobs;
using Paiyi.Server.Platform.Time;
using Paiyi.Server.Regions;
using Paiyi.Server.Testing;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Testing.Lists;

/// <summary>Lists of test results: each test is one row, brought and corrected by further lists, and the colour follows.</summary>
public sealed class TestListTests(TestServer server) : IClassFixture<TestServer>
{
    private const string Header = "姓名,证件号码,样本编号,检测项目,采样时间,检测结果,报告时间,检测机构,采样点\n";
    private const string Pupil = "甲一,110101201503070039";
    private const string Worker = "乙二,110101198801010028";

    private string Day => $"{ChinaTime.DayOf(server.Clock.Now).AddDays(-1):yyyy-MM-dd}";

    [Fact]
    public async Task A_result_comes_after_its_sample_is_corrected_and_taken_back_and_the_colour_follows()
    {
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        await (await server.CitizenAsync("19900000001")).DeclareAsync(server.World.Pupil.Id, server.Clock.Now);
        string Row(string result, string at) => $"{Pupil},s001,核酸,{Day} 08:30,{result},{at},市疾控中心,东街\n";
        var sampled = await server.CheckListAsync(officer, "tests", Header + Row("待出结果", ""));
        sampled.Counts().ShouldBe([1, 0, 0, 0, 0], sampled.GetRawText());
        await server.CommitListAsync(officer, sampled);
        await server.DrainOutboxAsync();
        (await ColourAsync()).ShouldBe(Colour.Green);

        var positive = await server.CheckListAsync(officer, "tests", Header + Row("阳性", $"{Day} 20:00"));
        positive.Counts().ShouldBe([0, 1, 0, 0, 0], positive.GetRawText());
        (await officer.LinesAsync(positive))[0].GetProperty("differences").EnumerateArray().Select(d => $"{d.GetProperty("before").GetString()}→{d.GetProperty("after").GetString()}")
            .ShouldBe(["待出结果→阳性", $"→{Day} 20:00"]);
        positive = await server.CommitListAsync(officer, positive);
        await server.DrainOutboxAsync();
        (await ColourAsync()).ShouldBe(Colour.Red);
        (await server.CheckListAsync(officer, "tests", Header + Row("阳性", $"{Day} 20:00"))).Counts().ShouldBe([0, 0, 1, 0, 0]);
        (await server.CheckListAsync(officer, "tests", Header + Row("待出结果", ""))).Counts().ShouldBe([0, 0, 0, 0, 1]);

        var corrected = await server.CheckListAsync(officer, "tests", Header + Row("混检阳性", $"{Day} 21:00"));
        await server.CommitListAsync(officer, corrected);
        await server.DrainOutboxAsync();
        (await ColourAsync()).ShouldBe(Colour.Yellow);
        (await server.UndoListAsync(officer, positive)).GetProperty("stayed").GetInt32().ShouldBe(1, "it was corrected since");
        await server.UndoListAsync(officer, corrected);
        await server.DrainOutboxAsync();
        (await ColourAsync()).ShouldBe(Colour.Red);

        var test = await server.InDatabaseAsync(db => db.Tests.AsNoTracking().SingleAsync(t => t.SampleNumber == "S001"));
        (test.Kind, test.Outcome, test.ResultAt, test.PersonId, test.Laboratory, test.Site, test.ImportId)
            .ShouldBe((TestKind.NucleicAcid, TestOutcome.Positive, ChinaTime.StartOf(DateOnly.Parse(Day)).AddHours(20), server.World.Pupil.Id, "市疾控中心", "东街", sampled.Id()));
        var reason = await server.InDatabaseAsync(db => db.HealthCodes.Where(h => h.PersonId == test.PersonId).Select(h => h.Reasons).SingleAsync());
        reason[0].GetProperty("ruleId").GetString().ShouldBe("positive-test");
        (await server.InDatabaseAsync(db => db.AuditEntries.CountAsync(a =>
            a.PersonId == test.PersonId && (a.Action == "RecordTest" || a.Action == "CorrectTest") && a.Detail!.Value.GetProperty("id").GetInt64() == test.Id))).ShouldBe(3);
        (await server.UndoListAsync(officer, sampled)).GetProperty("stayed").GetInt32().ShouldBe(1);

        (await officer.UndoLinesAsync(sampled, 2)).ShouldBe((1, 0), "the officer chose it nevertheless");
        await server.DrainOutboxAsync();
        ((await server.InDatabaseAsync(db => db.Tests.CountAsync(t => t.Id == test.Id))), await ColourAsync()).ShouldBe((0, Colour.Green));
        (await server.InDatabaseAsync(db => db.AuditEntries.CountAsync(a => a.PersonId == test.PersonId && a.Action == "UndoListImport" && a.Detail!.Value.GetProperty("id").GetInt64() == test.Id))).ShouldBe(2);
    }

    [Fact]
    public async Task Several_people_share_a_tube_and_one_person_is_tested_twice()
    {
        var officer = await server.StaffAsync(Role.CommandOfficer, server.World.City);
        string Row(string person, string tube = "P100", string kind = "核酸") => $"{person},{tube},{kind},{Day} 08:30,阴性,{Day},市疾控中心,\n";

        var import = await server.CheckListAsync(officer, "tests", Header + Row(Pupil) + Row(Worker) + Row(Pupil, "P101") + Row(Pupil, kind: "LP217198-3") + Row(Pupil));

        import.Counts().ShouldBe([4, 0, 0, 1, 0], import.GetRawText());
        await server.CommitListAsync(officer, import);
        var again = await server.CheckListAsync(officer, "tests", Header + Row(Pupil) + Row(Worker));
        again.Counts().ShouldBe([0, 0, 2, 0, 0], "a day alone as the time of the result means the sample's own, again");
        (await server.UndoListAsync(officer, await officer.ListImportAsync(import.Id()))).GetProperty("undone").GetInt32().ShouldBe(4);
        (await server.InDatabaseAsync(db => db.Tests.CountAsync(t => t.SampleNumber.StartsWith("P10")))).ShouldBe(0);
    }

    [Fact]
    public async Task Rows_that_cannot_be_true_are_rejected()
    {
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var tomorrow = $"{ChinaTime.DayOf(server.Clock.Now).AddDays(1):yyyy-MM-dd}";
        (string Row, string Reason)[] rows =
        [
            ($"甲一,110101199003071233,R1-1,核酸,{Day},阴性,{Day},甲院,", "testing.personNotListed"), ($"张三,110101201503070039,R1-1,核酸,{Day},阴性,{Day},甲院,", "testing.personNotListed"),
            ($"{Worker},R1-1,核酸,{Day},阴性,{Day},甲院,", "testing.personNotListed"), ($"{Pupil},样本一,核酸,{Day},阴性,{Day},甲院,", "testing.sampleNumberWrong"),
            ($"{Pupil},R1-1,血型,{Day},阴性,{Day},甲院,", "lists.wordUnknown"), ($"{Pupil},R1-1,核酸,{Day},不明,{Day},甲院,", "lists.wordUnknown"),
            ($"{Pupil},R1-1,核酸,{tomorrow},待出结果,,甲院,", "testing.sampledInFuture"), ($"{Pupil},R1-1,核酸,{Day},阴性,{tomorrow},甲院,", "testing.resultInFuture"),
            ($"{Pupil},R1-1,核酸,{Day} 08:30,阴性,{Day} 07:30,甲院,", "testing.resultBeforeSample"), ($"{Pupil},R1-1,核酸,{Day},阴性,,甲院,", "testing.resultTimeMissing"),
            ($"{Pupil},R1-1,核酸,{Day},待出结果,{Day},甲院,", "testing.pendingWithTime"), ($"{Pupil},R1-1,核酸,{Day},阴性,{Day},,", "lists.valueMissing"),
        ];

        var import = await server.CheckListAsync(officer, "tests", Header + string.Join('\n', rows.Select(r => r.Row)) + "\n");

        import.Counts().ShouldBe([0, 0, 0, 0, rows.Length], import.GetRawText());
        (await officer.LinesAsync(import)).ConvertAll(l => l.GetProperty("reason").GetString()).ShouldBe(rows.Select(r => r.Reason));
    }

    [Fact]
    public async Task A_hospital_reports_for_whoever_came_and_nobody_else_changes_its_results()
    {
        var hospital = await server.InDatabaseAsync(async db =>
        {
            var one = new Organisation { Kind = OrganisationKind.Hospital, Name = "西区医院", RegionId = server.World.WestStreet.Id, RegionPath = server.World.WestStreet.Path };
            db.Add(one);
            await db.SaveChangesAsync();
            return one;
        });
        // Roles as shipped let officers of regions import results; these two work in organisations with the same rights.
        var (doctor, school) = (await server.StaffAsync(Role.DistrictOfficer, hospital), await server.StaffAsync(Role.DistrictOfficer, server.World.School));
        string Row(string person, string result) => $"{person},H200,核酸,{Day} 08:30,{result},{Day} 18:00,西区医院,\n";

        var import = await server.CheckListAsync(doctor, "tests", Header + Row(Pupil, "阴性") + Row(Worker, "阴性"), "organisation");

        import.Counts().ShouldBe([2, 0, 0, 0, 0], import.GetRawText());
        await server.CommitListAsync(doctor, import, "organisation");
        (await ItemsAsync(doctor, "/api/organisation/tests?sampleNumber=h200")).ShouldBe(["乙二", "甲一"]);
        (await ItemsAsync(school, "/api/organisation/tests?sampleNumber=H200")).ShouldBe(["甲一"]);
        var other = await server.CheckListAsync(school, "tests", Header + Row(Pupil, "阳性") + Row(Worker, "阴性"), "organisation");
        (await school.LinesAsync(other, "organisation")).ConvertAll(l => l.GetProperty("reason").GetString()).ShouldBe(["testing.reportedElsewhere", "testing.personNotListed"]);
        (await server.CheckListAsync(school, "tests", Header + Row(Pupil, "阴性"), "organisation")).Counts().ShouldBe([0, 0, 1, 0, 0]);
        var officer = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        (await officer.PostAsync("/api/organisation/lists/tests/imports", new ByteArrayContent([1])).RefusalAsync()).ShouldBe((404, "lists.kindUnknown"));
        (await server.Anonymous().PostAsync("/api/organisation/lists/tests/imports", new ByteArrayContent([1])).RefusalAsync()).Status.ShouldBe(401);
    }

    [Fact]
    public async Task Two_lists_with_the_same_tests_that_are_committed_at_once_add_each_once()
    {
        var officer = await server.StaffAsync(Role.CommandOfficer, server.World.City);
        var text = Header + string.Concat(Enumerable.Range(0, 30).Select(i => $"{Pupil},C3{i:00},抗原,{Day} 08:30,阴性,{Day} 09:00,市疾控中心,\n"));
        var (one, two) = (await server.CheckListAsync(officer, "tests", text), await server.CheckListAsync(officer, "tests", text));
        foreach (var import in new[] { one, two })
            (await officer.PostAsync($"/api/command/list-imports/{import.Id()}/commit", null)).EnsureSuccessStatusCode();

        await Task.WhenAll(new[] { one, two, one }.Select(RunAsync));

        (await server.InDatabaseAsync(db => db.Tests.CountAsync(t => t.SampleNumber.StartsWith("C3")))).ShouldBe(30);
        var counts = new[] { await officer.ListImportAsync(one.Id()), await officer.ListImportAsync(two.Id()) }.Select(i => i.Counts()).ToList();
        (counts.Sum(c => c[0]), counts.Sum(c => c[2])).ShouldBe((30, 30));

        // The unique index refuses what the other list has just added; the job begins that batch again, as the queue would.
        async Task RunAsync(System.Text.Json.JsonElement import)
        {
            for (var attempt = 0; ; attempt++)
            {
                try
                {
                    await server.RunListAsync<CommitList>(import.Id(), (job, ct) => job.RunAsync(import.Id(), ct));
                    return;
                }
                catch (DbUpdateException) when (attempt < 3)
                {
                }
            }
        }
    }

    private static async Task<List<string?>> ItemsAsync(HttpClient client, string path) =>
        [.. (await client.GetAsync(path).JsonAsync()).GetProperty("items").EnumerateArray().Select(i => i.GetProperty("person").GetString())];

    private Task<Colour> ColourAsync() => server.InDatabaseAsync(db => db.HealthCodes.Where(h => h.PersonId == server.World.Pupil.Id).Select(h => h.Colour).SingleAsync());
}

using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Platform.Time;
using Paiyi.Server.Regions;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Regions.Imports;

/// <summary>Upload, check and commit of lists of divisions. Each test has a district of its own.</summary>
public sealed class RegionImportTests(TestServer server) : IClassFixture<TestServer>
{
    private const string Imports = "/api/command/region-imports";

    private DateOnly Today => ChinaTime.DayOf(server.Clock.Now);

    [Fact]
    public async Task The_check_says_what_would_change_and_changes_nothing()
    {
        var (district, _) = await DistrictAsync("11", "一街", "二街");
        var officer = await server.StaffAsync(Role.CommandOfficer, server.World.City);
        var before = await RegionsAsync();

        var id = await server.CheckedDivisionsAsync(officer, $"""
            行政区划代码,单位名称
            {district.Code},{district.Name}
            {district.Code}001,一街
            {district.Code}002,新二街
            {district.Code}003,三街
            {district.Code}003001,社区一

            """);

        var import = (await officer.GetAsync($"{Imports}/{id}").JsonAsync()).GetProperty("import");
        import.GetProperty("status").GetString().ShouldBe("checked");
        Counts(import).ShouldBe((2, 1, 0, 0, 2, 0));
        (await LinesAsync(officer, id)).Select(l => (l.Code, l.Change)).ShouldBe(
        [
            (district.Code, "unchanged"), ($"{district.Code}001", "unchanged"), ($"{district.Code}002", "renamed"),
            ($"{district.Code}003", "added"), ($"{district.Code}003001", "added"),
        ]);
        (await RegionsAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task The_file_comes_back_marked_and_lines_are_cut_to_several_results()
    {
        var (district, _) = await DistrictAsync("29", "一街", "二街");
        var officer = await server.StaffAsync(Role.CommandOfficer, server.World.City);
        var id = await server.CheckedDivisionsAsync(officer, RosterFiles.Workbook(
        [
            ["某市区划"], ["名称", "区划代码"], ["一街", $"{district.Code}001"], ["", $"{district.Code}003"], ["坏街", "12"], ["新二街", $"{district.Code}002"], ["四街", $"{district.Code}004"],
        ]));

        var file = await officer.GetByteArrayAsync($"{Imports}/{id}/annotated");

        // Everything stands where it stood, and the reasons at the cells that have to be put right.
        Tables.OfWorkbook(file)[0][0].ShouldBe("某市区划");
        using var archive = new System.IO.Compression.ZipArchive(new MemoryStream(file));
        using var comments = new StreamReader(archive.Entries.Single(e => e.FullName.Contains("comments", StringComparison.Ordinal)).Open());
        var text = await comments.ReadToEndAsync();
        text.ShouldContain("ref=\"A4\"");
        text.ShouldContain("ref=\"B5\"");
        Tables.OfWorkbook(await officer.GetByteArrayAsync($"{Imports}/{id}/annotated?onlyWrong=true")).Select(r => r[1])
            .ShouldBe(["区划代码", $"{district.Code}003", "12"]);

        var changing = await officer.GetAsync($"{Imports}/{id}/rows?change=added&change=renamed").JsonAsync();
        changing.GetProperty("items").EnumerateArray().Select(r => r.GetProperty("change").GetString()).ShouldBe(["renamed", "added"]);

        var clean = await server.CheckedDivisionsAsync(officer, $"代码,名称\n{district.Code}001,一街\n");
        (await officer.GetAsync($"{Imports}/{clean}/annotated").RefusalAsync()).Status.ShouldBe(404);
        var stranger = await server.StaffAsync(Role.CommandOfficer, server.World.West);
        (await stranger.GetAsync($"{Imports}/{id}/annotated").RefusalAsync()).ShouldBe((404, "regionImports.notFound"));
    }

    [Fact]
    public async Task A_commit_does_all_of_it_by_its_day_and_the_trail_knows()
    {
        var (district, streets) = await DistrictAsync("12", "一街", "二街");
        var officer = await server.StaffAsync(Role.CommandOfficer, server.World.City);
        var staff = server.LastStaffId;
        var id = await server.CheckedDivisionsAsync(
            officer, $"代码,名称,级别\n{district.Code}001,更名街,街道\n{district.Code}003000,三街,街道\n{district.Code}003001,社区一,社区\n",
            $"&validFrom={Today:yyyy-MM-dd}&completeRegion={district.Path}");

        var done = await officer.PostAsync($"{Imports}/{id}/commit", null).JsonAsync();

        (done.GetProperty("added").GetInt32(), done.GetProperty("renamed").GetInt32(), done.GetProperty("withdrawn").GetInt32()).ShouldBe((2, 1, 1));
        var regions = await server.InDatabaseAsync(db => db.Regions.AsNoTracking().Where(r => r.Path.StartsWith(district.Path)).OrderBy(r => r.Path).ToListAsync());
        regions.Select(r => (r.Code, r.Name, r.ValidTo)).ShouldBe(
        [
            (district.Code, district.Name, null), ($"{district.Code}001", "更名街", null), ($"{district.Code}002", "二街", Today),
            ($"{district.Code}003", "三街", null), ($"{district.Code}003001", "社区一", null),
        ]);
        regions[4].Path.ShouldBe($"{regions[3].Path}{district.Code}003001/");
        (regions[4].ParentId, regions[3].ValidFrom).ShouldBe((regions[3].Id, Today));
        streets.Count.ShouldBe(2);
        var actions = await server.InDatabaseAsync(db => db.AuditEntries.Where(a => a.StaffId == staff).Select(a => a.Action).ToListAsync());
        actions.ShouldBe(["UploadDivisions", "CommitRegionImport"], ignoreOrder: true);
        (await officer.PostAsync($"{Imports}/{id}/commit", null).RefusalAsync()).ShouldBe((409, "regionImports.notChecked"));
    }

    [Fact]
    public async Task Wrong_rows_say_why_and_are_left_out()
    {
        var (district, _) = await DistrictAsync("13", "一街");
        var officer = await server.StaffAsync(Role.CommandOfficer, server.World.City);

        var id = await server.CheckedDivisionsAsync(officer, $"""
            代码,名称,级别,启用日期
            12,错码,,
            {district.Code}004,四街,,
            {district.Code}004,四街又一,,
            {district.Code}005,,,
            {district.Code}006,六街,社区,
            110101001,外地街道,,
            {district.Code}007001,没有街道的社区,,
            {district.Code}008,八街,,某日
            990100,改名的市,,

            """);

        (await LinesAsync(officer, id)).Select(l => (l.Change, l.Problem)).ShouldBe(
        [
            ("wrong", "regionImports.codeWrong"), ("added", null), ("wrong", "regionImports.twice"), ("wrong", "regionImports.nameMissing"),
            ("wrong", "regionImports.levelDiffers"), ("wrong", "regionImports.outOfScope"), ("wrong", "regionImports.parentMissing"),
            ("wrong", "regionImports.dayWrong"), ("wrong", "regionImports.outOfScope"),
        ]);
        (await officer.GetAsync($"{Imports}/{id}/rows?change=wrong&size=3").JsonAsync()).GetProperty("nextCursor").GetString().ShouldNotBeNull();
        (await officer.ExportAsync($"{Imports}/{id}/rows", "columns=code,change,problem&change=added")).ShouldBe(
            [["区划代码", "检查结果", "说明"], [$"{district.Code}004", "新增", ""]]);
        (await officer.PostAsync($"{Imports}/{id}/commit", null).JsonAsync()).GetProperty("added").GetInt32().ShouldBe(1);
        (await server.InDatabaseAsync(db => db.Regions.CountAsync(r => r.Path.StartsWith(district.Path)))).ShouldBe(3);
    }

    [Fact]
    public async Task A_complete_file_with_wrong_rows_withdraws_nothing()
    {
        var (district, _) = await DistrictAsync("14", "一街", "二街");
        var officer = await server.StaffAsync(Role.CommandOfficer, server.World.City);
        var id = await server.CheckedDivisionsAsync(
            officer, $"代码,名称\n{district.Code}001,一街\n{district.Code}O02,二街\n", $"&completeRegion={district.Path}");
        (await LinesAsync(officer, id)).Last().ShouldBe(($"{district.Code}002", "withdrawn", null));
        (await officer.PostAsync($"{Imports}/{id}/commit", null).RefusalAsync()).ShouldBe((409, "regionImports.wrongRowsRemain"));
    }

    [Fact]
    public async Task A_region_moves_with_all_below_it_unless_somebody_stands_there()
    {
        var (district, streets) = await DistrictAsync("15", "一街");
        var (other, _) = await DistrictAsync("16");
        var officer = await server.StaffAsync(Role.CommandOfficer, server.World.City);
        var communityCode = $"{district.Code}001001";
        await server.InDatabaseAsync(async db =>
        {
            db.Add(new Region
            {
                Code = communityCode, Name = "社区", Level = RegionLevel.Community, ParentId = streets[0].Id, Path = $"{streets[0].Path}{communityCode}/",
                ValidFrom = new DateOnly(2000, 1, 1),
            });
            await db.SaveChangesAsync();
        });
        // A street directly below the city: the codes of streets lie in those of districts and cities alike.
        var text = $"代码,名称,上级代码\n{district.Code}001,一街,990100\n{other.Code}001,别处,{district.Code}\n";

        var id = await server.CheckedDivisionsAsync(officer, text);
        (await LinesAsync(officer, id)).Select(l => (l.Code, l.Change)).ShouldBe(
            [($"{district.Code}001", "moved"), ($"{other.Code}001", "wrong"), (communityCode, "moved")]);
        await officer.PostAsync($"{Imports}/{id}/commit", null).JsonAsync();

        var moved = await server.InDatabaseAsync(db => db.Regions.AsNoTracking().SingleAsync(r => r.Code == communityCode && r.ValidTo == null));
        moved.Path.ShouldBe($"990100/{district.Code}001/{communityCode}/");
        (await server.InDatabaseAsync(db => db.Regions.CountAsync(r => r.Code == communityCode && r.ValidTo == Today))).ShouldBe(1);

        var lived = await server.CheckedDivisionsAsync(officer, "代码,名称,上级代码\n990101001,东街道,990100\n");
        (await LinesAsync(officer, lived)).Single().ShouldBe(("990101001", "wrong", "regionImports.inhabited"));
    }

    [Fact]
    public async Task What_changed_since_the_check_asks_for_another_one()
    {
        var (district, streets) = await DistrictAsync("17", "一街");
        var officer = await server.StaffAsync(Role.CommandOfficer, server.World.City);
        var id = await server.CheckedDivisionsAsync(officer, $"代码,名称\n{district.Code}001,更名\n");
        await server.InDatabaseAsync(db => db.Regions.Where(r => r.Id == streets[0].Id).ExecuteUpdateAsync(r => r.SetProperty(x => x.Name, "别人改的")));

        (await officer.PostAsync($"{Imports}/{id}/commit", null).RefusalAsync()).ShouldBe((409, "regionImports.treeChanged"));
        (await officer.PostAsync($"{Imports}/{id}/check", null)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await officer.PostAsync($"{Imports}/{id}/commit", null).RefusalAsync()).ShouldBe((409, "regionImports.notChecked"));
        await server.CheckDivisionsAsync(id);
        var line = (await officer.GetAsync($"{Imports}/{id}/rows").JsonAsync()).GetProperty("items")[0];
        line.GetProperty("formerName").GetString().ShouldBe("别人改的");
        (await officer.PostAsync($"{Imports}/{id}/commit", null)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Two_officers_who_commit_at_once_commit_once()
    {
        var (district, _) = await DistrictAsync("18");
        var officer = await server.StaffAsync(Role.CommandOfficer, server.World.City);
        var id = await server.CheckedDivisionsAsync(officer, $"代码,名称\n{district.Code}001,新街\n");
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => officer.PostAsync($"{Imports}/{id}/commit", null)));
        answers.Count(a => a.StatusCode == HttpStatusCode.OK).ShouldBe(1);
        (await server.InDatabaseAsync(db => db.Regions.CountAsync(r => r.Code == $"{district.Code}001"))).ShouldBe(1);
    }

    [Theory]
    [InlineData("", 400, "regionImports.empty")]
    [InlineData("姓名,电话\n王,1\n", 0, "regionImports.headerMissing")]
    [InlineData("代码,名称\n", 0, "regionImports.rowsMissing")]
    public async Task A_file_that_is_no_list_is_refused(string text, int status, string code)
    {
        var officer = await server.StaffAsync(Role.CommandOfficer, server.World.City);
        if (status > 0)
        {
            (await officer.PostAsync($"{Imports}?fileName=a.csv", new ByteArrayContent(Encoding.UTF8.GetBytes(text))).RefusalAsync()).ShouldBe((status, code));
            return;
        }

        var id = await server.CheckedDivisionsAsync(officer, text);
        var answer = await officer.GetAsync($"{Imports}/{id}").JsonAsync();
        (answer.GetProperty("import").GetProperty("status").GetString(), answer.GetProperty("import").GetProperty("refusalCode").GetString()).ShouldBe(("refused", code));
        answer.GetProperty("refusal").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task A_district_imports_below_itself_and_sees_nobody_elses_imports()
    {
        var (district, _) = await DistrictAsync("19", "一街");
        var (other, _) = await DistrictAsync("20");
        var own = await server.StaffAsync(Role.CommandOfficer, district);
        var id = await server.CheckedDivisionsAsync(own, $"代码,名称\n{district.Code}002,二街\n{other.Code}001,别区街道\n");
        (await LinesAsync(own, id)).Select(l => l.Change).ShouldBe(["added", "wrong"]);

        var stranger = await server.StaffAsync(Role.CommandOfficer, other);
        foreach (var path in new[] { "", "/rows", "/rows/export" })
            (await stranger.GetAsync($"{Imports}/{id}{path}").RefusalAsync()).ShouldBe((404, "regionImports.notFound"));
        (await stranger.PostAsync($"{Imports}/{id}/commit", null).RefusalAsync()).ShouldBe((404, "regionImports.notFound"));
        (await stranger.GetAsync(Imports).JsonAsync()).GetProperty("items").EnumerateArray().ShouldNotContain(i => i.GetProperty("id").GetInt64() == id);
        (await stranger.PostAsync($"{Imports}?completeRegion={district.Path}", new ByteArrayContent([1])).RefusalAsync()).ShouldBe((404, "regions.notFound"));
        (await server.Anonymous().GetAsync($"{Imports}/{id}")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await (await server.StaffAsync(Role.DistrictOfficer, district)).PostAsync($"{Imports}/{id}/commit", null)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Five_thousand_rows_are_checked_and_applied_in_seconds()
    {
        var (district, _) = await DistrictAsync("21");
        var officer = await server.StaffAsync(Role.CommandOfficer, district);
        var text = new StringBuilder("代码,名称\n");
        for (var street = 1; street <= 100; street++)
        {
            text.Append($"{district.Code}{street:000},街道{street}\n");
            for (var community = 1; community < 50; community++)
                text.Append($"{district.Code}{street:000}{community:000},社区{street}-{community}\n");
        }

        var started = TimeProvider.System.GetTimestamp();
        var id = await server.CheckedDivisionsAsync(officer, text.ToString());
        (await officer.PostAsync($"{Imports}/{id}/commit", null).JsonAsync()).GetProperty("added").GetInt32().ShouldBe(5000);
        TimeProvider.System.GetElapsedTime(started).TotalSeconds.ShouldBeLessThan(60);
    }

    /// <summary>A district of the city with streets 001, 002 and so on.</summary>
    private Task<(Region District, List<Region> Streets)> DistrictAsync(string number, params string[] streets) => server.InDatabaseAsync(async db =>
    {
        Region Make(string code, string name, RegionLevel level, Region parent) => new()
        {
            Code = code, Name = name, Level = level, ParentId = parent.Id, Path = $"{parent.Path}{code}/", ValidFrom = new DateOnly(2000, 1, 1),
        };
        var district = Make($"9901{number}", $"试区{number}", RegionLevel.District, server.World.City);
        db.Add(district);
        await db.SaveChangesAsync();
        var made = streets.Select((name, at) => Make($"{district.Code}{at + 1:000}", name, RegionLevel.Subdistrict, district)).ToList();
        db.AddRange(made);
        await db.SaveChangesAsync();
        return (district, made);
    });

    private static (int Added, int Renamed, int Moved, int Withdrawn, int Unchanged, int Wrong) Counts(JsonElement import) => (
        import.GetProperty("added").GetInt32(), import.GetProperty("renamed").GetInt32(), import.GetProperty("moved").GetInt32(),
        import.GetProperty("withdrawn").GetInt32(), import.GetProperty("unchanged").GetInt32(), import.GetProperty("wrong").GetInt32());

    private static async Task<List<(string Code, string Change, string? Problem)>> LinesAsync(HttpClient officer, long id) =>
        [.. (await officer.GetAsync($"{Imports}/{id}/rows?size=100").JsonAsync()).GetProperty("items").EnumerateArray()
            .Select(l => (l.GetProperty("code").GetString()!, l.GetProperty("change").GetString()!, l.GetProperty("problemCode").GetString()))];

    private Task<string> RegionsAsync() => server.InDatabaseAsync(async db =>
        string.Join(' ', await db.Regions.OrderBy(r => r.Id).Select(r => r.Code + r.Name + r.ValidTo).ToListAsync()));
}

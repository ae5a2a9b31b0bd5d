using System.Net;
using Paiyi.Server.Accounts;
using Paiyi.Server.Tests.Fixtures;
using Paiyi.Sheets;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.People.Rosters.Consoles;

public sealed class RosterImportTests(TestServer server) : IClassFixture<TestServer>
{
    private const string Api = "/api/organisation";

    [Fact]
    public async Task An_upload_waits_in_the_list_and_is_started_by_what_follows_from_it()
    {
        var client = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);

        var id = await client.UploadAsync(server.World.School, RosterFiles.Workbook([RosterFiles.Header, RosterFiles.Row(300)]));

        var row = (await client.GetAsync($"{Api}/imports?organisationId={server.World.School.Id}").JsonAsync()).GetProperty("items")[0];
        row.GetProperty("id").GetInt64().ShouldBe(id);
        row.GetProperty("status").GetString().ShouldBe("queued");
        row.GetProperty("organisation").GetString().ShouldBe("东街小学");
        row.GetProperty("staff").GetString().ShouldBe("测试员");
        await server.DrainOutboxAsync();
        (await server.InDatabaseAsync(db => Task.FromResult(db.Outbox.Count(o => o.Kind == "roster.check" && o.Subject == id)))).ShouldBe(0);
    }

    [Fact]
    public async Task An_empty_file_is_refused()
    {
        var client = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        var address = $"{Api}/rosters/{server.World.School.Id}/imports?fileName=a.xlsx";

        (await client.PostAsync(address, new ByteArrayContent([])).RefusalAsync()).ShouldBe((400, "rosters.empty"));
    }

    [Fact]
    public async Task The_marked_copy_of_a_workbook_shows_the_reasons_at_the_cells()
    {
        var client = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        string[] wrong = ["", RosterFiles.ResidentId(310), "12", "一班"];
        var import = await server.ImportAsync(client, server.World.School, RosterFiles.Workbook([RosterFiles.Header, wrong, RosterFiles.Row(311)]));
        import.GetProperty("annotated").GetBoolean().ShouldBeTrue();

        using var answer = await client.GetAsync($"{Api}/imports/{import.GetProperty("id").GetInt64()}/annotated");

        answer.Content.Headers.ContentDisposition!.FileNameStar.ShouldBe("名单-标注.xlsx");
        var file = await answer.Content.ReadAsByteArrayAsync();
        Tables.OfWorkbook(file)[2][0].ShouldBe(RosterFiles.Row(311)[0]);
        using var archive = new System.IO.Compression.ZipArchive(new MemoryStream(file));
        using var comments = new StreamReader(archive.Entries.Single(e => e.FullName.Contains("comments", StringComparison.Ordinal)).Open());
        var text = await comments.ReadToEndAsync();
        text.ShouldContain("请填写姓名");
        text.ShouldContain("ref=\"C2\"");
    }

    /// <summary>A workbook that xlwt wrote: a name is missing in the second row, a phone number is a number in the third.</summary>
    [Fact]
    public async Task A_roster_of_excel_97_is_imported_and_comes_back_marked()
    {
        var client = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        var xls = await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "People/Rosters/Files/roster.xls"));

        var import = await server.ImportAsync(client, server.World.School, xls, "名单.xls");

        import.GetProperty("created").GetInt32().ShouldBe(2, import.GetRawText());
        var file = await client.GetByteArrayAsync($"{Api}/imports/{import.GetProperty("id").GetInt64()}/annotated");
        Tables.OfWorkbook(file).Select(r => (r[0], r[2])).ShouldBe(
            [("姓名", "手机号"), ("老表一", "13900009101"), ("", "13900009102"), ("老表三", "13900009103")]);
    }

    [Fact]
    public async Task The_marked_copy_of_a_text_file_is_a_workbook()
    {
        var client = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        var import = await server.ImportAsync(
            client, server.World.School, RosterFiles.Text([RosterFiles.Header, ["张三", "123", "", ""], RosterFiles.Row(320)], "gb18030"), "名单.csv");

        var file = await client.GetByteArrayAsync($"{Api}/imports/{import.GetProperty("id").GetInt64()}/annotated");

        Tables.OfWorkbook(file).Select(r => r[0]).ShouldBe(["姓名", "张三", RosterFiles.Row(320)[0]]);
    }

    [Fact]
    public async Task The_rejected_rows_come_alone_below_their_header_and_can_be_put_right_and_uploaded()
    {
        var client = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        string[] wrong = RosterFiles.Row(9331);
        var id = wrong[1];
        wrong[1] = "123";
        var import = await server.ImportAsync(client, server.World.School, RosterFiles.Workbook([["一年级名单", "", "", ""], RosterFiles.Header,
            RosterFiles.Row(9330), wrong, RosterFiles.Row(9330), RosterFiles.Row(9332)]));
        import.Totals().ShouldBe([4, 2, 0, 0, 1, 1]);

        using var answer = await client.GetAsync($"{Api}/imports/{import.GetProperty("id").GetInt64()}/annotated?onlyWrong=true");

        answer.Content.Headers.ContentDisposition!.FileNameStar.ShouldBe("名单-未通过.xlsx");
        var rows = Tables.OfWorkbook(await answer.Content.ReadAsByteArrayAsync()).Select(r => r.ToArray()).ToList();
        rows.Select(r => r[0]).ShouldBe(["姓名", wrong[0]]);
        rows[1][1] = id;
        (await server.ImportAsync(client, server.World.School, RosterFiles.Workbook(rows))).Totals().ShouldBe([1, 1, 0, 0, 0, 0]);
    }

    [Fact]
    public async Task The_template_can_be_filled_in_and_imported_as_it_is()
    {
        var client = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);

        var template = await client.GetByteArrayAsync($"{Api}/rosters/{server.World.School.Id}/template");

        using (var book = WorkbookReader.Open(new MemoryStream(template)))
        {
            book.Sheets.Where(s => s.Visibility == SheetVisibility.Visible).Select(s => s.Name).ShouldBe(["名单", "填写说明 Instructions", "示例 Examples"]);
        }

        var header = Tables.OfWorkbook(template)[0];
        header.Take(3).ShouldBe(["姓名*", "证件类型", "证件号码*"]);
        string[] row = ["李四", "居民身份证", RosterFiles.ResidentId(330), "", "", "", "990101001 东街道", "", "一班", "0001"];
        (await server.ImportAsync(client, server.World.School, RosterFiles.Workbook([header, row]))).Totals().ShouldBe([1, 1, 0, 0, 0, 0]);
    }

    [Fact]
    public async Task Remarks_come_in_the_language_of_the_caller()
    {
        var client = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        var import = await server.ImportAsync(client, server.World.School,
            RosterFiles.Workbook([RosterFiles.Header, ["", "1", "2", ""], ["", "1", "2", ""]]));

        var lines = await client.GetAsync($"{Api}/imports/{import.GetProperty("id").GetInt64()}/lines").JsonAsync();

        lines.GetProperty("items")[0].GetProperty("remarks")[0].GetProperty("text").GetString().ShouldBe("Enter the name.");
        (await client.ErrorsAsync(import)).Select(e => (e.Row, e.Column)).ShouldBe([(2, 1), (2, 2), (2, 3), (3, 1), (3, 2), (3, 3)]);
    }

    [Fact]
    public async Task Other_organisations_see_nothing_of_an_import_and_cannot_upload_to_it()
    {
        var school = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        var id = await school.UploadAsync(server.World.School, RosterFiles.Workbook([RosterFiles.Header, RosterFiles.Row(340)]));
        var other = await server.StaffAsync(Role.OrganisationOfficer, server.World.Enterprise);

        foreach (var path in new[] { "", "/lines", "/annotated" })
            (await other.GetAsync($"{Api}/imports/{id}{path}").RefusalAsync()).ShouldBe((404, "rosters.importNotFound"));
        (await other.GetAsync($"{Api}/imports").JsonAsync()).GetProperty("items").GetArrayLength().ShouldBe(0);
        (await other.GetAsync($"{Api}/rosters/{server.World.School.Id}/template").RefusalAsync()).ShouldBe((404, "rosters.organisationUnknown"));
        (await other.PostAsync($"{Api}/rosters/{server.World.School.Id}/imports", new ByteArrayContent([1])).RefusalAsync())
            .ShouldBe((404, "rosters.organisationUnknown"));
    }

    [Fact]
    public async Task Viewers_and_anonymous_callers_are_refused()
    {
        var viewer = await server.StaffAsync(Role.Viewer, server.World.School);

        (await viewer.GetAsync($"{Api}/imports")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await server.Anonymous().GetAsync($"{Api}/imports").RefusalAsync()).ShouldBe((401, "session.required"));
    }
}

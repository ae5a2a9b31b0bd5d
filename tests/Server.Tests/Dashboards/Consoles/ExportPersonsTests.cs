using System.Net;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Dashboards.Consoles;

public sealed class ExportPersonsTests(TestServer server) : IClassFixture<TestServer>
{
    private const string List = "/api/command/persons/export";

    [Fact]
    public async Task The_persons_of_the_scope_come_as_a_workbook_with_masked_numbers()
    {
        var client = await server.StaffAsync(Role.DistrictOfficer, server.World.East);

        using var answer = await client.GetAsync($"{List}?columns=name,document,birthDate");

        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        answer.Content.Headers.ContentDisposition!.FileNameStar.ShouldBe("人员-2026-03-02.xlsx");
        Tables.OfWorkbook(await answer.Content.ReadAsByteArrayAsync()).ShouldBe(
            [["姓名", "证件号码", "出生日期"], ["甲一", "1****************9", "2015-03-07"]]);
    }

    [Fact]
    public async Task An_english_caller_gets_english_headers_and_words_as_csv()
    {
        var client = await server.StaffAsync(Role.OrganisationOfficer, server.World.Enterprise);
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");

        var file = await client.GetByteArrayAsync("/api/organisation/persons/export?format=csv&columns=sex,name");

        ExportedFiles.OfCsv(file).ShouldBe([["Sex", "Name"], ["Male", "乙二"]]);
    }

    [Fact]
    public async Task A_name_that_looks_like_a_formula_is_a_text_in_both_formats()
    {
        const string name = "=HYPERLINK(\"http://a\")";
        await server.InDatabaseAsync(async db =>
        {
            db.Add(World.NewPerson(server.Cipher, name, "110101199001010011", null, server.World.WestStreet));
            await db.SaveChangesAsync();
        });
        var client = await server.StaffAsync(Role.DistrictOfficer, server.World.West);

        ExportedFiles.OfCsv(await client.GetByteArrayAsync($"{List}?format=csv&columns=name&name=HYPER")).ShouldContain(row => row[0] == $"'{name}");
        Tables.OfWorkbook(await client.GetByteArrayAsync($"{List}?columns=name&name=HYPER")).ShouldContain(row => row[0] == name);
    }

    [Fact]
    public async Task An_export_stands_in_the_trail_with_filter_columns_and_rows()
    {
        var client = await server.StaffAsync(Role.CommandOfficer, server.World.City);
        var staff = server.LastStaffId;

        await client.GetByteArrayAsync($"{List}?format=csv&columns=name,region&region={server.World.East.Path}&name=");

        var entry = (await EntriesOfAsync(staff)).ShouldHaveSingleItem();
        entry.Action.ShouldBe("ExportPersons");
        var detail = entry.Detail!.Value;
        detail.GetProperty("list").GetString().ShouldBe("persons");
        detail.GetProperty("filter").GetProperty("region").GetString().ShouldBe(server.World.East.Path);
        detail.GetProperty("columns").GetArrayLength().ShouldBe(2);
        var end = (await EndOfAsync(entry.Id)).ShouldNotBeNull();
        (end.Rows, end.Complete).ShouldBe((1, true));
    }

    [Fact]
    public async Task A_download_that_is_broken_off_stands_in_the_trail_with_the_rows_so_far()
    {
        await server.InDatabaseAsync(db => db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO persons (reference, name, document_type, document_sealed, document_index, document_mask, sex, birth_date, region_id, region_path,
                attributes, created_at, updated_at)
            SELECT gen_random_uuid(), repeat('长', 60), document_type, document_sealed, decode(md5(n::text), 'hex'), document_mask, sex, birth_date,
                region_id, region_path, attributes, created_at, updated_at
            FROM persons, generate_series(1, 60000) n WHERE id = {server.World.Worker.Id}
            """));
        var client = await server.StaffAsync(Role.DistrictOfficer, server.World.West);
        var staff = server.LastStaffId;

        using (var answer = await client.GetAsync($"{List}?format=csv", HttpCompletionOption.ResponseHeadersRead))
        {
            await using var body = await answer.Content.ReadAsStreamAsync();
            await body.ReadExactlyAsync(new byte[1000]);
        }

        var entry = (await EntriesOfAsync(staff)).ShouldHaveSingleItem();
        ExportEnd? end = null;
        for (var wait = 0; wait < 100 && end is null; wait++)
        {
            await Task.Delay(100);
            end = await EndOfAsync(entry.Id);
        }

        end.ShouldNotBeNull().Complete.ShouldBeFalse();
        end.Rows.ShouldBeInRange(1, 59_999);
    }

    private Task<ExportEnd?> EndOfAsync(long entry) =>
        server.InDatabaseAsync(db => db.ExportEnds.AsNoTracking().SingleOrDefaultAsync(e => e.EntryId == entry));

    [Fact]
    public async Task A_number_that_somebody_searched_for_is_not_kept_in_the_trail()
    {
        var client = await server.StaffAsync(Role.CommandOfficer, server.World.City);
        var staff = server.LastStaffId;

        await client.GetByteArrayAsync($"{List}?format=csv&name=110101201503070039");

        (await EntriesOfAsync(staff)).ShouldHaveSingleItem().Detail!.Value.GetRawText().ShouldNotContain("110101201503070039");
    }

    [Theory]
    [InlineData("format=pdf", "exports.formatUnknown")]
    [InlineData("columns=name,secret", "exports.columnUnknown")]
    public async Task What_cannot_be_exported_is_refused_and_leaves_no_entry(string query, string code)
    {
        var client = await server.StaffAsync(Role.CommandOfficer, server.World.City);
        var staff = server.LastStaffId;

        (await client.GetAsync($"{List}?{query}").RefusalAsync()).ShouldBe((400, code));

        (await EntriesOfAsync(staff)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_filter_is_checked_like_that_of_the_list()
    {
        var client = await server.StaffAsync(Role.CommandOfficer, server.World.City);

        (await client.GetAsync($"{List}?name={new string('a', 61)}").RefusalAsync()).ShouldBe((400, "request.invalid"));
    }

    [Fact]
    public async Task The_columns_can_be_asked_for()
    {
        var client = await server.StaffAsync(Role.CommandOfficer, server.World.City);

        var columns = await client.GetAsync($"{List}/columns").JsonAsync();

        columns.GetProperty("columns")[0].GetRawText().ShouldBe("""{"key":"name","zh":"姓名","en":"Name","personal":"name"}""");
    }

    [Fact]
    public async Task A_viewer_may_not_export()
    {
        var client = await server.StaffAsync(Role.Viewer, server.World.City);

        (await client.GetAsync(List).RefusalAsync()).ShouldBe((403, "permission.missing"));
        (await client.GetAsync($"{List}/columns")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Nothing_is_exported_for_anonymous_callers() =>
        (await server.Anonymous().GetAsync(List).RefusalAsync()).ShouldBe((401, "session.required"));

    private Task<AuditEntry[]> EntriesOfAsync(long staff) =>
        server.InDatabaseAsync(db => db.AuditEntries.AsNoTracking().Where(a => a.StaffId == staff).ToArrayAsync());
}

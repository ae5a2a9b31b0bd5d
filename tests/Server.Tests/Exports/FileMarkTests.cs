using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Platform.Exports;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Exports;

public sealed class FileMarkTests(TestServer server) : IClassFixture<TestServer>
{
    private const string Trace = "/api/command/exports/trace";

    [Theory]
    [InlineData("xlsx")]
    [InlineData("csv")]
    public async Task A_file_tells_who_exported_it(string format)
    {
        var client = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var staff = server.LastStaffId;
        var file = await client.GetByteArrayAsync($"/api/command/persons/export?format={format}");

        var found = await client.PostAsync(Trace, new ByteArrayContent(file)).JsonAsync();

        found.GetProperty("unchanged").GetBoolean().ShouldBeTrue();
        found.GetProperty("export").GetProperty("staffId").GetInt64().ShouldBe(staff);
        found.GetProperty("export").GetProperty("list").GetString().ShouldBe("persons");
        (await server.InDatabaseAsync(db => db.AuditEntries.CountAsync(a => a.StaffId == staff && a.Action == "TraceExport"))).ShouldBe(1);
    }

    [Fact]
    public async Task The_mark_of_a_text_file_stays_when_rows_are_sorted_and_deleted()
    {
        var client = await server.StaffAsync(Role.CommandOfficer, server.World.City);
        var text = await client.GetStringAsync("/api/command/persons/export?format=csv&columns=name,region");
        var lines = text.Split("\r\n");

        var found = await client.PostAsync(Trace, new StringContent($"{lines[2]}\n{lines[0]}\n别的内容")).JsonAsync();

        found.GetProperty("unchanged").GetBoolean().ShouldBeFalse();
    }

    [Theory]
    [InlineData("docProps/custom.xml")]
    [InlineData("xl/workbook.xml")]
    public async Task Either_mark_of_a_workbook_is_enough(string part)
    {
        var client = await server.StaffAsync(Role.CommandOfficer, server.World.City);
        var staff = server.LastStaffId;
        var file = new MemoryStream();
        await file.WriteAsync(await client.GetByteArrayAsync("/api/command/persons/export"));
        await using (var archive = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            foreach (var entry in archive.Entries.Where(e => e.FullName != part).ToList())
                entry.Delete();
        }

        var found = await client.PostAsync(Trace, new ByteArrayContent(file.ToArray())).JsonAsync();

        found.GetProperty("export").GetProperty("staffId").GetInt64().ShouldBe(staff);
    }

    [Fact]
    public async Task A_workbook_says_what_it_is_on_a_sheet_and_at_the_foot_of_its_pages()
    {
        var client = await server.StaffAsync(Role.DistrictOfficer, server.World.East);

        var file = await client.GetByteArrayAsync("/api/command/persons/export?columns=name");

        var number = await server.InDatabaseAsync(db => db.Exports.MaxAsync(e => e.Id));
        await using var archive = new ZipArchive(new MemoryStream(file));
        (await TextAsync(archive, "xl/worksheets/sheet1.xml")).ShouldContain($"<oddFooter>&amp;L导出编号 {number} · 测试员 · 2026-03-02 10:00&amp;R&amp;P / &amp;N</oddFooter>");
        var about = await TextAsync(archive, "xl/worksheets/sheet2.xml");
        foreach (var shown in new[] { "导出编号", $"{number}", "测试员", "脱敏", "2026-03-02 10:00" })
            about.ShouldContain(shown);
    }

    [Fact]
    public async Task A_forged_mark_and_a_file_of_somebody_else_are_not_found()
    {
        var east = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var file = await east.GetByteArrayAsync("/api/command/persons/export?format=csv");
        var number = await server.InDatabaseAsync(db => db.Exports.MaxAsync(e => e.Id));

        (await east.PostAsync(Trace, new StringContent($"PAIYI-EXPORT-{number}-0123456789ABCDEF0123")).RefusalAsync()).ShouldBe((404, "exports.noMark"));
        (await east.PostAsync(Trace, new ByteArrayContent([])).RefusalAsync()).ShouldBe((404, "exports.noMark"));
        var west = await server.StaffAsync(Role.DistrictOfficer, server.World.West);
        (await west.PostAsync(Trace, new ByteArrayContent(file)).RefusalAsync()).ShouldBe((404, "exports.noMark"));
    }

    [Fact]
    public async Task Only_who_reads_the_trail_may_trace_a_file()
    {
        var viewer = await server.StaffAsync(Role.Viewer, server.World.City);

        (await viewer.PostAsync(Trace, new ByteArrayContent([1]))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await server.Anonymous().PostAsync(Trace, new ByteArrayContent([1])).RefusalAsync()).ShouldBe((401, "session.required"));
    }

    [Fact]
    public async Task The_mark_is_found_across_the_borders_of_blocks()
    {
        var marks = (FileMarks)server.Services.GetService(typeof(FileMarks))!;
        foreach (var before in new[] { 65_400, 65_500, 65_530, 131_000, 131_060 })
        {
            var text = Encoding.UTF8.GetBytes(new string('P', before) + "\u2014" + marks.Unseen(4_711) + "。");
            (await marks.FindAsync(new MemoryStream(text), CancellationToken.None)).ShouldBe(4_711);
        }
    }

    private static async Task<string> TextAsync(ZipArchive archive, string part)
    {
        using var reader = new StreamReader(await archive.GetEntry(part)!.OpenAsync());
        return await reader.ReadToEndAsync();
    }
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Paiyi.Server.Accounts;
using Paiyi.Server.Exports.Jobs;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Exports;
using Paiyi.Server.Tests.Fixtures;
using Paiyi.Sheets;
using Paiyi.Sheets.Tests.Encryption;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Exports;

public sealed class BackgroundExportTests(TestServer server) : IClassFixture<TestServer>
{
    private const string Own = "/api/command/exports";
    private const string Persons = "/api/command/persons/export";

    [Fact]
    public async Task A_job_makes_the_file_and_its_link_expires()
    {
        var client = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var staff = server.LastStaffId;
        var (id, password) = await client.StartExportAsync("command", $"{Persons}?columns=name,document&region={server.World.East.Path}");
        password.ShouldBeNull();
        (await client.GetAsync($"{Own}/{id}/file").RefusalAsync()).ShouldBe((409, "exports.notReady"));

        await server.RunExportAsync(id);

        var done = await client.GetAsync($"{Own}/{id}").JsonAsync();
        done.GetProperty("state").GetString().ShouldBe("completed");
        done.GetProperty("rows").GetInt64().ShouldBe(1);
        using var answer = await client.GetAsync($"{Own}/{id}/file");
        answer.Content.Headers.ContentDisposition!.FileNameStar.ShouldBe("人员-2026-03-02.xlsx");
        Tables.OfWorkbook(await answer.Content.ReadAsByteArrayAsync()).ShouldBe([["姓名", "证件号码"], ["甲一", "1****************9"]]);
        (await server.OnlyExportAsync(staff, "ExportPersons")).Rows.ShouldBe(1);
        var kept = await FindAsync(id);
        (kept.Downloads, kept.Request, kept.Sha256!.Length).ShouldBe((1, null, 32));

        await server.InDatabaseAsync(db => db.Exports.Where(e => e.Id == id).ExecuteUpdateAsync(e => e.SetProperty(x => x.ExpiresAt, server.Clock.Now)));
        (await client.GetAsync($"{Own}/{id}/file").RefusalAsync()).ShouldBe((409, "exports.expired"));
        await RemoveAsync();
        (await FindAsync(id)).State.ShouldBe(ExportState.Expired);
        var pieces = await server.InDatabaseAsync(db => db.Database.SqlQuery<int>($"SELECT count(*)::int AS \"Value\" FROM stored_file_pieces WHERE file_id = {kept.FileId}").SingleAsync());
        pieces.ShouldBe(0);
    }

    [Fact]
    public async Task A_worker_takes_what_is_waiting()
    {
        var client = await server.StaffAsync(Role.CommandOfficer, server.World.City);
        var (id, _) = await client.StartExportAsync("command", $"{Persons}?format=csv");

        await server.DrainOutboxAsync();

        var queued = await server.InDatabaseAsync(db => db.Database.SqlQuery<int>(
            $"SELECT count(*)::int AS \"Value\" FROM hangfire.job WHERE invocationdata::text LIKE '%RunExport%' AND arguments::text LIKE {$"%{id}%"}").SingleAsync());
        queued.ShouldBe(1);
    }

    [Fact]
    public async Task A_job_that_died_is_begun_again_and_leaves_one_entry_and_one_file()
    {
        var client = await server.StaffAsync(Role.CommandOfficer, server.World.City);
        var staff = server.LastStaffId;
        var (id, _) = await client.StartExportAsync("command", $"{Persons}?format=csv&columns=name");
        // What a process leaves that was killed while it wrote: the state, the entry, a number of rows.
        await server.InDatabaseAsync(async db =>
        {
            var entry = new AuditEntry { At = server.Clock.Now, StaffId = staff, Action = "ExportPersons", Detail = JsonElement.Parse("""{"list":"persons","filter":{}}""") };
            db.Add(entry);
            await db.SaveChangesAsync();
            await db.Exports.Where(e => e.Id == id).ExecuteUpdateAsync(e => e.SetProperty(x => x.State, ExportState.Running).SetProperty(x => x.Runs, 1)
                .SetProperty(x => x.Rows, 7).SetProperty(x => x.EntryId, entry.Id));
        });

        await server.RunExportAsync(id);

        var done = await FindAsync(id);
        (done.State, done.Rows, done.Runs).ShouldBe((ExportState.Completed, 2, 2));
        (await server.OnlyExportAsync(staff, "ExportPersons")).Rows.ShouldBe(2);
    }

    [Fact]
    public async Task A_cancelled_export_has_no_file_and_cannot_be_cancelled_again()
    {
        var client = await server.StaffAsync(Role.CommandOfficer, server.World.City);
        var staff = server.LastStaffId;
        var (id, _) = await client.StartExportAsync("command", Persons);

        (await client.PostAsync($"{Own}/{id}/cancel", null)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await server.RunExportAsync(id);

        var ended = await FindAsync(id);
        (ended.State, ended.FileId, ended.Request).ShouldBe((ExportState.Cancelled, null, null));
        (await server.InDatabaseAsync(db => db.AuditEntries.CountAsync(a => a.StaffId == staff && a.Action == "CancelExport"))).ShouldBe(1);
        (await client.PostAsync($"{Own}/{id}/cancel", null).RefusalAsync()).ShouldBe((409, "exports.alreadyEnded"));
    }

    [Fact]
    public async Task An_account_that_was_disabled_meanwhile_gets_nothing()
    {
        var client = await server.StaffAsync(Role.CommandOfficer, server.World.City);
        var staff = server.LastStaffId;
        var (id, _) = await client.StartExportAsync("command", Persons);
        await server.InDatabaseAsync(db => db.StaffAccounts.Where(a => a.Id == staff).ExecuteUpdateAsync(a => a.SetProperty(x => x.DisabledAt, server.Clock.Now)));

        await server.RunExportAsync(id);

        (await FindAsync(id)).State.ShouldBe(ExportState.Failed);
    }

    [Fact]
    public async Task Full_numbers_need_the_permission_and_a_reason_and_come_only_from_a_job()
    {
        var client = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var address = $"{Persons}?format=csv&columns=name,document,phone&level=full";
        (await client.GetAsync(address).RefusalAsync()).ShouldBe((400, "exports.fullByJob"));
        (await client.PostAsJsonAsync(Own, new { address, encrypted = false }).RefusalAsync()).ShouldBe((400, "exports.reasonNeeded"));

        var (id, _) = await client.StartExportAsync("command", address, "流调需要逐一电话核实");
        await server.RunExportAsync(id);

        var rows = ExportedFiles.OfCsv(await client.GetByteArrayAsync($"{Own}/{id}/file"));
        rows[1].ShouldBe(["甲一", "110101201503070039", "19900000001"]);
        var kept = await FindAsync(id);
        (kept.Level, kept.Reason).ShouldBe((PersonalLevel.Full, "流调需要逐一电话核实"));
    }

    [Fact]
    public async Task An_encrypted_workbook_opens_with_the_password_that_is_told_once()
    {
        var client = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var staff = server.LastStaffId;
        var (id, password) = await client.StartExportAsync("command", $"{Persons}?columns=name", encrypted: true);
        password.ShouldNotBeNull().ShouldMatch("^([2-9A-HJ-NP-Z]{4}-){3}[2-9A-HJ-NP-Z]{4}$");

        await server.RunExportAsync(id);

        var file = await client.GetByteArrayAsync($"{Own}/{id}/file");
        Should.Throw<SheetException>(() => SheetFile.Open(new MemoryStream(file))).Problem.ShouldBe(SheetProblem.Encrypted);
        AgileReader.Open(new MemoryStream(file), password.ToLowerInvariant()).ShouldBeNull();
        Tables.OfWorkbook(AgileReader.Open(new MemoryStream(file), password).ShouldNotBeNull()).ShouldBe([["姓名"], ["甲一"]]);
        var kept = await FindAsync(id);
        (kept.Encrypted, kept.Request).ShouldBe((true, null));
        (await client.GetAsync($"{Own}/{id}").JsonAsync()).GetRawText().ShouldNotContain(password);
        var entries = await server.InDatabaseAsync(db => db.AuditEntries.Where(a => a.StaffId == staff).Select(a => a.Detail).ToListAsync());
        entries.ShouldAllBe(detail => detail == null || !detail.Value.GetRawText().Contains(password));
        server.Logs.Lines.ShouldAllBe(line => !line.Contains(password));
    }

    [Fact]
    public async Task Only_workbooks_can_be_encrypted()
    {
        var client = await server.StaffAsync(Role.CommandOfficer, server.World.City);

        (await client.PostAsJsonAsync(Own, new { address = $"{Persons}?format=csv", encrypted = true }).RefusalAsync()).ShouldBe((400, "exports.encryptedNeedsWorkbook"));
    }

    [Fact]
    public async Task The_entry_says_who_asked()
    {
        var client = await server.StaffAsync(Role.CommandOfficer, server.World.City);
        var staff = server.LastStaffId;

        var (id, _) = await client.StartExportAsync("command", Persons);

        var entry = await server.InDatabaseAsync(db => db.AuditEntries.AsNoTracking().SingleAsync(a => a.StaffId == staff && a.Action == "StartExport"));
        entry.Detail!.Value.GetProperty("export").GetInt64().ShouldBe(id);
    }

    [Fact]
    public async Task Another_account_does_not_find_the_export()
    {
        var client = await server.StaffAsync(Role.CommandOfficer, server.World.City);
        var (id, _) = await client.StartExportAsync("command", Persons);
        await server.RunExportAsync(id);
        var other = await server.StaffAsync(Role.CommandOfficer, server.World.City);

        (await other.GetAsync($"{Own}/{id}").RefusalAsync()).ShouldBe((404, "exports.notFound"));
        (await other.GetAsync($"{Own}/{id}/file").RefusalAsync()).ShouldBe((404, "exports.notFound"));
        (await other.PostAsync($"{Own}/{id}/cancel", null).RefusalAsync()).ShouldBe((404, "exports.notFound"));
        (await other.GetAsync($"{Own}/own").JsonAsync()).GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData("/api/command/persons/nothing", 404, "exports.listUnknown")]
    [InlineData($"{Persons}?format=pdf", 400, "exports.formatUnknown")]
    [InlineData($"{Persons}?columns=secret", 400, "exports.columnUnknown")]
    [InlineData($"{Persons}?level=secret", 400, "exports.levelUnknown")]
    [InlineData("/api/command/regions/export?level=full", 400, "exports.levelUnknown")]
    [InlineData("/api/command/imports/999999/lines/export", 404, "rosters.importNotFound")]
    [InlineData("/api/organisation/persons/export", 403, "permission.missing")]
    public async Task What_the_list_refuses_is_refused_before_anything_is_written(string address, int status, string code)
    {
        var client = await server.StaffAsync(Role.CommandOfficer, server.World.City);
        var staff = server.LastStaffId;

        (await client.PostAsJsonAsync(Own, new { address, encrypted = false }).RefusalAsync()).ShouldBe((status, code));

        (await server.InDatabaseAsync(db => db.Exports.CountAsync(e => e.StaffId == staff))).ShouldBe(0);
    }

    [Fact]
    public async Task A_filter_that_is_not_valid_is_told_at_its_field()
    {
        var client = await server.StaffAsync(Role.CommandOfficer, server.World.City);
        var address = $"{Persons}?name={new string('a', 61)}";

        (await client.PostAsJsonAsync(Own, new { address, encrypted = false }).RefusalAsync()).ShouldBe((400, "request.invalid"));
        (await client.PostAsJsonAsync($"{Own}/measure", new { address }).RefusalAsync()).ShouldBe((400, "request.invalid"));
    }

    [Fact]
    public async Task An_account_has_few_exports_under_way()
    {
        var client = await server.StaffAsync(Role.CommandOfficer, server.World.City);
        for (var i = 0; i < 3; i++)
            await client.StartExportAsync("command", Persons);

        (await client.PostAsJsonAsync(Own, new { address = Persons, encrypted = false }).RefusalAsync()).ShouldBe((409, "exports.tooManyAtOnce"));
    }

    [Fact]
    public async Task The_rows_can_be_counted_before()
    {
        var client = await server.StaffAsync(Role.DistrictOfficer, server.World.East);

        var size = await client.PostAsJsonAsync($"{Own}/measure", new { address = Persons }).JsonAsync();

        (size.GetProperty("rows").GetInt64(), size.GetProperty("more").GetBoolean()).ShouldBe((1, false));
    }

    [Fact]
    public async Task Who_may_not_export_a_list_may_not_have_a_job_do_it()
    {
        var client = await server.StaffAsync(Role.Viewer, server.World.City);

        (await client.PostAsJsonAsync(Own, new { address = Persons, encrypted = false }).RefusalAsync()).ShouldBe((403, "permission.missing"));
        (await client.PostAsJsonAsync($"{Own}/measure", new { address = Persons }).RefusalAsync()).ShouldBe((403, "permission.missing"));
    }

    [Fact]
    public async Task Nothing_is_begun_for_anonymous_callers() =>
        (await server.Anonymous().PostAsJsonAsync(Own, new { address = Persons, encrypted = false }).RefusalAsync()).ShouldBe((401, "session.required"));

    private Task<Export> FindAsync(long id) => server.InDatabaseAsync(db => db.Exports.AsNoTracking().SingleAsync(e => e.Id == id));

    private async Task RemoveAsync()
    {
        await using var scope = server.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<RemoveExpiredExports>().RunAsync(CancellationToken.None);
    }
}

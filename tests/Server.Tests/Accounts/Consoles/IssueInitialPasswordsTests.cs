using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Paiyi.Server.Accounts;
using Paiyi.Server.Tests.Fixtures;
using Paiyi.Sheets;
using Paiyi.Sheets.Tests.Encryption;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Accounts.Consoles;

/// <summary>Initial passwords of imported accounts: each another, told in one encrypted file to whoever committed the list, and kept nowhere.</summary>
public sealed class IssueInitialPasswordsTests(TestServer server) : IClassFixture<TestServer>
{
    private const string Passwords = "/api/organisation/staff/initial-passwords";

    [Fact]
    public async Task Each_account_has_its_own_which_opens_the_page_that_changes_it_and_is_kept_nowhere()
    {
        var (officer, import) = await ImportedAsync("pass.one", "pass.two");
        var staff = server.LastStaffId;
        (await CountsAsync(officer, import)).ShouldBe((2, 2, 0, true));

        var issued = await officer.PostAsJsonAsync(Passwords, new { importId = import }).JsonAsync();

        (issued.GetProperty("accounts").GetInt32(), issued.GetProperty("left").GetInt32()).ShouldBe((2, 0));
        var file = issued.GetProperty("file").GetBytesFromBase64();
        var opening = issued.GetProperty("password").GetString()!;
        Should.Throw<SheetException>(() => SheetFile.Open(new MemoryStream(file))).Problem.ShouldBe(SheetProblem.Encrypted);
        var rows = Tables.OfWorkbook(AgileReader.Open(new MemoryStream(file), opening).ShouldNotBeNull());
        rows[0].ShouldBe(["用户名", "姓名", "角色", "管辖范围", "初始密码"]);
        rows[1][..4].ShouldBe(["pass.one", "周pass.one", "值守人员", "东街小学"]);
        string[] passwords = [rows[1][4]!, rows[2][4]!];
        passwords.Distinct().Count().ShouldBe(2);
        passwords.ShouldAllBe(p => p.Length == 14);
        (await CountsAsync(officer, import)).ShouldBe((2, 0, 2, true));
        (await officer.PostAsJsonAsync(Passwords, new { importId = import }).RefusalAsync()).ShouldBe((409, "accounts.noPasswordsToIssue"));

        var session = await server.Browser().SignInAsync("mobile/duty", "pass.one", passwords[0]).JsonAsync();
        session.GetProperty("mustChangePassword").GetBoolean().ShouldBeTrue();
        foreach (var secret in passwords.Append(opening))
        {
            (await TablesWithAsync(secret)).ShouldBeEmpty();
            server.Logs.Lines.ShouldAllBe(line => !line.Contains(secret));
            (await officer.GetStringAsync("/api/organisation/staff/export?format=csv")).ShouldNotContain(secret);
            (await officer.GetStringAsync($"/api/organisation/list-imports/{import}/lines/export?format=csv")).ShouldNotContain(secret);
        }

        var entry = await server.InDatabaseAsync(db => db.AuditEntries.SingleAsync(a => a.StaffId == staff && a.Action == "IssueInitialPasswords"));
        entry.Detail!.Value.GetProperty("accounts").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task A_lost_file_is_made_again_for_those_who_have_not_signed_in()
    {
        var (officer, import) = await ImportedAsync("lost.one", "lost.two");
        var first = await IssueAsync(officer, import);
        await server.Browser().SignInAsync("mobile/duty", "lost.one", first["lost.one"]).JsonAsync();

        var second = await IssueAsync(officer, import, again: true);

        second.Keys.ShouldBe(["lost.two"]);
        (await server.Browser().SignInAsync("mobile/duty", "lost.two", first["lost.two"]).RefusalAsync()).Status.ShouldBe(401);
        await server.Browser().SignInAsync("mobile/duty", "lost.two", second["lost.two"]).JsonAsync();
    }

    [Fact]
    public async Task Only_whoever_committed_the_list_has_them_made()
    {
        var (officer, import) = await ImportedAsync("mine.one");
        var colleague = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        (await CountsAsync(colleague, import)).ShouldBe((1, 1, 0, false));
        (await colleague.PostAsJsonAsync(Passwords, new { importId = import }).RefusalAsync()).Status.ShouldBe(404);
        var stranger = await server.StaffAsync(Role.OrganisationOfficer, server.World.Enterprise);
        (await stranger.PostAsJsonAsync(Passwords, new { importId = import }).RefusalAsync()).Status.ShouldBe(404);
        (await stranger.GetAsync($"/api/organisation/staff/of-list?importId={import}").RefusalAsync()).Status.ShouldBe(404);
        (await server.Anonymous().PostAsJsonAsync(Passwords, new { importId = import }).RefusalAsync()).Status.ShouldBe(401);
        (await (await server.StaffAsync(Role.Viewer, server.World.School)).PostAsJsonAsync(Passwords, new { importId = import }).RefusalAsync()).Status.ShouldBe(403);

        // An undone import has nobody to hand a password to, and ends those that were made.
        var made = await IssueAsync(officer, import);
        await server.UndoListAsync(officer, await officer.ListImportAsync(import, "organisation"), "organisation");
        (await server.Browser().SignInAsync("mobile/duty", "mine.one", made["mine.one"]).RefusalAsync()).Status.ShouldBe(401);
        (await officer.PostAsJsonAsync(Passwords, new { importId = import, again = true }).RefusalAsync()).ShouldBe((409, "accounts.noPasswordsToIssue"));
    }

    private async Task<(HttpClient Officer, long Import)> ImportedAsync(params string[] userNames)
    {
        var officer = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        var import = await server.CheckListAsync(officer, "staff", "用户名,姓名,角色\n" + string.Concat(userNames.Select(n => $"{n},周{n},值守人员\n")), "organisation");
        return (officer, (await server.CommitListAsync(officer, import, "organisation")).Id());
    }

    private static async Task<Dictionary<string, string>> IssueAsync(HttpClient officer, long import, bool again = false)
    {
        var issued = await officer.PostAsJsonAsync(Passwords, new { importId = import, again }).JsonAsync();
        var book = AgileReader.Open(new MemoryStream(issued.GetProperty("file").GetBytesFromBase64()), issued.GetProperty("password").GetString()!);
        return Tables.OfWorkbook(book.ShouldNotBeNull()).Skip(1).ToDictionary(r => r[0]!, r => r[4]!);
    }

    private static async Task<(int All, int Waiting, int Unused, bool Mine)> CountsAsync(HttpClient officer, long import)
    {
        var counts = await officer.GetAsync($"/api/organisation/staff/of-list?importId={import}").JsonAsync();
        return (counts.GetProperty("all").GetInt32(), counts.GetProperty("waiting").GetInt32(), counts.GetProperty("unused").GetInt32(), counts.GetProperty("mine").GetBoolean());
    }

    /// <summary>The tables of the database in any of whose rows the text stands.</summary>
    private Task<List<string>> TablesWithAsync(string text) => server.InDatabaseAsync(async db =>
    {
        var found = new List<string>();
        var names = await db.Database.SqlQuery<string>($"SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) AS \"Value\" FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')").ToListAsync();
        names.Count.ShouldBeGreaterThan(40);
        await db.Database.OpenConnectionAsync();
        foreach (var name in names)
        {
            await using var command = new NpgsqlCommand($"SELECT EXISTS (SELECT FROM {name} t WHERE t::text LIKE '%' || $1 || '%')", (NpgsqlConnection)db.Database.GetDbConnection())
            {
                Parameters = { new() { Value = text } },
            };
            if (await command.ExecuteScalarAsync() is true)
                found.Add(name);
        }

        return found;
    });
}

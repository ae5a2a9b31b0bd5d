using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Paiyi.Server.Accounts;
using Paiyi.Server.Platform.Sessions;
using Paiyi.Server.Tests.Accounts;
using Paiyi.Server.Tests.Cluster;
using Paiyi.Server.Tests.Fixtures;
using Paiyi.Sheets;
using Paiyi.Sheets.Tests.Encryption;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.CommandLine;

/// <summary>Real processes of the server, one for each command.</summary>
public sealed partial class CommandLineTests(TestServer server) : IClassFixture<TestServer>, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("paiyi-command-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_dry_run_tells_what_would_be_and_the_import_does_it_for_the_account()
    {
        var officer = await server.AddStaffAsync(Role.OrganisationOfficer, server.World.School);
        var (file, marked, rejected) = (PathOf("名单.xlsx"), PathOf("marked.xlsx"), PathOf("rejected.xlsx"));
        await File.WriteAllBytesAsync(file, RosterFiles.Workbook([RosterFiles.Header, RosterFiles.Row(8400), RosterFiles.Row(8401), ["王五", "110101199003070000", "", ""]]));
        string[] import = ["import", file, "--organisation", server.World.School.Name, "--as", officer.UserName, "--language=en"];

        var dry = await RunAsync([.. import, "--dry-run", "--marked", marked, "--rejected", rejected]);

        dry.Output.ShouldContain("If it were imported: 2 created, 0 updated, 0 unchanged, 0 duplicate, 1 rejected; 3 rows");
        dry.Output.ShouldContain("  1 row: ");
        dry.ExitCode.ShouldBe(3);
        RowsOf(marked).ShouldBe(4);
        RowsOf(rejected).ShouldBe(2);
        (await PersonsAsync()).ShouldBe(0);

        var done = await RunAsync(import);

        done.Output.ShouldContain("Imported: 2 created, 0 updated, 0 unchanged, 0 duplicate, 1 rejected; 3 rows");
        done.ExitCode.ShouldBe(3);
        (await PersonsAsync()).ShouldBe(2);
        (await server.InDatabaseAsync(db => db.AuditEntries.Where(a => a.StaffId == officer.Id).OrderBy(a => a.Id).Select(a => a.Action).ToListAsync()))
            .ShouldBe(["UseCommandLine", "UploadRoster", "DownloadAnnotatedRoster", "DownloadAnnotatedRoster", "UseCommandLine", "UploadRoster", "CommitRosterImport"], ignoreOrder: true);
        (await server.Services.GetRequiredService<SessionStore>().ListAsync(SessionKind.Staff, officer.Id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Scope_permissions_and_standing_of_the_account_hold()
    {
        var (officer, viewer) = (await server.AddStaffAsync(Role.OrganisationOfficer, server.World.Enterprise), await server.AddStaffAsync(Role.Viewer, server.World.School));
        var file = PathOf("a.csv");
        await File.WriteAllTextAsync(file, "姓名,证件号码\n");

        var elsewhere = await RunAsync(["import", file, "--organisation", server.World.School.Name, "--as", officer.UserName, "--language", "en"]);
        var forbidden = await RunAsync(["import", file, "--organisation", $"{server.World.School.Id}", "--as", viewer.UserName, "--language", "en"]);
        var nobody = await RunAsync(["export", "persons", PathOf("p.csv"), "--as", "nobody", "--language", "zh"]);

        (elsewhere.ExitCode, forbidden.ExitCode, nobody.ExitCode).ShouldBe((1, 1, 1));
        elsewhere.Output.ShouldContain("There is no organisation");
        forbidden.Output.ShouldContain("(permission.missing)");
        nobody.Output.ShouldContain("没有账号");
    }

    [Fact]
    public async Task Any_kind_of_list_is_imported_and_new_accounts_get_their_passwords_in_an_encrypted_file()
    {
        var officer = await server.AddStaffAsync(Role.OrganisationOfficer, server.World.School);
        var (file, passwords) = (PathOf("账号.csv"), PathOf("passwords.xlsx"));
        await File.WriteAllTextAsync(file, "用户名,姓名,角色\ncommand.one,吴一,值守人员\ncommand.two,吴二,校长\n");
        string[] import = ["import", file, "--list", "staff", "--as", officer.UserName, "--language=en"];

        var dry = await RunAsync([.. import, "--dry-run"]);
        dry.Output.ShouldContain("If it were imported: 1 created, 0 updated, 0 unchanged, 0 duplicate, 1 rejected; 2 rows");
        (await server.InDatabaseAsync(db => db.StaffAccounts.CountAsync(a => a.UserName.StartsWith("command.")))).ShouldBe(0);

        var done = await RunAsync([.. import, "--passwords", passwords]);

        done.ExitCode.ShouldBe(3, done.Output);
        done.Output.ShouldContain($"Written: {passwords}, initial passwords of 1 account.");
        var opening = InitialPassword().Match(done.Output).Groups[1].Value;
        var rows = Tables.OfWorkbook(AgileReader.Open(File.OpenRead(passwords), opening).ShouldNotBeNull());
        rows[1][0].ShouldBe("command.one");
        (await server.Browser().SignInAsync("mobile/duty", "command.one", rows[1][4]).JsonAsync()).GetProperty("mustChangePassword").GetBoolean().ShouldBeTrue();
        (await RunAsync(["import", file, "--list", "marks", "--as", officer.UserName, "--language=en"])).Output.ShouldContain("(lists.kindUnknown)");
        (await RunAsync(["import", file, "--list", "staff", "--organisation", "x", "--as", officer.UserName])).ExitCode.ShouldBe(64);
    }

    [Fact]
    public async Task An_export_is_written_whole_with_its_password_and_stands_in_the_register()
    {
        var officer = await server.AddStaffAsync(Role.OrganisationOfficer, server.World.Enterprise);
        var file = PathOf("persons.xlsx");

        var done = await RunAsync(["export", "persons", file, "--as", officer.UserName, "--columns", "name,document", "--encrypted", "--language", "en"]);

        done.ExitCode.ShouldBe(0, done.Output);
        Password().IsMatch(done.Output).ShouldBeTrue(done.Output);
        File.ReadAllBytes(file).AsSpan(0, 4).ToArray().ShouldBe([0xD0, 0xCF, 0x11, 0xE0]);
        Directory.GetFiles(_folder.FullName).ShouldBe([file]);
        var row = await server.InDatabaseAsync(db => db.Exports.SingleAsync(e => e.StaffId == officer.Id));
        (row.List, row.Encrypted, row.Rows, row.Downloads).ShouldBe(("persons", true, 1, 1));
    }

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    private static int RowsOf(string workbook)
    {
        using var file = File.OpenRead(workbook);
        using var book = SheetFile.Open(file, new SheetLimits());
        using var sheet = book.OpenSheet(0);
        var rows = 0;
        while (sheet.Read())
            rows++;
        return rows;
    }

    private Task<int> PersonsAsync() => server.InDatabaseAsync(db => db.Persons.CountAsync(p => p.ImportId != null));

    private Task<(int ExitCode, string Output)> RunAsync(string[] arguments)
    {
        var configuration = server.Services.GetRequiredService<IConfiguration>();
        return ServerProcess.RunCommandAsync(arguments, new Dictionary<string, string>
        {
            ["ConnectionStrings__Postgres"] = configuration.GetConnectionString("Postgres")!,
            ["ConnectionStrings__Redis"] = configuration.GetConnectionString("Redis")!,
            ["PAIYI_KEYS"] = configuration["PAIYI_KEYS"]!,
        });
    }

    [GeneratedRegex("tell it separately\\): ([a-z2-9]{14})")]
    private static partial Regex InitialPassword();

    [GeneratedRegex("Password .*: [2-9A-Z]{4}(-[2-9A-Z]{4}){3}")]
    private static partial Regex Password();
}

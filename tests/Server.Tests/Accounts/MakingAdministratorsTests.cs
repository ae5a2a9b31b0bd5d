using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Accounts;

public sealed class MakingAdministratorsTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task The_initial_password_opens_nothing_but_the_page_that_changes_it()
    {
        var earlier = await DeedsAsync();

        var (code, said, _) = await RunAsync("Chief.1");

        code.ShouldBe(0);
        var browser = server.Browser();
        var session = await browser.SignInAsync("command", "chief.1", PasswordIn(said)).JsonAsync();
        session.GetProperty("mustChangePassword").GetBoolean().ShouldBeTrue();
        session.GetProperty("staff").GetProperty("role").GetString().ShouldBe("systemAdministrator");
        session.GetProperty("staff").GetProperty("scopeName").GetString().ShouldBe("试验市");
        (await browser.GetAsync("/api/command/staff").RefusalAsync()).Status.ShouldBe(403);
        (await DeedsAsync()).ShouldBe(earlier + 1);
        server.Logs.Lines.ShouldNotContain(line => line.Contains(PasswordIn(said)));
    }

    [Fact]
    public async Task A_name_that_exists_is_refused_unless_it_is_to_be_reset()
    {
        var (_, first, _) = await RunAsync("chief2");
        await server.InDatabaseAsync(db => db.StaffAccounts.Where(a => a.UserName == "chief2").ExecuteUpdateAsync(a => a
            .SetProperty(x => x.DisabledAt, server.Clock.Now).SetProperty(x => x.LockedUntil, server.Clock.Now.AddHours(1)).SetProperty(x => x.TotpSecret, new byte[] { 1 })));

        var (refused, said, error) = await RunAsync("chief2");
        (refused, said).ShouldBe((1, ""));
        error.ShouldContain("--reset");

        var (code, again, _) = await RunAsync("chief2", reset: true);
        code.ShouldBe(0);
        (await server.Browser().SignInAsync("command", "chief2", PasswordIn(first)).RefusalAsync()).Status.ShouldBe(401);
        await server.Browser().SignInAsync("command", "chief2", PasswordIn(again)).JsonAsync();
    }

    [Fact]
    public async Task Only_administrators_are_reset()
    {
        var officer = await server.AddStaffAsync(Role.CommandOfficer, server.World.City);

        (await RunAsync(officer.UserName, reset: true)).Code.ShouldBe(1);
        (await RunAsync("nobody", reset: true)).Code.ShouldBe(1);
        await server.Browser().SignInAsync("command", officer.UserName).JsonAsync();
    }

    [Fact]
    public async Task A_region_at_the_top_is_made_when_it_is_named()
    {
        (await RunAsync("chief3", region: "880100")).Error.ShouldContain("--region-name");
        (await RunAsync("chief3", region: "88", regionName: "新市")).Error.ShouldContain("GB/T 2260");
        (await RunAsync("chief3", region: "990101", regionName: "东区")).Error.ShouldContain("not at the top");
        (await RunAsync("c", region: "880100", regionName: "新市")).Error.ShouldContain("NAME");

        (await RunAsync("chief3", region: "880100", regionName: "新市")).Code.ShouldBe(0);

        var made = await server.InDatabaseAsync(db => db.Regions.SingleAsync(r => r.Code == "880100"));
        (made.Name, made.Path, made.ParentId).ShouldBe(("新市", "880100/", null));
        (await RunAsync("chief4", region: "880100")).Code.ShouldBe(0);
        await server.InDatabaseAsync(db => db.Regions.Where(r => r.Id == made.Id).ExecuteUpdateAsync(r => r.SetProperty(x => x.ValidTo, made.ValidFrom)));
    }

    [Theory]
    [InlineData("admin chief --region 880100 --region-name 新市", "chief", "880100", "新市", false)]
    [InlineData("admin chief --reset", "chief", null, null, true)]
    [InlineData("admin chief --region=880100 --reset", "chief", "880100", null, true)]
    public void The_command_line_is_understood(string line, string name, string? region, string? regionName, bool reset) =>
        StartOptions.Parse(line.Split(' ')).Administrator.ShouldBe(new AdministratorOptions(name, region, regionName, reset));

    [Fact]
    public void A_name_must_be_given() => StartOptions.Parse(["admin", "--reset"]).Error.ShouldNotBeNull();

    private Task<int> DeedsAsync() =>
        server.InDatabaseAsync(db => db.AuditEntries.CountAsync(a => a.Action == "MakeAdministrator" && a.StaffId == null));

    private async Task<(int Code, string Said, string Error)> RunAsync(string name, string? region = null, string? regionName = null, bool reset = false)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await server.Services.MakeAdministratorAsync(new AdministratorOptions(name, region, regionName, reset), output, error);
        return (code, output.ToString(), error.ToString());
    }

    private static string PasswordIn(string said) => said.Split('\n')[1].Split(':')[1].Trim();
}

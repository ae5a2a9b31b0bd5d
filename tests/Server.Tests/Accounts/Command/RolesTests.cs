using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Paiyi.Server.Accounts;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Accounts.Command;

public sealed class RolesTests(TestServer server) : IClassFixture<TestServer>
{
    private const string Roles = "/api/command/roles";

    [Fact]
    public async Task Without_any_change_the_built_in_roles_are_listed_as_shipped()
    {
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.East);

        var items = (await officer.GetAsync(Roles).JsonAsync()).GetProperty("items").EnumerateArray().ToList();

        items.Take(6).Select(r => r.GetProperty("code").GetString()).ShouldBe(Enum.GetValues<Role>().Select(RoleRules.CodeOf));
        items.Take(6).ShouldAllBe(r => r.GetProperty("builtIn").GetBoolean());
        var keeper = items.Single(r => r.GetProperty("code").GetString() == "gatekeeper");
        keeper.GetProperty("permissions").EnumerateArray().Select(p => p.GetString()).ShouldBe(["passagesRecord"]);
        keeper.GetProperty("mayGive").GetBoolean().ShouldBeTrue();
        items.Single(r => r.GetProperty("code").GetString() == "systemAdministrator").GetProperty("mayGive").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task Whoever_is_given_a_role_of_the_installation_may_what_it_says_until_it_is_taken_away()
    {
        var administrator = await server.StaffAsync(Role.SystemAdministrator, server.World.City);
        var code = await MadeAsync(administrator, "observer one", "viewer", ["personsRead", "passagesRead"]);
        var account = await server.AddStaffAsync(Role.Viewer, server.World.East);
        await administrator.PutAsJsonAsync($"/api/command/staff/{account.Id}",
            new { name = "李四", role = "viewer", roleCode = code, regionId = server.World.East.Id, version = account.Version }).JsonAsync(HttpStatusCode.NoContent);

        var browser = server.Browser();
        var session = await browser.SignInAsync("command", account.UserName).JsonAsync();
        session.GetProperty("staff").GetProperty("ownRole").GetProperty("nameEn").GetString().ShouldBe("observer one");
        session.GetProperty("permissions").EnumerateArray().Select(p => p.GetString()).ShouldBe(["personsRead", "passagesRead"]);
        (await browser.GetAsync("/api/command/persons")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await browser.GetAsync("/api/command/declarations")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        await ChangeAsync(administrator, code, 1, ["passagesRead", "declarationsRead"]).JsonAsync();

        (await browser.GetAsync("/api/command/persons")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await browser.GetAsync("/api/command/declarations")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await RoleAsync(administrator, code)).GetProperty("accounts").GetInt32().ShouldBe(1);
        var entry = await server.InDatabaseAsync(db => db.AuditEntries.AsNoTracking().OrderByDescending(a => a.Id).FirstAsync(a => a.Action == "ChangeRole"));
        entry.Detail!.Value.GetProperty("granted")[0].GetString().ShouldBe("declarationsRead");
        entry.Detail!.Value.GetProperty("withdrawn")[0].GetString().ShouldBe("personsRead");
        entry.Changes!.Value.EnumerateArray().Single(c => c.GetProperty("field").GetString() == "permissions")
            .GetProperty("before").GetString().ShouldBe("personsRead, passagesRead");
    }

    [Fact]
    public async Task A_built_in_role_is_changed_and_put_back()
    {
        var administrator = await server.StaffAsync(Role.SystemAdministrator, server.World.City);
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var former = await RoleAsync(administrator, "districtOfficer");
        var permissions = former.GetProperty("permissions").EnumerateArray().Select(p => p.GetString()!).ToArray();

        var changed = await ChangeAsync(administrator, "districtOfficer", former.GetProperty("version").GetUInt32(), [.. permissions.Where(p => p != "personsRead")]).JsonAsync();
        (await officer.GetAsync("/api/command/persons")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await ChangeAsync(administrator, "districtOfficer", 0, permissions).RefusalAsync()).ShouldBe((409, "changedMeanwhile"));

        var version = changed.GetProperty("version").GetUInt32();
        await administrator.PostAsJsonAsync($"{Roles}/districtOfficer/restore", new { version }).JsonAsync();
        (await officer.GetAsync("/api/command/persons")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await RoleAsync(administrator, "districtOfficer")).GetProperty("permissions").GetArrayLength().ShouldBe(permissions.Length);
        (await administrator.DeleteAsync($"{Roles}/districtOfficer?version={version + 1}").RefusalAsync()).Code.ShouldBe("accounts.roleIsBuiltIn");
    }

    [Fact]
    public async Task A_role_is_deleted_only_when_nobody_has_it()
    {
        var administrator = await server.StaffAsync(Role.SystemAdministrator, server.World.City);
        var code = await MadeAsync(administrator, "short lived", "organisationOfficer", ["personsRead"], inRegion: false);
        var account = await server.AddStaffAsync(Role.OrganisationOfficer, server.World.School, a => a.OwnRole = code);

        var refused = await administrator.DeleteAsync($"{Roles}/{code}?version=1").JsonAsync(HttpStatusCode.Conflict);
        refused.GetProperty("code").GetString().ShouldBe("accounts.roleInUse");
        refused.GetProperty("accounts").GetInt32().ShouldBe(1);
        await server.InDatabaseAsync(db => db.StaffAccounts.Where(a => a.Id == account.Id).ExecuteUpdateAsync(a => a.SetProperty(x => x.OwnRole, (string?)null)));

        (await administrator.DeleteAsync($"{Roles}/{code}?version=7").RefusalAsync()).Code.ShouldBe("changedMeanwhile");
        (await administrator.DeleteAsync($"{Roles}/{code}?version=1")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await administrator.DeleteAsync($"{Roles}/{code}?version=1").RefusalAsync()).ShouldBe((404, "accounts.roleNotFound"));
    }

    [Theory]
    [InlineData("viewer", "personsRead,rolesWrite", true, true, "accounts.permissionOfKind")]
    [InlineData("viewer", "staffWrite", true, true, "accounts.permissionOfKind")]
    [InlineData("commandOfficer", "jobsRead", true, false, "accounts.permissionOfKind")]
    [InlineData("viewer", "passagesRecord", true, true, "accounts.recordingNeedsOrganisation")]
    [InlineData("viewer", "personsRead", false, false, "accounts.roleScopeRequired")]
    [InlineData("gatekeeper", "passagesRecord", true, false, "accounts.roleScopeOfKind")]
    [InlineData("districtOfficer", "personsRead", false, true, "accounts.roleScopeOfKind")]
    [InlineData("nobody", "personsRead", true, false, "accounts.roleNotFound")]
    public async Task A_role_that_cannot_be_is_refused(string copyOf, string permissions, bool inRegion, bool inOrganisation, string code)
    {
        var administrator = await server.StaffAsync(Role.SystemAdministrator, server.World.City);
        (await CreateAsync(administrator, $"no {copyOf}", copyOf, permissions.Split(','), inRegion, inOrganisation).RefusalAsync()).Code.ShouldBe(code);
    }

    [Fact]
    public async Task Administrators_keep_what_manages_accounts_and_roles()
    {
        var administrator = await server.StaffAsync(Role.SystemAdministrator, server.World.City);
        (await ChangeAsync(administrator, "systemAdministrator", 0, ["staffRead", "staffWrite", "auditRead"]).RefusalAsync())
            .ShouldBe((409, "accounts.administratorsKeep"));

        var code = await MadeAsync(administrator, "second administrator", "systemAdministrator", ["staffRead", "staffWrite", "rolesWrite"], inOrganisation: false);
        var account = await server.AddStaffAsync(Role.SystemAdministrator, server.World.City, a => a.OwnRole = code);
        var browser = server.Browser();
        await browser.SignInAsync("command", account.UserName).JsonAsync();
        await browser.WithTokenAsync("command");
        (await ChangeAsync(browser, code, 1, ["staffRead", "staffWrite"], inOrganisation: false).RefusalAsync()).ShouldBe((409, "accounts.ownRoleKeeps"));
    }

    [Fact]
    public async Task Nobody_gives_a_role_that_may_more_than_the_own_one()
    {
        var administrator = await server.StaffAsync(Role.SystemAdministrator, server.World.City);
        var code = await MadeAsync(administrator, "colour officer", "viewer", ["healthCodesRead", "marksConfirm"], inRegion: false);
        var officer = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        object Account(string name, string? roleCode) =>
            new { userName = name, name = "王五", role = "viewer", roleCode, organisationId = server.World.School.Id };

        (await officer.PostAsJsonAsync("/api/organisation/staff", Account("colour-one", code)).RefusalAsync()).ShouldBe((403, "accounts.aboveOwnRole"));
        (await officer.PostAsJsonAsync("/api/organisation/staff", Account("colour-two", "own-nothing")).RefusalAsync()).ShouldBe((404, "accounts.roleNotFound"));
        (await officer.PostAsJsonAsync("/api/organisation/staff", Account("colour-three", "viewer"))).StatusCode.ShouldBe(HttpStatusCode.Created);
        var district = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        (await district.PostAsJsonAsync("/api/command/staff", Account("colour-four", code))).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await RoleAsync(officer, code, "/api/organisation/roles")).GetProperty("mayGive").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task A_place_of_work_is_not_taken_from_those_who_work_there()
    {
        var administrator = await server.StaffAsync(Role.SystemAdministrator, server.World.City);
        var code = await MadeAsync(administrator, "either place", "viewer", ["personsRead"]);
        await server.AddStaffAsync(Role.Viewer, server.World.School, a => a.OwnRole = code);

        (await ChangeAsync(administrator, code, 1, ["personsRead"], inOrganisation: false).RefusalAsync()).ShouldBe((409, "accounts.roleScopeInUse"));
        (await ChangeAsync(administrator, code, 1, ["personsRead"], inRegion: false, name: "School only").JsonAsync()).GetProperty("version").GetUInt32().ShouldBe(2u);
        (await CreateAsync(administrator, "School only", "viewer", ["personsRead"], true, true).RefusalAsync()).ShouldBe((409, "accounts.roleNameTaken"));
        (await ChangeAsync(administrator, code, 2, ["personsRead"], name: " ").RefusalAsync()).ShouldBe((400, "accounts.roleNameRequired"));
    }

    [Fact]
    public async Task Whoever_may_record_passages_can_be_assigned_to_a_gate()
    {
        var administrator = await server.StaffAsync(Role.SystemAdministrator, server.World.City);
        var code = await MadeAsync(administrator, "gate and desk", "organisationOfficer", ["passagesRead", "passagesRecord"], inRegion: false);
        var keeper = await server.AddStaffAsync(Role.OrganisationOfficer, server.World.School, a => a.OwnRole = code);
        var officer = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        var gate = (await officer.PostAsJsonAsync("/api/organisation/checkpoints", new { organisationId = server.World.School.Id, name = "东门" })
            .JsonAsync(HttpStatusCode.Created)).GetProperty("id").GetInt64();
        var version = await server.InDatabaseAsync(db => db.Checkpoints.Where(c => c.Id == gate).Select(c => c.Version).SingleAsync());

        (await officer.GetAsync("/api/organisation/staff?holds=passagesRecord").JsonAsync()).GetProperty("items").EnumerateArray()
            .Select(s => s.GetProperty("id").GetInt64()).ShouldContain(keeper.Id);
        (await officer.PutAsJsonAsync($"/api/organisation/checkpoints/{gate}/keepers", new { staffIds = new[] { keeper.Id }, version })).StatusCode
            .ShouldBe(HttpStatusCode.NoContent);
        foreach (var door in new[] { "organisation", "mobile/duty" })
            (await server.Browser().SignInAsync(door, keeper.UserName)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_form_that_knows_only_kinds_leaves_a_role_of_the_installation_as_it_is()
    {
        var administrator = await server.StaffAsync(Role.SystemAdministrator, server.World.City);
        var code = await MadeAsync(administrator, "kept role", "viewer", ["personsRead"]);
        var account = await server.AddStaffAsync(Role.Viewer, server.World.East, a => a.OwnRole = code);
        Task<JsonElement> Put(uint version, string? roleCode) => administrator.PutAsJsonAsync($"/api/command/staff/{account.Id}",
            new { name = "李四", role = "viewer", roleCode, regionId = server.World.East.Id, version }).JsonAsync(HttpStatusCode.NoContent);

        await Put(account.Version, null);
        (await server.FindStaffAsync(account.Id)).OwnRole.ShouldBe(code);
        (await administrator.GetAsync($"/api/command/staff?role={code}").JsonAsync()).GetProperty("items").GetArrayLength().ShouldBe(1);
        await Put(account.Version + 1, "viewer");
        (await server.FindStaffAsync(account.Id)).OwnRole.ShouldBeNull();
    }

    [Fact]
    public async Task Only_an_administrator_of_the_whole_area_changes_roles()
    {
        var west = await server.StaffAsync(Role.SystemAdministrator, server.World.West);
        (await CreateAsync(west, "west", "viewer", ["personsRead"], true, true).RefusalAsync()).ShouldBe((403, "accounts.rolesOfWholeArea"));
        (await ChangeAsync(west, "viewer", 0, ["personsRead"]).RefusalAsync()).Code.ShouldBe("accounts.rolesOfWholeArea");
        (await west.PostAsJsonAsync($"{Roles}/viewer/restore", new { version = 0 }).RefusalAsync()).Code.ShouldBe("accounts.rolesOfWholeArea");
        (await west.DeleteAsync($"{Roles}/viewer?version=0").RefusalAsync()).Code.ShouldBe("accounts.rolesOfWholeArea");
        var officer = await server.StaffAsync(Role.CommandOfficer, server.World.City);
        (await CreateAsync(officer, "officers", "viewer", ["personsRead"], true, true)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await CreateAsync(server.Anonymous(), "nobody", "viewer", ["personsRead"], true, true)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Another_process_hears_of_a_change_through_Redis()
    {
        await using var other = server.WithWebHostBuilder(_ => { });
        var catalogue = other.Services.GetRequiredService<RoleCatalogue>();
        await catalogue.ReadyAsync(CancellationToken.None);
        var administrator = await server.StaffAsync(Role.SystemAdministrator, server.World.City);

        var code = await MadeAsync(administrator, "heard of", "viewer", ["personsRead"]);

        for (var i = 0; i < 50 && catalogue.Book.Find(code) is null; i++)
            await Task.Delay(100);
        catalogue.Book.Find(code).ShouldNotBeNull();
    }

    [Fact]
    public void What_another_release_knows_is_ignored_and_a_built_in_role_gets_what_is_shipped_later()
    {
        var book = new RoleBook([Stored("own-1", ["personsRead", "flyingWrite"], []), Stored("viewer", ["auditRead", "flyingWrite"], ["personsRead", "flyingRead"])]);

        book.Find("own-1")!.Permissions.ShouldBe([Permission.PersonsRead]);
        book.BuiltIn(Role.Viewer).Permissions.ShouldBe(Permissions.DefaultOf(Role.Viewer).Except([Permission.PersonsRead]).Append(Permission.AuditRead), ignoreOrder: true);
        book.Of(Role.CommandOfficer, "own-1").Code.ShouldBe("commandOfficer");
        book.OfClaim("Viewer/own-1")!.Code.ShouldBe("own-1");
        book.OfClaim("Viewer/own-2").ShouldBeNull();
    }

    private static StaffRole Stored(string code, string[] permissions, string[] withheld) => new()
    {
        Code = code, Kind = Role.Viewer, NameZh = code, NameEn = code, Permissions = permissions, Withheld = withheld,
        InRegion = true, InOrganisation = true, Version = 1,
    };

    private static async Task<string> MadeAsync(
        HttpClient client, string name, string copyOf, string[] permissions, bool inRegion = true, bool inOrganisation = true) =>
        (await CreateAsync(client, name, copyOf, permissions, inRegion, inOrganisation).JsonAsync(HttpStatusCode.Created)).GetProperty("code").GetString()!;

    private static Task<HttpResponseMessage> CreateAsync(
        HttpClient client, string name, string copyOf, string[] permissions, bool inRegion, bool inOrganisation) =>
        client.PostAsJsonAsync(Roles, new { copyOf, nameZh = name, nameEn = name, permissions, inRegion, inOrganisation });

    private static Task<HttpResponseMessage> ChangeAsync(
        HttpClient client, string code, uint version, string[] permissions, bool inRegion = true, bool inOrganisation = true, string? name = null) =>
        client.PutAsJsonAsync($"{Roles}/{code}", new { permissions, version, nameZh = name ?? code, nameEn = name ?? code, inRegion, inOrganisation });

    private static async Task<JsonElement> RoleAsync(HttpClient client, string code, string address = Roles) =>
        (await client.GetAsync(address).JsonAsync()).GetProperty("items").EnumerateArray().Single(r => r.GetProperty("code").GetString() == code);
}

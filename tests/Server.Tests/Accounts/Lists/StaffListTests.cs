using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Lists.Jobs;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Accounts.Lists;

/// <summary>Lists of staff accounts: by the rules of opening and changing one, and without a password before somebody has them made.</summary>
public sealed class StaffListTests(TestServer server) : IClassFixture<TestServer>
{
    private const string Header = "用户名,姓名,角色,管辖范围\n";

    [Fact]
    public async Task A_district_opens_accounts_of_its_region_and_organisations_and_changes_them()
    {
        var officer = await server.StaffAsync(Role.CommandOfficer, server.World.City);
        var rows = $"East.One,王老师,单位负责人,东街小学\neast-two,李师傅,值守人员,{server.World.School.Id}\neast-three,赵一,区县人员,990101\nEAST.ONE,重复,值守人员,东街小学\n";

        var import = await server.CheckListAsync(officer, "staff", Header + rows);

        import.Counts().ShouldBe([3, 0, 0, 1, 0], import.GetRawText());
        (await FindAsync("east.one")).ShouldBeNull();
        import = await server.CommitListAsync(officer, import);
        import.Counts().ShouldBe([3, 0, 0, 1, 0]);
        var (one, two, three) = (await FindAsync("east.one"), await FindAsync("east-two"), await FindAsync("east-three"));
        (one!.Name, one.Role, one.OrganisationId, one.RegionId, one.MustChangePassword, one.PasswordHash).ShouldBe(("王老师", Role.OrganisationOfficer, server.World.School.Id, null, true, ""));
        (two!.Role, two.OrganisationId).ShouldBe((Role.Gatekeeper, server.World.School.Id));
        (three!.Role, three.RegionId).ShouldBe((Role.DistrictOfficer, server.World.East.Id));
        (await server.Browser().SignInAsync("organisation", "east.one", "").RefusalAsync()).Status.ShouldBeOneOf(400, 401);
        (await server.Browser().SignInAsync("organisation", "east.one", "x").RefusalAsync()).ShouldBe((401, "accounts.signInRefused"));
        (await server.CheckListAsync(officer, "staff", Header + rows)).Counts().ShouldBe([0, 0, 3, 1, 0]);

        var change = await server.CheckListAsync(officer, "staff", "登录名,角色,所属单位\neast.one,只读人员,\neast-three,只读人员,西区\n");
        change.Counts().ShouldBe([0, 2, 0, 0, 0], change.GetRawText());
        var differences = (await officer.LinesAsync(change))[1].GetProperty("differences").EnumerateArray().Select(d => $"{d.GetProperty("before").GetString()}→{d.GetProperty("after").GetString()}");
        differences.ShouldBe(["区县人员→只读人员", "东区→西区"]);
        change = await server.CommitListAsync(officer, change);
        (await FindAsync("east.one"))!.Role.ShouldBe(Role.Viewer);
        three = await FindAsync("east-three");
        (three!.RegionId, three.SessionsEndedAt).ShouldBe((server.World.West.Id, server.Clock.Now));

        change = await server.UndoListAsync(officer, change);
        (change.GetProperty("undone").GetInt32(), (await FindAsync("east-three"))!.RegionId, (await FindAsync("east.one"))!.Role).ShouldBe((2, server.World.East.Id, Role.OrganisationOfficer));
        (await server.InDatabaseAsync(db => db.AuditEntries.CountAsync(a => a.Action == "ChangeStaff" && a.Detail!.Value.GetProperty("listImport").GetInt64() == change.Id()))).ShouldBe(2);
    }

    [Fact]
    public async Task Nobody_gives_what_the_single_operation_would_refuse()
    {
        var above = await server.AddStaffAsync(Role.DistrictOfficer, server.World.East);
        var elsewhere = await server.AddStaffAsync(Role.Viewer, server.World.Enterprise);
        var closed = await server.AddStaffAsync(Role.Viewer, server.World.School, a => a.DisabledAt = server.Clock.Now);
        var officer = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        var own = (await server.FindStaffAsync(server.LastStaffId)).UserName;
        (string Row, string Reason)[] rows =
        [
            ("a", "accounts.userNameWrong"), ("名字,王老师,值守人员,", "accounts.userNameWrong"), ("new.one,,值守人员,", "lists.valueMissingForNew"), ("new.two,王老师,,", "lists.valueMissingForNew"),
            ("new.three,王老师,校长,", "lists.wordUnknown"), ("new.four,王老师,值守人员,西区机械厂", "accounts.scopeUnknown"), ("new.five,王老师,只读人员,东区", "accounts.scopeUnknown"),
            ("new.six,王老师,系统管理员,", "accounts.regionScopeRequired"), ($"{above.UserName},王老师,,", "accounts.userNameTaken"), ($"{elsewhere.UserName},王老师,,", "accounts.userNameTaken"),
            ($"{closed.UserName},王老师,,", "accounts.accountClosed"), ($"{own},王老师,,", "accounts.ownAccount"),
        ];

        var import = await server.CheckListAsync(officer, "staff", Header + string.Join('\n', rows.Select(r => r.Row)) + "\n", "organisation");

        import.Counts().ShouldBe([0, 0, 0, 0, rows.Length], import.GetRawText());
        (await officer.LinesAsync(import, "organisation")).ConvertAll(l => l.GetProperty("reason").GetString()).ShouldBe(rows.Select(r => r.Reason));
        var district = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var higher = await server.CheckListAsync(district, "staff", Header + $"high.one,王老师,指挥部人员,东区\n{above.UserName},别名,,\nhigh.two,王老师,只读人员,\n");
        (await district.LinesAsync(higher)).ConvertAll(l => l.GetProperty("reason").GetString()).ShouldBe(["accounts.aboveOwnRole", "accounts.aboveOwnRole", "accounts.oneScopeRequired"]);
    }

    [Fact]
    public async Task Of_several_administrators_in_one_list_one_stays()
    {
        var chief = await server.StaffAsync(Role.SystemAdministrator, server.World.City);
        var chiefId = server.LastStaffId;
        var role = (await chief.PostAsJsonAsync("/api/command/roles", new { copyOf = "systemAdministrator", nameZh = "账号管理员", nameEn = "Account keeper", permissions = new[] { "staffRead", "staffWrite" }, inRegion = true })
            .JsonAsync(System.Net.HttpStatusCode.Created)).GetProperty("code").GetString();
        var (one, other) = (await server.AddStaffAsync(Role.SystemAdministrator, server.World.City), await server.AddStaffAsync(Role.SystemAdministrator, server.World.City));
        await server.InDatabaseAsync(async db =>
        {
            await db.StaffAccounts.Where(a => a.Id == chiefId).ExecuteUpdateAsync(s => s.SetProperty(a => a.OwnRole, role));
            await db.StaffAccounts.Where(a => a.Role == Role.SystemAdministrator && a.Id != chiefId && a.Id != one.Id && a.Id != other.Id)
                .ExecuteUpdateAsync(s => s.SetProperty(a => a.DisabledAt, server.Clock.Now));
        });

        var import = await server.CheckListAsync(chief, "staff", $"用户名,角色\n{one.UserName},只读人员\n{other.UserName},只读人员\n");

        import.Counts().ShouldBe([0, 1, 0, 0, 1], import.GetRawText());
        (await chief.LinesAsync(import))[1].GetProperty("reason").GetString().ShouldBe("accounts.lastAdministrator");
        (await server.CommitListAsync(chief, import)).Counts().ShouldBe([0, 1, 0, 0, 1]);
        ((await FindAsync(one.UserName))!.Role, (await FindAsync(other.UserName))!.Role).ShouldBe((Role.Viewer, Role.SystemAdministrator));
    }

    [Fact]
    public async Task An_undo_closes_what_nobody_has_used_and_a_second_commit_opens_it_again()
    {
        var officer = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        var import = await server.CheckListAsync(officer, "staff", "用户名,姓名,角色\nundo.one,钱一,值守人员\nundo.two,钱二,只读人员\n", "organisation");
        import = await server.CommitListAsync(officer, import, "organisation");
        (await FindAsync("undo.one"))!.OrganisationId.ShouldBe(server.World.School.Id, "an organisation means itself");
        await server.InDatabaseAsync(db => db.StaffAccounts.Where(a => a.UserName == "undo.two").ExecuteUpdateAsync(s => s.SetProperty(a => a.LastSignInAt, server.Clock.Now)));

        import = await server.UndoListAsync(officer, import, "organisation");

        (import.GetProperty("undone").GetInt32(), import.GetProperty("stayed").GetInt32()).ShouldBe((1, 1));
        ((await FindAsync("undo.one"))!.DisabledAt, (await FindAsync("undo.two"))!.DisabledAt).ShouldBe((server.Clock.Now, null));
        (await officer.UndoLinesAsync(import, "organisation", 3)).ShouldBe((1, 0));
        var used = (await FindAsync("undo.two"))!;
        (used.DisabledAt, used.SessionsEndedAt).ShouldBe((server.Clock.Now, server.Clock.Now), "who had signed in is signed out");
        import = await server.CommitListAsync(officer, import, "organisation");
        import.Counts().ShouldBe([2, 0, 0, 0, 0], import.GetRawText());
        var again = await FindAsync("undo.one");
        (again!.DisabledAt, again.PasswordHash, await server.InDatabaseAsync(db => db.StaffAccounts.CountAsync(a => a.UserName == "undo.one"))).ShouldBe((null, "", 1));
    }

    [Fact]
    public async Task A_commit_that_is_run_several_times_at_once_opens_each_account_once()
    {
        var officer = await server.StaffAsync(Role.CommandOfficer, server.World.City);
        var import = await server.CheckListAsync(officer, "staff", Header + string.Concat(Enumerable.Range(0, 30).Select(i => $"many.{i:00},孙{i},值守人员,东街小学\n")));
        (await officer.PostAsync($"/api/command/list-imports/{import.Id()}/commit", null)).EnsureSuccessStatusCode();

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => server.RunListAsync<CommitList>(import.Id(), (job, ct) => job.RunAsync(import.Id(), ct))));

        (await server.InDatabaseAsync(db => db.StaffAccounts.CountAsync(a => a.UserName.StartsWith("many.")))).ShouldBe(30);
        (await officer.ListImportAsync(import.Id())).Counts().ShouldBe([30, 0, 0, 0, 0]);
    }

    [Fact]
    public async Task The_choices_are_the_roles_that_the_importer_may_give()
    {
        async Task<List<string?>> RolesAsync(HttpClient client, string api)
        {
            var import = await server.CheckListAsync(client, "staff", "用户名,角色\nchoice.one,x\n", api);
            var mapping = await client.GetAsync($"/api/{api}/list-imports/{import.Id()}/mapping").JsonAsync();
            return [.. mapping.GetProperty("fields").EnumerateArray().Single(f => f.GetProperty("key").GetString() == "role").GetProperty("choices").EnumerateArray().Select(c => c.GetString())];
        }

        (await RolesAsync(await server.StaffAsync(Role.OrganisationOfficer, server.World.School), "organisation")).ShouldBe(["单位负责人", "值守人员", "只读人员"]);
        (await RolesAsync(await server.StaffAsync(Role.SystemAdministrator, server.World.City), "command")).ShouldContain("系统管理员");
    }

    private Task<StaffAccount?> FindAsync(string userName) => server.InDatabaseAsync(db => db.StaffAccounts.AsNoTracking().SingleOrDefaultAsync(a => a.UserName == userName));
}

using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Regions;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.BulkActions;

/// <summary>One deed for many accounts of staff.</summary>
public sealed class StaffActionsTests(TestServer server) : IClassFixture<TestServer>
{
    private const string List = "/api/command/staff";

    [Fact]
    public async Task Accounts_are_closed_and_opened_again_but_not_the_own_one_nor_one_above_nor_one_that_was_opened_since()
    {
        var above = await AddAsync(Role.CommandOfficer, server.World.East);
        var (first, second, third) = (await AddAsync(Role.Gatekeeper, server.World.School), await AddAsync(Role.Gatekeeper, server.World.School), await AddAsync(Role.Viewer, server.World.East));
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var own = server.LastStaffId;

        var action = await server.DoAsync(officer, List, new { kind = "disableStaff", ids = new[] { own, above, first, second, third } }, batchSize: 2);

        action.Totals().ShouldBe([5, 3, 2, 0, 0]);
        (await officer.PassedOverAsync(List, action)).ShouldBe(new Dictionary<long, string> { [own] = "accounts.ownAccount", [above] = "accounts.aboveOwnRole" }, ignoreOrder: true);
        (await ReadAsync(first)).DisabledAt.ShouldNotBeNull();
        var entries = await server.InDatabaseAsync(db => db.AuditEntries.Where(a => a.Action == "DisableStaff" && a.StaffId == own).CountAsync());
        entries.ShouldBe(3);
        await officer.PostAsync($"{List}/{second}/enable", null).JsonAsync(HttpStatusCode.NoContent);

        (await server.UndoAsync(officer, List, action)).Totals().ShouldBe([5, 3, 2, 2, 1]);
        (await ReadAsync(first)).DisabledAt.ShouldBeNull();
    }

    [Fact]
    public async Task A_role_is_given_where_it_fits_and_taken_back()
    {
        var (gate, viewer, region) = (await AddAsync(Role.Gatekeeper, server.World.School), await AddAsync(Role.Viewer, server.World.School), await AddAsync(Role.Viewer, server.World.EastStreet));
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.East);

        var action = await server.DoAsync(officer, List, new { kind = "giveRole", role = "gatekeeper", ids = new[] { gate, viewer, region } });

        action.Totals().ShouldBe([3, 1, 2, 0, 0]);
        (await officer.PassedOverAsync(List, action)).ShouldBe(
            new Dictionary<long, string> { [gate] = "bulkActions.unchanged", [region] = "accounts.organisationScopeRequired" }, ignoreOrder: true);
        var changed = await ReadAsync(viewer);
        (changed.Role, changed.SessionsEndedAt is not null).ShouldBe((Role.Gatekeeper, true));

        await server.UndoAsync(officer, List, action);
        (await ReadAsync(viewer)).Role.ShouldBe(Role.Viewer);
        (await officer.PostAsJsonAsync($"{List}/bulk-actions", new { kind = "giveRole", role = "commandOfficer", ids = new[] { viewer } }).RefusalAsync())
            .ShouldBe((403, "accounts.aboveOwnRole"));
    }

    [Fact]
    public async Task Accounts_move_to_another_organisation_of_the_scope_and_come_back()
    {
        var keeper = await AddAsync(Role.Gatekeeper, server.World.School);
        var officer = await server.StaffAsync(Role.CommandOfficer, server.World.City);
        var action = await server.DoAsync(officer, List, new { kind = "moveStaff", organisationId = server.World.Enterprise.Id, ids = new[] { keeper } });
        (await ReadAsync(keeper)).OrganisationId.ShouldBe(server.World.Enterprise.Id);
        action.GetProperty("target").GetString().ShouldBe(server.World.Enterprise.Name);
        await server.UndoAsync(officer, List, action);
        (await ReadAsync(keeper)).OrganisationId.ShouldBe(server.World.School.Id);

        var east = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        (await east.PostAsJsonAsync($"{List}/bulk-actions", new { kind = "moveStaff", organisationId = server.World.Enterprise.Id, ids = new[] { keeper } }).RefusalAsync())
            .ShouldBe((404, "organisations.notFound"));
    }

    [Fact]
    public async Task Whoever_is_signed_out_has_no_session_and_whoever_needs_a_password_gets_no_further()
    {
        var keeper = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        var id = server.LastStaffId;
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.East);

        var out_ = await server.DoAsync(officer, List, new { kind = "signOutStaff", ids = new[] { id } });
        (await keeper.GetAsync("/api/organisation/persons")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        out_.GetProperty("undoUntil").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);

        var action = await server.DoAsync(officer, List, new { kind = "requireNewPassword", filter = new { id } });
        action.Totals().ShouldBe([1, 1, 0, 0, 0]);
        (await ReadAsync(id)).MustChangePassword.ShouldBeTrue();
        await server.UndoAsync(officer, List, action);
        (await ReadAsync(id)).MustChangePassword.ShouldBeFalse();
    }

    [Fact]
    public async Task Who_may_it_no_longer_has_nothing_done_and_undoing_is_done_as_whoever_undoes()
    {
        var viewer = await AddAsync(Role.Viewer, server.World.East);
        var command = await AddAsync(Role.CommandOfficer, server.World.East);
        var administrator = await server.StaffAsync(Role.SystemAdministrator, server.World.East);
        var administratorId = server.LastStaffId;
        var closed = await server.DoAsync(administrator, List, new { kind = "disableStaff", ids = new[] { viewer, command } });
        closed.Totals().ShouldBe([2, 2, 0, 0, 0]);

        // A colleague of lower rank undoes what they may do themselves, and nothing else.
        var colleague = await server.StaffAsync(Role.DistrictOfficer, server.World.City);
        (await server.UndoAsync(colleague, List, closed)).Totals().ShouldBe([2, 2, 0, 1, 1]);
        (await ReadAsync(command)).DisabledAt.ShouldNotBeNull();
        var entry = await server.InDatabaseAsync(db => db.AuditEntries.Where(a => a.Action == "EnableStaff").OrderByDescending(a => a.Id).FirstAsync());
        entry.StaffId.ShouldBe(server.LastStaffId);

        var id = (await administrator.PostAsJsonAsync($"{List}/bulk-actions", new { kind = "disableStaff", ids = new[] { viewer } }).JsonAsync(HttpStatusCode.Accepted)).GetProperty("id").GetInt64();
        await server.InDatabaseAsync(db => db.StaffAccounts.Where(a => a.Id == administratorId).ExecuteUpdateAsync(a => a.SetProperty(x => x.DisabledAt, server.Clock.Now)));
        await server.Job().RunAsync(id, CancellationToken.None);
        (await server.InDatabaseAsync(db => db.BulkSubjectItems.Where(i => i.ActionId == id).Select(i => i.Reason).SingleAsync())).ShouldBe("permission.missing");
    }

    [Fact]
    public async Task The_last_administrator_stays_although_two_close_each_other_at_once()
    {
        await server.InDatabaseAsync(db => db.StaffAccounts.Where(a => a.Role == Role.SystemAdministrator).ExecuteUpdateAsync(a => a.SetProperty(x => x.DisabledAt, server.Clock.Now)));
        var first = await server.StaffAsync(Role.SystemAdministrator, server.World.City);
        var firstId = server.LastStaffId;
        var second = await server.StaffAsync(Role.SystemAdministrator, server.World.City);
        var secondId = server.LastStaffId;

        var answers = await Task.WhenAll(
            first.PostAsync($"{List}/{secondId}/disable", null), second.PostAsync($"{List}/{firstId}/disable", null));

        answers.Count(a => a.StatusCode == HttpStatusCode.NoContent).ShouldBe(1);
        (await server.InDatabaseAsync(db => db.StaffAccounts.CountAsync(a => (a.Id == firstId || a.Id == secondId) && a.DisabledAt == null))).ShouldBe(1);
    }

    [Fact]
    public async Task What_is_of_another_scope_is_not_chosen_and_what_is_of_another_list_refused()
    {
        var keeper = await AddAsync(Role.Gatekeeper, server.World.Enterprise);
        var east = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        (await east.PostAsJsonAsync($"{List}/bulk-actions", new { kind = "disableStaff", ids = new[] { keeper } }).RefusalAsync()).ShouldBe((409, "bulkActions.nobody"));
        (await east.PostAsJsonAsync($"{List}/bulk-actions", new { kind = "archive", ids = new[] { keeper } }).RefusalAsync()).ShouldBe((400, "bulkActions.wrongKind"));
        (await east.PostAsJsonAsync($"{List}/bulk-actions", new { kind = "giveRole", ids = new[] { keeper } }).RefusalAsync()).ShouldBe((400, "bulkActions.roleNeeded"));
        var school = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        (await school.PostAsJsonAsync("/api/organisation/staff/bulk-actions", new { kind = "moveStaff", organisationId = 1, ids = new[] { keeper } }).RefusalAsync())
            .ShouldBe((403, "permission.missing"));

        // Whoever may not manage accounts does not see what was done to them.
        await AddAsync(Role.Viewer, server.World.East);
        var closed = await server.DoAsync(east, List, new { kind = "disableStaff", filter = new { role = "viewer" } });
        (await (await server.StaffAsync(Role.Viewer, server.World.City)).GetAsync($"/api/command/bulk-actions/{closed.Id()}").RefusalAsync()).ShouldBe((404, "bulkActions.notFound"));
        (await east.GetAsync($"{List}/count?role=viewer").JsonAsync()).GetProperty("count").GetInt32().ShouldBe(closed.Totals()[0]);
    }

    private Task<long> AddAsync(Role role, Region region) => AddAsync(role, region.Id, null);

    private Task<long> AddAsync(Role role, Organisation organisation) => AddAsync(role, null, organisation.Id);

    private Task<long> AddAsync(Role role, int? regionId, long? organisationId) => server.InDatabaseAsync(async db =>
    {
        var account = new StaffAccount
        {
            UserName = $"bulk.{Guid.NewGuid():N}"[..30], Name = "批量账号", PasswordHash = "-", Role = role, RegionId = regionId, OrganisationId = organisationId, CreatedAt = server.Clock.Now,
        };
        db.Add(account);
        await db.SaveChangesAsync();
        return account.Id;
    });

    private Task<StaffAccount> ReadAsync(long id) => server.InDatabaseAsync(db => db.StaffAccounts.AsNoTracking().SingleAsync(a => a.Id == id));
}

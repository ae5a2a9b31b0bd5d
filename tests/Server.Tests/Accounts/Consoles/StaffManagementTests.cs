using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Accounts.Consoles;

/// <summary>Creating, changing, closing, opening and resetting accounts.</summary>
public sealed class StaffManagementTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task A_new_account_signs_in_with_its_initial_password_and_must_change_it()
    {
        var officer = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);

        var created = await Create(officer, "organisation", "New.Keeper", Role.Gatekeeper, organisationId: server.World.School.Id).JsonAsync(HttpStatusCode.Created);

        var session = await server.Browser().SignInAsync("mobile/duty", "new.keeper", created.GetProperty("initialPassword").GetString()!).JsonAsync();
        session.GetProperty("mustChangePassword").GetBoolean().ShouldBeTrue();
        (await server.InDatabaseAsync(db => db.AuditEntries.AnyAsync(a => a.Action == "CreateStaff" && a.StaffId != null))).ShouldBeTrue();
    }

    [Fact]
    public async Task A_user_name_is_given_once_also_when_two_ask_at_the_same_time()
    {
        var officer = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(async i =>
        {
            using var answer = await Create(officer, "organisation", i % 2 == 0 ? "same.name" : "SAME.name", Role.Viewer, organisationId: server.World.School.Id);
            return (int)answer.StatusCode;
        }));

        answers.Order().ShouldBe([201, 409, 409, 409]);
    }

    [Theory]
    [InlineData(Role.OrganisationOfficer, Role.OrganisationOfficer, true)]
    [InlineData(Role.OrganisationOfficer, Role.DistrictOfficer, false)]
    [InlineData(Role.DistrictOfficer, Role.Gatekeeper, true)]
    [InlineData(Role.DistrictOfficer, Role.CommandOfficer, false)]
    [InlineData(Role.DistrictOfficer, Role.DistrictOfficer, false)]
    [InlineData(Role.CommandOfficer, Role.DistrictOfficer, true)]
    [InlineData(Role.CommandOfficer, Role.CommandOfficer, false)]
    [InlineData(Role.CommandOfficer, Role.SystemAdministrator, false)]
    [InlineData(Role.SystemAdministrator, Role.SystemAdministrator, true)]
    [InlineData(Role.SystemAdministrator, Role.CommandOfficer, true)]
    public async Task Nobody_makes_accounts_above_the_own_role(Role manager, Role made, bool allowed)
    {
        var inOrganisation = made is Role.OrganisationOfficer or Role.Gatekeeper;
        var (client, door) = manager == Role.OrganisationOfficer
            ? (await server.StaffAsync(manager, server.World.School), "organisation")
            : (await server.StaffAsync(manager, server.World.East), "command");

        using var answer = await Create(client, door, $"made.{Guid.NewGuid():N}"[..20], made,
            inOrganisation ? null : server.World.East.Id, inOrganisation ? server.World.School.Id : null);

        ((int)answer.StatusCode).ShouldBe(allowed ? 201 : 403, await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Nobody_makes_accounts_outside_the_own_scope()
    {
        var east = await server.StaffAsync(Role.CommandOfficer, server.World.East);
        var school = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);

        (await Create(east, "command", "west.one", Role.OrganisationOfficer, organisationId: server.World.Enterprise.Id).RefusalAsync())
            .ShouldBe((404, "organisations.notFound"));
        (await Create(east, "command", "west.two", Role.DistrictOfficer, server.World.West.Id).RefusalAsync()).ShouldBe((404, "regions.notFound"));
        (await Create(east, "command", "west.three", Role.Viewer, server.World.City.Id).RefusalAsync()).ShouldBe((404, "regions.notFound"));
        (await Create(school, "organisation", "west.four", Role.Viewer, organisationId: server.World.Enterprise.Id).RefusalAsync())
            .ShouldBe((404, "organisations.notFound"));
        (await Create(school, "organisation", "west.five", Role.Viewer, server.World.East.Id).RefusalAsync()).ShouldBe((404, "regions.notFound"));
    }

    [Theory]
    [InlineData(Role.DistrictOfficer, false, true, "accounts.regionScopeRequired")]
    [InlineData(Role.Gatekeeper, true, false, "accounts.organisationScopeRequired")]
    [InlineData(Role.Viewer, true, true, "accounts.oneScopeRequired")]
    [InlineData(Role.Viewer, false, false, "accounts.oneScopeRequired")]
    public async Task A_role_needs_the_scope_that_it_works_in(Role role, bool region, bool organisation, string code)
    {
        var client = await server.StaffAsync(Role.SystemAdministrator, server.World.City);

        (await Create(client, "command", "scope.less", role, region ? server.World.East.Id : null, organisation ? server.World.School.Id : null).RefusalAsync())
            .ShouldBe((400, code));
    }

    [Fact]
    public async Task A_malformed_request_names_its_fields()
    {
        var client = await server.StaffAsync(Role.SystemAdministrator, server.World.City);

        var problem = await Create(client, "command", "x y", Role.Viewer, server.World.East.Id, name: " ").JsonAsync(HttpStatusCode.BadRequest);

        problem.GetProperty("errors").TryGetProperty("userName", out _).ShouldBeTrue();
        problem.GetProperty("errors").TryGetProperty("name", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task A_new_role_or_scope_ends_the_sessions_and_a_new_name_does_not()
    {
        var client = await server.StaffAsync(Role.CommandOfficer, server.World.City);
        var account = await server.AddStaffAsync(Role.Viewer, server.World.East);
        var browser = server.Browser();
        await browser.SignInAsync("command", account.UserName).JsonAsync();

        await Change(client, account, "李四", Role.Viewer, server.World.East.Id).JsonAsync(HttpStatusCode.NoContent);
        await browser.GetAsync("/api/command/sessions").JsonAsync();
        await Change(client, await server.FindStaffAsync(account.Id), "李四", Role.Viewer, server.World.West.Id).JsonAsync(HttpStatusCode.NoContent);
        (await browser.GetAsync("/api/command/sessions").RefusalAsync()).Status.ShouldBe(401);

        await browser.SignInAsync("command", account.UserName).JsonAsync();
        await server.DrainOutboxAsync();
        await browser.GetAsync("/api/command/sessions").JsonAsync();
    }

    [Fact]
    public async Task A_change_that_overtook_another_is_refused()
    {
        var client = await server.StaffAsync(Role.CommandOfficer, server.World.City);
        var account = await server.AddStaffAsync(Role.Viewer, server.World.East);
        await Change(client, account, "李四", Role.Viewer, server.World.East.Id).JsonAsync(HttpStatusCode.NoContent);

        (await Change(client, account, "王五", Role.Viewer, server.World.East.Id).RefusalAsync()).ShouldBe((409, "changedMeanwhile"));
    }

    [Fact]
    public async Task A_closed_account_is_signed_out_and_stays_out_until_it_is_opened()
    {
        var client = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var account = await server.AddStaffAsync(Role.OrganisationOfficer, server.World.School);
        var browser = server.Browser();
        await browser.SignInAsync("organisation", account.UserName).JsonAsync();

        await client.PostAsync($"/api/command/staff/{account.Id}/disable", null).JsonAsync(HttpStatusCode.NoContent);
        (await browser.GetAsync("/api/organisation/sessions").RefusalAsync()).Status.ShouldBe(401);
        (await browser.SignInAsync("organisation", account.UserName).RefusalAsync()).Status.ShouldBe(401);
        await client.PostAsync($"/api/command/staff/{account.Id}/enable", null).JsonAsync(HttpStatusCode.NoContent);

        await browser.SignInAsync("organisation", account.UserName).JsonAsync();
    }

    [Fact]
    public async Task A_sign_in_that_races_with_closing_the_account_leaves_no_session()
    {
        var client = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        for (var round = 0; round < 3; round++)
        {
            var account = await server.AddStaffAsync(Role.OrganisationOfficer, server.World.School);
            var browsers = Enumerable.Range(0, 3).Select(_ => server.Browser()).ToList();
            var signIns = browsers.Select(b => b.SignInAsync("organisation", account.UserName)).ToList();
            await Task.Delay(60 * round, TestContext.Current.CancellationToken);
            await client.PostAsync($"/api/command/staff/{account.Id}/disable", null).JsonAsync(HttpStatusCode.NoContent);
            await Task.WhenAll(signIns);

            foreach (var browser in browsers)
                (await browser.GetAsync("/api/organisation/sessions").RefusalAsync()).Status.ShouldBe(401);
        }
    }

    [Fact]
    public async Task A_reset_gives_a_new_initial_password_and_lifts_lock_and_second_factor()
    {
        var client = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        var account = await server.AddStaffAsync(Role.Viewer, server.World.School, a =>
        {
            a.TotpSecret = [1];
            a.FailedSignIns = 9;
            a.LockedUntil = server.Clock.Now.AddMinutes(30);
        });

        var reset = await client.PostAsync($"/api/organisation/staff/{account.Id}/reset-password", null).JsonAsync();

        (await server.Browser().SignInAsync("organisation", account.UserName).RefusalAsync()).Status.ShouldBe(401);
        var session = await server.Browser().SignInAsync("organisation", account.UserName, reset.GetProperty("initialPassword").GetString()!).JsonAsync();
        session.GetProperty("mustChangePassword").GetBoolean().ShouldBeTrue();
    }

    [Theory]
    [InlineData("disable")]
    [InlineData("enable")]
    [InlineData("reset-password")]
    public async Task Accounts_above_outside_and_ones_own_are_left_alone(string deed)
    {
        var client = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var own = server.LastStaffId;
        var above = await server.AddStaffAsync(Role.CommandOfficer, server.World.East);
        var outside = await server.AddStaffAsync(Role.OrganisationOfficer, server.World.Enterprise);
        var viewer = await server.StaffAsync(Role.Viewer, server.World.East);

        (await client.PostAsync($"/api/command/staff/{above.Id}/{deed}", null).RefusalAsync()).ShouldBe((403, "accounts.aboveOwnRole"));
        (await client.PostAsync($"/api/command/staff/{outside.Id}/{deed}", null).RefusalAsync()).ShouldBe((404, "accounts.staffNotFound"));
        (await client.PostAsync($"/api/command/staff/{own}/{deed}", null).RefusalAsync()).ShouldBe((409, "accounts.ownAccount"));
        (await viewer.PostAsync($"/api/command/staff/{above.Id}/{deed}", null).RefusalAsync()).ShouldBe((403, "permission.missing"));
        (await server.Anonymous().PostAsync($"/api/command/staff/{above.Id}/{deed}", null).RefusalAsync()).ShouldBe((401, "session.required"));
    }

    [Fact]
    public async Task Nobody_raises_an_account_above_the_own_role()
    {
        var client = await server.StaffAsync(Role.CommandOfficer, server.World.City);
        var account = await server.AddStaffAsync(Role.Viewer, server.World.East);

        (await Change(client, account, "李四", Role.SystemAdministrator, server.World.East.Id).RefusalAsync()).ShouldBe((403, "accounts.aboveOwnRole"));
    }

    private static Task<HttpResponseMessage> Create(
        HttpClient client, string door, string userName, Role role, int? regionId = null, long? organisationId = null, string name = "赵六") =>
        client.PostAsJsonAsync($"/api/{door}/staff", new { userName, name, role = Wire(role), regionId, organisationId });

    private static Task<HttpResponseMessage> Change(HttpClient client, StaffAccount account, string name, Role role, int? regionId) =>
        client.PutAsJsonAsync($"/api/command/staff/{account.Id}", new { name, role = Wire(role), regionId, version = account.Version });

    private static string Wire(Role role) => JsonNamingPolicy.CamelCase.ConvertName(role.ToString());
}

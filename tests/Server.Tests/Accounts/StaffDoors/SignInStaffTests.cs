using System.Net;
using Microsoft.EntityFrameworkCore;
using OtpNet;
using Paiyi.Server.Accounts;
using Paiyi.Server.Platform.PersonalData;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Accounts.StaffDoors;

public abstract class SignInStaffTests(TestServer server)
{
    [Fact]
    public async Task A_right_password_begins_a_session_with_the_permissions_of_the_role()
    {
        var account = await server.AddStaffAsync(Role.OrganisationOfficer, server.World.School);
        var browser = server.Browser();

        var session = await browser.SignInAsync("organisation", account.UserName.ToUpperInvariant()).JsonAsync();

        session.GetProperty("signedIn").GetBoolean().ShouldBeTrue();
        session.GetProperty("csrfToken").GetString().ShouldNotBeNullOrEmpty();
        session.GetProperty("mustChangePassword").GetBoolean().ShouldBeFalse();
        var staff = session.GetProperty("staff");
        staff.GetProperty("userName").GetString().ShouldBe(account.UserName);
        staff.GetProperty("scopeName").GetString().ShouldBe("东街小学");
        staff.GetProperty("organisationId").GetInt64().ShouldBe(server.World.School.Id);
        session.GetProperty("permissions").EnumerateArray().Select(p => p.GetString()).ShouldContain("rostersImport");
        (await browser.GetAsync("/api/organisation/session").JsonAsync()).GetProperty("signedIn").GetBoolean().ShouldBeTrue();
        (await server.FindStaffAsync(account.Id)).LastSignInAt.ShouldBe(server.Clock.Now);
    }

    [Fact]
    public async Task A_wrong_password_an_unknown_name_and_a_disabled_account_get_the_same_answer()
    {
        var known = await server.AddStaffAsync(Role.Viewer, server.World.City);
        var disabled = await server.AddStaffAsync(Role.Viewer, server.World.City, a => a.DisabledAt = server.Clock.Now);
        var browser = server.Browser();

        (await browser.SignInAsync("command", known.UserName, "something else").RefusalAsync()).ShouldBe((401, "accounts.signInRefused"));
        (await browser.SignInAsync("command", "nobody.at.all").RefusalAsync()).ShouldBe((401, "accounts.signInRefused"));
        (await browser.SignInAsync("command", disabled.UserName).RefusalAsync()).ShouldBe((401, "accounts.signInRefused"));
    }

    [Theory]
    [InlineData(Role.Gatekeeper, true, "organisation")]
    [InlineData(Role.Gatekeeper, true, "command")]
    [InlineData(Role.OrganisationOfficer, true, "command")]
    [InlineData(Role.OrganisationOfficer, true, "mobile/duty")]
    [InlineData(Role.CommandOfficer, false, "organisation")]
    [InlineData(Role.SystemAdministrator, false, "mobile/duty")]
    public async Task An_account_does_not_sign_in_at_another_door(Role role, bool organisation, string door)
    {
        var account = organisation
            ? await server.AddStaffAsync(role, server.World.School)
            : await server.AddStaffAsync(role, server.World.City);

        (await server.Browser().SignInAsync(door, account.UserName).RefusalAsync()).ShouldBe((403, "accounts.wrongDoor"));
    }

    [Fact]
    public async Task A_gatekeeper_signs_in_on_duty()
    {
        var account = await server.AddStaffAsync(Role.Gatekeeper, server.World.School);

        await server.Browser().SignInAsync("mobile/duty", account.UserName).JsonAsync();
    }

    [Fact]
    public async Task Five_failures_lock_the_account_for_longer_each_time()
    {
        var account = await server.AddStaffAsync(Role.Viewer, server.World.City);
        var browser = server.Browser();
        for (var i = 0; i < 5; i++)
            (await browser.SignInAsync("command", account.UserName, "wrong").RefusalAsync()).Code.ShouldBe("accounts.signInRefused");

        (await RetryAfterAsync(browser, account.UserName)).ShouldBe(30);
        server.Clock.Advance(TimeSpan.FromSeconds(30));
        (await browser.SignInAsync("command", account.UserName, "wrong").RefusalAsync()).Code.ShouldBe("accounts.signInRefused");
        (await RetryAfterAsync(browser, account.UserName)).ShouldBe(60);
        server.Clock.Advance(TimeSpan.FromSeconds(60));
        await browser.SignInAsync("command", account.UserName).JsonAsync();
        (await server.FindStaffAsync(account.Id)).FailedSignIns.ShouldBe(0);
    }

    [Fact]
    public async Task The_lock_never_lasts_longer_than_half_an_hour()
    {
        var account = await server.AddStaffAsync(Role.Viewer, server.World.City, a => a.FailedSignIns = 5_000);
        var browser = server.Browser();
        await browser.SignInAsync("command", account.UserName, "wrong").RefusalAsync();

        (await RetryAfterAsync(browser, account.UserName)).ShouldBe(1800);
    }

    [Fact]
    public async Task Unknown_names_are_locked_out_alike()
    {
        var browser = server.Browser();
        for (var i = 0; i < 5; i++)
            (await browser.SignInAsync("command", "no.such.name", "wrong").RefusalAsync()).Code.ShouldBe("accounts.signInRefused");

        (await RetryAfterAsync(browser, "no.such.name")).ShouldBe(30);
    }

    [Fact]
    public async Task Of_many_simultaneous_guesses_five_are_looked_at()
    {
        var account = await server.AddStaffAsync(Role.Viewer, server.World.City);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => server.Browser().SignInAsync("command", account.UserName, "wrong").RefusalAsync()));

        answers.Count(a => a.Code == "accounts.signInRefused").ShouldBe(5);
        answers.Count(a => a.Code == "accounts.lockedOut").ShouldBe(15);
        (await server.FindStaffAsync(account.Id)).FailedSignIns.ShouldBe(5);
    }

    [Fact]
    public async Task An_address_that_fails_too_often_must_wait()
    {
        var browser = server.Browser();
        for (var i = 0; i < 60; i++)
            await browser.SignInAsync("command", $"guess{i}", "wrong").RefusalAsync();

        (await browser.SignInAsync("command", "guess61", "wrong").RefusalAsync()).ShouldBe((429, "accounts.lockedOut"));
    }

    [Fact]
    public async Task A_second_factor_is_asked_for_and_a_code_works_once()
    {
        var secret = KeyGeneration.GenerateRandomKey(20);
        var account = await server.AddStaffAsync(Role.Viewer, server.World.City,
            a => a.TotpSecret = server.Cipher.Encrypt(Purpose.Totp, Base32Encoding.ToString(secret)));
        var browser = server.Browser();
        var code = new Totp(secret).ComputeTotp(server.Clock.Now.UtcDateTime);

        for (var i = 0; i < 6; i++)
            (await browser.SignInAsync("command", account.UserName).RefusalAsync()).ShouldBe((401, "accounts.totpRequired"));
        (await browser.SignInAsync("command", account.UserName, totp: "000000").RefusalAsync()).ShouldBe((401, "accounts.totpWrong"));
        await browser.SignInAsync("command", account.UserName, totp: code).JsonAsync();
        (await server.Browser().SignInAsync("command", account.UserName, totp: code).RefusalAsync()).ShouldBe((401, "accounts.totpWrong"));
    }

    [Fact]
    public async Task Of_two_simultaneous_sign_ins_with_one_code_one_succeeds()
    {
        var secret = KeyGeneration.GenerateRandomKey(20);
        var account = await server.AddStaffAsync(Role.Viewer, server.World.City,
            a => a.TotpSecret = server.Cipher.Encrypt(Purpose.Totp, Base32Encoding.ToString(secret)));
        var code = new Totp(secret).ComputeTotp(server.Clock.Now.UtcDateTime);

        var statuses = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            using var answer = await server.Browser().SignInAsync("command", account.UserName, totp: code);
            return answer.StatusCode;
        }));

        statuses.Count(s => s == HttpStatusCode.OK).ShouldBe(1);
    }

    [Fact]
    public async Task Another_site_cannot_sign_anybody_in()
    {
        var account = await server.AddStaffAsync(Role.Viewer, server.World.City);
        var browser = server.Browser();
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");

        (await browser.SignInAsync("command", account.UserName).RefusalAsync()).ShouldBe((403, "session.forgeryToken"));
    }

    [Fact]
    public async Task Signing_in_again_ends_the_former_session_of_the_browser()
    {
        var account = await server.AddStaffAsync(Role.Viewer, server.World.City);
        var browser = server.Browser();
        await browser.SignInAsync("command", account.UserName).JsonAsync();
        await browser.SignInAsync("command", account.UserName).JsonAsync();

        (await browser.GetAsync("/api/command/sessions").JsonAsync()).GetProperty("items").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task The_staff_of_an_archived_organisation_do_not_sign_in()
    {
        var organisation = await server.InDatabaseAsync(async db =>
        {
            var gone = new Paiyi.Server.Regions.Organisation
            {
                Kind = Paiyi.Server.Regions.OrganisationKind.Enterprise, Name = "已归档", RegionId = server.World.WestStreet.Id,
                RegionPath = server.World.WestStreet.Path, ArchivedAt = server.Clock.Now,
            };
            db.Add(gone);
            await db.SaveChangesAsync();
            return gone;
        });
        var account = await server.AddStaffAsync(Role.OrganisationOfficer, organisation);

        (await server.Browser().SignInAsync("organisation", account.UserName).RefusalAsync()).ShouldBe((401, "accounts.signInRefused"));
    }

    [Theory]
    [InlineData("UPDATE staff_accounts SET totp_secret = '\\x01' WHERE id = {0}")]
    [InlineData("UPDATE organisations SET archived_at = now() WHERE id = (SELECT organisation_id FROM staff_accounts WHERE id = {0})")]
    public async Task What_changes_while_somebody_signs_in_counts(string change)
    {
        var organisation = await server.InDatabaseAsync(async db =>
        {
            var busy = new Paiyi.Server.Regions.Organisation
            {
                Kind = Paiyi.Server.Regions.OrganisationKind.Enterprise, Name = $"变动中{Guid.NewGuid():N}", RegionId = server.World.WestStreet.Id,
                RegionPath = server.World.WestStreet.Path,
            };
            db.Add(busy);
            await db.SaveChangesAsync();
            return busy;
        });
        var account = await server.AddStaffAsync(Role.OrganisationOfficer, organisation);
        var browser = server.Browser();
        Task<HttpResponseMessage> signingIn = null!;

        await server.InDatabaseAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            // The account has been read by whoever waits for its row to count the attempt.
            await db.Database.ExecuteSqlAsync($"SELECT 1 FROM staff_accounts WHERE id = {account.Id} FOR UPDATE");
            signingIn = browser.SignInAsync("organisation", account.UserName);
            for (var attempt = 0; await WaitingAsync(db) == 0; attempt++)
            {
                attempt.ShouldBeLessThan(400, "waited in vain");
                await Task.Delay(25);
            }

            await db.Database.ExecuteSqlRawAsync(change, account.Id);
            await transaction.CommitAsync();
        });

        (await signingIn.RefusalAsync()).ShouldBe((401, "accounts.signInRefused"));
    }

    [Fact]
    public async Task Neither_passwords_nor_names_reach_the_log()
    {
        var account = await server.AddStaffAsync(Role.Viewer, server.World.City);
        await server.Browser().SignInAsync("command", account.UserName).JsonAsync();

        server.Logs.Lines.ShouldNotContain(l => l.Contains(StaffAccounts.Password) || l.Contains("张三"));
    }

    private static Task<int> WaitingAsync(Paiyi.Server.Data.PaiyiDb db) => db.Database.SqlQuery<int>(
        $"SELECT count(*)::int AS \"Value\" FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))").SingleAsync();

    private static async Task<int> RetryAfterAsync(HttpClient browser, string userName)
    {
        var problem = await browser.SignInAsync("command", userName, "wrong").JsonAsync(HttpStatusCode.TooManyRequests);
        problem.GetProperty("code").GetString().ShouldBe("accounts.lockedOut");
        return problem.GetProperty("retryAfterSeconds").GetInt32();
    }
}

public sealed class SignInStaffOnRedisTests(TestServer server) : SignInStaffTests(server), IClassFixture<TestServer>;

/// <summary>The same on the embedded server of the Redis protocol, whose scripts and types are its own.</summary>
public sealed class SignInStaffOnGarnetTests(GarnetServer server) : SignInStaffTests(server), IClassFixture<GarnetServer>;

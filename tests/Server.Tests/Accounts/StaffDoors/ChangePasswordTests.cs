using System.Net;
using System.Net.Http.Json;
using Paiyi.Server.Accounts;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Accounts.StaffDoors;

public sealed class ChangePasswordTests(TestServer server) : IClassFixture<TestServer>
{
    private const string Next = "eight nights of snow";

    [Fact]
    public async Task An_initial_password_opens_nothing_until_it_is_changed()
    {
        var account = await server.AddStaffAsync(Role.Viewer, server.World.City, a => a.MustChangePassword = true);
        var browser = server.Browser();
        var session = await browser.SignInAsync("command", account.UserName).JsonAsync();
        session.GetProperty("mustChangePassword").GetBoolean().ShouldBeTrue();
        await browser.WithTokenAsync("command");

        (await browser.GetAsync("/api/command/regions").RefusalAsync()).Status.ShouldBe(403);
        (await browser.GetAsync("/api/command/sessions").RefusalAsync()).Status.ShouldBe(403);
        await ChangeAsync(browser, StaffAccounts.Password, Next).JsonAsync(HttpStatusCode.NoContent);

        await browser.WithTokenAsync("command");
        await browser.GetAsync("/api/command/regions").JsonAsync();
        (await browser.GetAsync("/api/command/session").JsonAsync()).GetProperty("mustChangePassword").GetBoolean().ShouldBeFalse();
        await server.Browser().SignInAsync("command", account.UserName, Next).JsonAsync();
    }

    [Fact]
    public async Task The_session_is_replaced_and_every_other_one_ends()
    {
        var account = await server.AddStaffAsync(Role.Viewer, server.World.City);
        var elsewhere = server.Browser();
        await elsewhere.SignInAsync("command", account.UserName).JsonAsync();
        var browser = server.Browser();
        await browser.SignInAsync("command", account.UserName).JsonAsync();
        await browser.WithTokenAsync("command");
        var before = browser.DefaultRequestHeaders.GetValues("X-Paiyi-Csrf").Single();

        await ChangeAsync(browser, StaffAccounts.Password, Next).JsonAsync(HttpStatusCode.NoContent);
        await server.DrainOutboxAsync();

        await browser.WithTokenAsync("command");
        browser.DefaultRequestHeaders.GetValues("X-Paiyi-Csrf").Single().ShouldNotBe(before);
        (await browser.GetAsync("/api/command/sessions").JsonAsync()).GetProperty("items").GetArrayLength().ShouldBe(1);
        (await elsewhere.GetAsync("/api/command/sessions").RefusalAsync()).Status.ShouldBe(401);
    }

    [Theory]
    [InlineData("short", "accounts.passwordTooShort", "newPassword")]
    [InlineData("PERSON", "accounts.passwordIsUserName", "newPassword")]
    [InlineData("Password123", "accounts.passwordCommon", "newPassword")]
    [InlineData("七七七七七七七七七七", "accounts.passwordCommon", "newPassword")]
    [InlineData(StaffAccounts.Password, "accounts.passwordUnchanged", "newPassword")]
    public async Task A_weak_password_is_refused_with_the_field(string next, string code, string field)
    {
        var account = await server.AddStaffAsync(Role.Viewer, server.World.City);
        if (next == "PERSON")
        {
            account = await server.AddStaffAsync(Role.Viewer, server.World.City, a =>
                typeof(StaffAccount).GetProperty(nameof(a.UserName))!.SetValue(a, "somebody.with.a.long.name"));
            next = account.UserName.ToUpperInvariant();
        }

        var browser = server.Browser();
        await browser.SignInAsync("command", account.UserName).JsonAsync();
        await browser.WithTokenAsync("command");

        var problem = await ChangeAsync(browser, StaffAccounts.Password, next).JsonAsync(HttpStatusCode.BadRequest);

        problem.GetProperty("code").GetString().ShouldBe(code);
        problem.GetProperty("errors").TryGetProperty(field, out _).ShouldBeTrue();
    }

    [Fact]
    public async Task Guessing_the_current_password_locks_the_account()
    {
        var account = await server.AddStaffAsync(Role.Viewer, server.World.City);
        var browser = server.Browser();
        await browser.SignInAsync("command", account.UserName).JsonAsync();
        await browser.WithTokenAsync("command");

        for (var i = 0; i < 5; i++)
            (await ChangeAsync(browser, "wrong", Next).RefusalAsync()).ShouldBe((400, "accounts.passwordWrong"));

        (await ChangeAsync(browser, StaffAccounts.Password, Next).RefusalAsync()).ShouldBe((429, "accounts.lockedOut"));
    }

    [Fact]
    public async Task Anonymous_callers_change_nothing() =>
        (await ChangeAsync(server.Anonymous(), "a", "b").RefusalAsync()).ShouldBe((401, "session.required"));

    private static Task<HttpResponseMessage> ChangeAsync(HttpClient browser, string currentPassword, string newPassword) =>
        browser.PutAsJsonAsync("/api/command/password", new { currentPassword, newPassword });
}

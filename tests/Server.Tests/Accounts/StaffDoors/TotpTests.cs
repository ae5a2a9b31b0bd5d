using System.Net;
using System.Net.Http.Json;
using OtpNet;
using Paiyi.Server.Accounts;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Accounts.StaffDoors;

/// <summary>Beginning, confirming and removing the second factor: three steps of one story.</summary>
public sealed class TotpTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task A_confirmed_secret_is_asked_for_until_it_is_removed()
    {
        var (browser, account) = await SignedInAsync();
        var begun = await browser.PostAsync("/api/command/totp", null).JsonAsync();
        begun.GetProperty("uri").GetString().ShouldStartWith("otpauth://totp/");
        var totp = new Totp(Base32Encoding.ToBytes(begun.GetProperty("secret").GetString()));
        await Confirm(browser, totp.ComputeTotp(server.Clock.Now.UtcDateTime)).JsonAsync(HttpStatusCode.NoContent);

        (await ShowsTotpAsync(browser)).ShouldBeTrue();
        (await server.Browser().SignInAsync("command", account.UserName).RefusalAsync()).ShouldBe((401, "accounts.totpRequired"));
        (await server.Browser().SignInAsync("command", account.UserName, totp: totp.ComputeTotp(server.Clock.Now.UtcDateTime)).RefusalAsync())
            .ShouldBe((401, "accounts.totpWrong"));
        (await browser.PostAsync("/api/command/totp", null).RefusalAsync()).ShouldBe((409, "accounts.totpAlreadyOn"));

        (await Remove(browser, "wrong").RefusalAsync()).ShouldBe((400, "accounts.passwordWrong"));
        await Remove(browser, StaffAccounts.Password).JsonAsync(HttpStatusCode.NoContent);
        (await ShowsTotpAsync(browser)).ShouldBeFalse();
        await server.Browser().SignInAsync("command", account.UserName).JsonAsync();
    }

    private static async Task<bool> ShowsTotpAsync(HttpClient browser) =>
        (await browser.GetAsync("/api/command/session").JsonAsync()).GetProperty("staff").GetProperty("totp").GetBoolean();

    [Fact]
    public async Task The_secret_is_not_stored_in_plain()
    {
        var (browser, account) = await SignedInAsync();
        var secret = (await browser.PostAsync("/api/command/totp", null).JsonAsync()).GetProperty("secret").GetString()!;
        await Confirm(browser, new Totp(Base32Encoding.ToBytes(secret)).ComputeTotp(server.Clock.Now.UtcDateTime)).JsonAsync(HttpStatusCode.NoContent);

        var stored = (await server.FindStaffAsync(account.Id)).TotpSecret!;

        System.Text.Encoding.UTF8.GetString(stored).ShouldNotContain(secret);
        server.Cipher.Decrypt(Paiyi.Server.Platform.PersonalData.Purpose.Totp, stored).ShouldBe(secret);
    }

    [Fact]
    public async Task A_wrong_code_confirms_nothing()
    {
        var (browser, account) = await SignedInAsync();
        (await Confirm(browser, "123456").RefusalAsync()).ShouldBe((409, "accounts.totpNotBegun"));
        await browser.PostAsync("/api/command/totp", null).JsonAsync();

        (await Confirm(browser, "000000").RefusalAsync()).ShouldBe((400, "accounts.totpNotConfirmed"));

        (await server.FindStaffAsync(account.Id)).TotpSecret.ShouldBeNull();
    }

    [Fact]
    public async Task A_gatekeeper_has_one_too()
    {
        var account = await server.AddStaffAsync(Role.Gatekeeper, server.World.School);
        var browser = server.Browser();
        await browser.SignInAsync("mobile/duty", account.UserName).JsonAsync();
        browser = await browser.WithTokenAsync("mobile/duty");
        var secret = (await browser.PostAsync("/api/mobile/duty/totp", null).JsonAsync()).GetProperty("secret").GetString();
        var code = new Totp(Base32Encoding.ToBytes(secret)).ComputeTotp(server.Clock.Now.UtcDateTime);

        await browser.PutAsJsonAsync("/api/mobile/duty/totp", new { code }).JsonAsync(HttpStatusCode.NoContent);

        (await server.Browser().SignInAsync("mobile/duty", account.UserName).RefusalAsync()).ShouldBe((401, "accounts.totpRequired"));
    }

    [Fact]
    public async Task Anonymous_callers_have_no_second_factor() =>
        (await server.Anonymous().PostAsync("/api/command/totp", null).RefusalAsync()).ShouldBe((401, "session.required"));

    private static Task<HttpResponseMessage> Confirm(HttpClient browser, string code) => browser.PutAsJsonAsync("/api/command/totp", new { code });

    private static Task<HttpResponseMessage> Remove(HttpClient browser, string password) => browser.SendAsync(
        new HttpRequestMessage(HttpMethod.Delete, "/api/command/totp") { Content = JsonContent.Create(new { password }) });

    private async Task<(HttpClient Browser, StaffAccount Account)> SignedInAsync()
    {
        var account = await server.AddStaffAsync(Role.Viewer, server.World.City);
        var browser = server.Browser();
        await browser.SignInAsync("command", account.UserName).JsonAsync();
        return (await browser.WithTokenAsync("command"), account);
    }
}

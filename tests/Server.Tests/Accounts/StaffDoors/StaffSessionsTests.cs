using System.Net;
using Paiyi.Server.Accounts;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Accounts.StaffDoors;

/// <summary>Listing and ending one's own sessions: four small operations on the same list.</summary>
public abstract class StaffSessionsTests(TestServer server)
{
    [Fact]
    public async Task Every_sign_in_is_listed_with_its_device_and_the_current_one_marked()
    {
        var (first, second) = await TwiceAsync();

        var items = (await second.GetAsync("/api/command/sessions").JsonAsync()).GetProperty("items").EnumerateArray().ToList();

        items.Count.ShouldBe(2);
        items.Count(i => i.GetProperty("current").GetBoolean()).ShouldBe(1);
        items.ShouldContain(i => i.GetProperty("device").GetString() == "Second/1.0" && i.GetProperty("current").GetBoolean());
        items[0].GetProperty("address").GetString().ShouldStartWith("192.0.");
        first.ShouldNotBeNull();
    }

    [Fact]
    public async Task One_session_can_be_ended_from_another()
    {
        var (first, second) = await TwiceAsync();
        var other = (await second.GetAsync("/api/command/sessions").JsonAsync()).GetProperty("items").EnumerateArray()
            .First(i => !i.GetProperty("current").GetBoolean()).GetProperty("id").GetString();

        await second.DeleteAsync($"/api/command/sessions/{other}").JsonAsync(HttpStatusCode.NoContent);

        (await first.GetAsync("/api/command/sessions").RefusalAsync()).Status.ShouldBe(401);
        await second.GetAsync("/api/command/sessions").JsonAsync();
        (await second.DeleteAsync($"/api/command/sessions/{other}").RefusalAsync()).ShouldBe((404, "accounts.sessionNotFound"));
    }

    [Fact]
    public async Task Sessions_of_other_accounts_are_out_of_reach()
    {
        var (_, second) = await TwiceAsync();
        var (stranger, _) = await TwiceAsync();
        var id = (await second.GetAsync("/api/command/sessions").JsonAsync()).GetProperty("items")[0].GetProperty("id").GetString();

        (await stranger.DeleteAsync($"/api/command/sessions/{id}").RefusalAsync()).ShouldBe((404, "accounts.sessionNotFound"));
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_this_session_too()
    {
        var (first, second) = await TwiceAsync();

        await second.DeleteAsync("/api/command/sessions").JsonAsync(HttpStatusCode.NoContent);

        (await first.GetAsync("/api/command/sessions").RefusalAsync()).Status.ShouldBe(401);
        (await second.GetAsync("/api/command/sessions").RefusalAsync()).Status.ShouldBe(401);
    }

    [Fact]
    public async Task Signing_out_ends_this_session_only_and_needs_the_token()
    {
        var (first, second) = await TwiceAsync();
        var token = second.DefaultRequestHeaders.GetValues("X-Paiyi-Csrf").Single();
        second.DefaultRequestHeaders.Remove("X-Paiyi-Csrf");
        (await second.DeleteAsync("/api/command/session").RefusalAsync()).ShouldBe((403, "session.forgeryToken"));
        second.DefaultRequestHeaders.Add("X-Paiyi-Csrf", token);

        await second.DeleteAsync("/api/command/session").JsonAsync(HttpStatusCode.NoContent);

        (await second.GetAsync("/api/command/session").JsonAsync()).GetProperty("signedIn").GetBoolean().ShouldBeFalse();
        await first.GetAsync("/api/command/sessions").JsonAsync();
    }

    [Fact]
    public async Task Anonymous_callers_have_no_sessions() =>
        (await server.Anonymous().GetAsync("/api/command/sessions").RefusalAsync()).ShouldBe((401, "session.required"));

    private async Task<(HttpClient First, HttpClient Second)> TwiceAsync()
    {
        var account = await server.AddStaffAsync(Role.Viewer, server.World.City);
        return (await BrowserAsync("First/1.0"), await BrowserAsync("Second/1.0"));

        async Task<HttpClient> BrowserAsync(string device)
        {
            var browser = server.Browser();
            browser.DefaultRequestHeaders.UserAgent.ParseAdd(device);
            await browser.SignInAsync("command", account.UserName).JsonAsync();
            return await browser.WithTokenAsync("command");
        }
    }
}

public sealed class StaffSessionsOnRedisTests(TestServer server) : StaffSessionsTests(server), IClassFixture<TestServer>;

/// <summary>The same on the embedded server of the Redis protocol, whose scripts and types are its own.</summary>
public sealed class StaffSessionsOnGarnetTests(GarnetServer server) : StaffSessionsTests(server), IClassFixture<GarnetServer>;

using System.Net;
using Paiyi.Server.Accounts;
using Paiyi.Server.Platform.Sessions;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using StackExchange.Redis;
using Xunit;
using Role = Paiyi.Server.Accounts.Role;

namespace Paiyi.Server.Tests.Cluster;

/// <summary>Pages that are open at one process while another one writes, while Redis restarts, and while their process ends.</summary>
[Collection(nameof(ServerCluster))]
public sealed class LiveClusterTests(ServerCluster cluster)
{
    [Fact]
    public async Task What_one_process_writes_a_page_of_the_other_hears_also_after_Redis_was_restarted()
    {
        await using var server = await cluster.StartAsync("serve");
        var (one, other) = (cluster.Serving[0], server);
        await cluster.QuietAsync();
        await using var page = await OpenAsync(other);
        await DeclareAsync("19900000014", one);
        (await page.NextAsync()).ShouldBe("changed declarations");

        await cluster.Redis.StopAsync();
        await Task.Delay(1500);
        await cluster.Redis.StartAsync();
        // Something may have been missed: the page is told to read everything again, and hears what comes after.
        (await page.HearsAsync("changed passages", 30)).ShouldBeTrue(other.Output);
        await DeclareAsync("19900000015", one);
        (await page.HearsAsync("changed declarations", 30)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_process_that_is_asked_to_end_does_not_wait_for_open_pages()
    {
        await using var server = await cluster.StartAsync("serve");
        await using var page = await OpenAsync(server);
        server.Terminate();
        (await page.NextAsync(10)).ShouldBe("closed");
        (await server.ExitAsync(TimeSpan.FromSeconds(10))).ShouldBe(0, server.Output);
    }

    private async Task<LivePage> OpenAsync(ServerProcess server)
    {
        await using var redis = await ConnectionMultiplexer.ConnectAsync(cluster.Redis.ConnectionString);
        await using var db = cluster.OpenDatabase();
        var account = new StaffAccount
        {
            UserName = $"live{Guid.NewGuid():N}"[..30], Name = "值班员", PasswordHash = "-", Role = Role.CommandOfficer,
            RegionId = cluster.World.City.Id, CreatedAt = DateTimeOffset.UnixEpoch,
        };
        db.Add(account);
        await db.SaveChangesAsync();
        var claims = new StaffClaims(nameof(Role.CommandOfficer), cluster.World.City.Path, null, cluster.World.City.Name, false);
        var (secret, _) = await new SessionStore(redis, TimeProvider.System).BeginAsync(
            SessionKind.Staff, account.Id, account.Name, claims, new Microsoft.AspNetCore.Http.DefaultHttpContext());
        var client = new HttpClient { BaseAddress = server.Address, Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.Add("Cookie", $"{SessionCookies.Name(SessionKind.Staff)}={secret}");
        return await LivePage.OpenAsync(client, "/api/command/live");
    }

    private async Task DeclareAsync(string phone, ServerProcess server)
    {
        var person = (await cluster.AddPersonsAsync(phone)).Single();
        var browser = new CitizenBrowser();
        await browser.SignInAsync(phone, server, server);
        await browser.SendAsync(server, HttpMethod.Post, $"/api/mobile/people/{person}/declarations", CitizenBrowser.Answers(TimeProvider.System.GetUtcNow()))
            .JsonAsync(HttpStatusCode.Created);
    }
}

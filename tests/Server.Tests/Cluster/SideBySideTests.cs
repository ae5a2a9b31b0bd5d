using System.Net;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Cluster;

/// <summary>Several processes on one database and one Redis behave as one.</summary>
[Collection(nameof(ServerCluster))]
public sealed class SideBySideTests(ServerCluster cluster)
{
    [Fact]
    public async Task A_citizen_may_be_served_by_another_process_at_every_step()
    {
        var (one, other) = (cluster.Serving[0], cluster.Serving[1]);
        var person = (await cluster.AddPersonsAsync("19900000010")).Single();
        var browser = new CitizenBrowser();

        await browser.SignInAsync("19900000010", asking: one, entering: other);
        await browser.SendAsync(one, HttpMethod.Post, $"/api/mobile/people/{person}/declarations", CitizenBrowser.Answers(DateTimeOffset.UtcNow, 385))
            .JsonAsync(HttpStatusCode.Created);
        (await ColourAsync(browser, other, person, "yellow")).ShouldBe("yellow");
        (await ColourAsync(browser, one, person, "yellow")).ShouldBe("yellow");

        await browser.SendAsync(other, HttpMethod.Delete, "/api/mobile/session", null);
        (await browser.GetAsync(one, "/api/mobile/people").RefusalAsync()).ShouldBe((401, "session.required"));
    }

    [Fact]
    public async Task Work_goes_on_when_one_of_two_workers_is_lost()
    {
        var person = (await cluster.AddPersonsAsync("19900000011")).Single();
        var browser = new CitizenBrowser();
        await browser.SignInAsync("19900000011", cluster.Serving[1], cluster.Serving[0]);
        await using var lost = await cluster.StartAsync("work");
        lost.Kill();

        await browser.SendAsync(cluster.Serving[0], HttpMethod.Post, $"/api/mobile/people/{person}/declarations", CitizenBrowser.Answers(DateTimeOffset.UtcNow, 391))
            .JsonAsync(HttpStatusCode.Created);

        (await ColourAsync(browser, cluster.Serving[1], person, "yellow")).ShouldBe("yellow");
    }

    /// <summary>The colour, once a worker has made it the expected one; otherwise what it is after 20 seconds.</summary>
    private static async Task<string?> ColourAsync(CitizenBrowser browser, ServerProcess server, long person, string expected)
    {
        for (var attempt = 0; ; attempt++)
        {
            var code = await browser.GetAsync(server, $"/api/mobile/people/{person}/health-code").JsonAsync();
            var colour = code.GetProperty("colour").GetString();
            if (colour == expected || attempt == 100)
                return colour;
            await Task.Delay(200);
        }
    }
}

using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Cluster;

/// <summary>A process is asked to end, as at every release, while people declare.</summary>
[Collection(nameof(ServerCluster))]
public sealed partial class ShutdownTests(ServerCluster cluster)
{
    [Fact]
    public async Task Whoever_was_let_in_is_answered_and_stored_before_the_process_ends()
    {
        const string phone = "19900000008";
        var persons = await cluster.AddPersonsAsync(phone, 60);
        await using var server = await cluster.StartAsync("serve");
        var browser = new CitizenBrowser();
        await browser.SignInAsync(phone, server, server);
        await using var db = cluster.OpenDatabase();
        var hold = await db.Database.BeginTransactionAsync();
        await db.Database.ExecuteSqlRawAsync("LOCK TABLE declarations IN ACCESS EXCLUSIVE MODE");

        var sent = persons.Select(p => DeclareAsync(browser, server, p)).ToArray();
        await UntilAsync(async () => await BeingServedAsync(server) >= sent.Length);
        server.Terminate();
        await UntilAsync(async () => !await IsListeningAsync(server));
        sent.ShouldAllBe(s => !s.IsCompleted);
        await hold.RollbackAsync();

        (await Task.WhenAll(sent)).ShouldAllBe(a => a.StatusCode == HttpStatusCode.Created);
        (await server.ExitAsync(TimeSpan.FromSeconds(30))).ShouldBe(0, server.Output);
        (await StoredAsync(persons)).ShouldBe(persons.Order());
    }

    [Fact]
    public async Task Nothing_acknowledged_in_the_middle_of_the_rush_is_lost()
    {
        const string phone = "19900000009";
        var persons = await cluster.AddPersonsAsync(phone, 400);
        await using var server = await cluster.StartAsync("serve");
        var browser = new CitizenBrowser();
        await browser.SignInAsync(phone, server, server);
        var acknowledged = new ConcurrentBag<long>();
        var others = new ConcurrentBag<HttpStatusCode>();
        var next = new ConcurrentQueue<long>(persons);

        var rush = Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            while (next.TryDequeue(out var person))
            {
                try
                {
                    using var answer = await DeclareAsync(browser, server, person);
                    if (answer.StatusCode == HttpStatusCode.Created)
                        acknowledged.Add(person);
                    else
                        others.Add(answer.StatusCode);
                }
                catch (HttpRequestException)
                {
                    return;
                }
            }
        })));
        await UntilAsync(() => Task.FromResult(acknowledged.Count >= 100));
        server.Terminate();
        await rush;

        (await server.ExitAsync(TimeSpan.FromSeconds(30))).ShouldBe(0, server.Output);
        next.ShouldNotBeEmpty("the process must end in the middle of the rush");
        others.ShouldAllBe(status => status == HttpStatusCode.ServiceUnavailable);
        acknowledged.Order().ShouldBeSubsetOf(await StoredAsync(persons));
    }

    private static Task<HttpResponseMessage> DeclareAsync(CitizenBrowser browser, ServerProcess server, long person) =>
        browser.SendAsync(server, HttpMethod.Post, $"/api/mobile/people/{person}/declarations", CitizenBrowser.Answers(DateTimeOffset.UtcNow));

    private async Task<List<long>> StoredAsync(long[] persons)
    {
        await using var db = cluster.OpenDatabase();
        return await db.Declarations.Where(d => persons.Contains(d.PersonId) && d.Version == 1).Select(d => d.PersonId).Order().ToListAsync();
    }

    /// <summary>How many declarations the process is busy with, by its own metrics.</summary>
    private static async Task<int> BeingServedAsync(ServerProcess server)
    {
        using var client = new HttpClient { BaseAddress = server.PrivateAddress };
        var metrics = await client.GetStringAsync("/metrics");
        return ActivePosts().Matches(metrics).Sum(m => int.Parse(m.Groups[1].Value));
    }

    private static async Task<bool> IsListeningAsync(ServerProcess server)
    {
        try
        {
            using var socket = new TcpClient();
            await socket.ConnectAsync(server.Address.Host, server.Address.Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        for (var attempt = 0; !await condition(); attempt++)
        {
            attempt.ShouldBeLessThan(200, "waited in vain");
            await Task.Delay(50);
        }
    }

    [GeneratedRegex(@"^http_server_active_requests\{[^}]*http_request_method=""POST""[^}]*\} (\d+)", RegexOptions.Multiline)]
    private static partial Regex ActivePosts();
}

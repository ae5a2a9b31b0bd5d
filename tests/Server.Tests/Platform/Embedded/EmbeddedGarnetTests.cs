using Microsoft.Extensions.Logging.Abstractions;
using Paiyi.Server.Platform.Embedded;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using StackExchange.Redis;
using Xunit;

namespace Paiyi.Server.Tests.Platform.Embedded;

public sealed class EmbeddedGarnetTests : IDisposable
{
    private readonly TemporaryFolder folder = TemporaryFolder.Create();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Keys_and_their_ends_survive_a_restart_on_the_same_address()
    {
        string before;
        using (var first = await StartAsync())
        {
            before = first.ConnectionString;
            await using var redis = await ConnectionMultiplexer.ConnectAsync(before);
            await redis.GetDatabase().StringSetAsync("session", "王", TimeSpan.FromHours(1));
            await redis.GetDatabase().HashSetAsync("fields", "a", 1);
        }

        using var second = await StartAsync();

        second.ConnectionString.ShouldBe(before);
        await using var again = await ConnectionMultiplexer.ConnectAsync(second.ConnectionString);
        ((string?)await again.GetDatabase().StringGetAsync("session")).ShouldBe("王");
        ((int)await again.GetDatabase().HashGetAsync("fields", "a")).ShouldBe(1);
        (await again.GetDatabase().KeyTimeToLiveAsync("session")).ShouldNotBeNull()
            .ShouldBeInRange(TimeSpan.FromMinutes(55), TimeSpan.FromHours(1));
    }

    [Fact]
    public async Task Scripts_run()
    {
        using var server = await StartAsync();
        await using var redis = await ConnectionMultiplexer.ConnectAsync(server.ConnectionString);

        var answer = await redis.GetDatabase().ScriptEvaluateAsync(
            "return redis.call('INCRBY', KEYS[1], ARGV[1])", ["counter"], [5]);

        ((int)answer).ShouldBe(5);
    }

    [Fact]
    public async Task Scripts_of_several_processes_run_one_after_the_other()
    {
        using var server = await StartAsync();
        var processes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => ConnectionMultiplexer.ConnectAsync(server.ConnectionString)));

        await Task.WhenAll(processes.Select(redis => Task.Run(async () =>
        {
            for (var i = 0; i < 300; i++)
                await redis.GetDatabase().ScriptEvaluateAsync(
                    "redis.call('SET', KEYS[1], tonumber(redis.call('GET', KEYS[1]) or '0') + 1)", ["counter"]);
        })));

        ((int)await processes[0].GetDatabase().StringGetAsync("counter")).ShouldBe(1800);
        foreach (var redis in processes)
            await redis.DisposeAsync();
    }

    [Fact]
    public async Task A_caller_without_the_password_is_refused()
    {
        using var server = await StartAsync();
        var options = ConfigurationOptions.Parse(server.ConnectionString);
        options.Password = null;

        await Should.ThrowAsync<Exception>(async () =>
        {
            await using var redis = await ConnectionMultiplexer.ConnectAsync(options);
            await redis.GetDatabase().StringSetAsync("a", "b");
        });
    }

    [Fact]
    public async Task A_second_program_on_the_same_data_learns_who_runs_there()
    {
        using var server = await StartAsync();

        var refused = await StartAsync().ShouldThrowAsync<EmbeddedServerException>();

        refused.Message.ShouldContain($"pid {Environment.ProcessId}");
    }

    private Task<EmbeddedGarnet> StartAsync() => EmbeddedGarnet.StartAsync(
        Path.Combine(folder.Path, "garnet"), null, NullLoggerFactory.Instance, TestContext.Current.CancellationToken);
}

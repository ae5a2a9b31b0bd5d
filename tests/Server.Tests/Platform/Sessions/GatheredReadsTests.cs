using Paiyi.Server.Platform.Sessions;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using StackExchange.Redis;
using Xunit;

namespace Paiyi.Server.Tests.Platform.Sessions;

public sealed class GatheredReadsTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private readonly RedisServer server = new();
    private ConnectionMultiplexer redis = null!;
    private GatheredReads reads = null!;

    public async ValueTask InitializeAsync()
    {
        await server.StartAsync();
        var options = ConfigurationOptions.Parse(server.ConnectionString);
        (options.AbortOnConnectFail, options.AsyncTimeout) = (false, (int)Patience.TotalMilliseconds);
        redis = await ConnectionMultiplexer.ConnectAsync(options);
        reads = new GatheredReads(redis);
    }

    [Fact]
    public async Task A_lone_reader_gets_the_values_in_the_order_of_its_keys()
    {
        await redis.GetDatabase().StringSetAsync([new("a", "1"), new("c", "3")]);
        (await reads.ReadAsync(["a", "b", "c"])).ShouldBe(["1", RedisValue.Null, "3"]);
        (await reads.ReadAsync(["c"])).ShouldBe(["3"]);
    }

    [Fact]
    public async Task Of_many_at_once_each_gets_its_own_and_they_share_the_round_trips()
    {
        const int many = 2000;
        await redis.GetDatabase().StringSetAsync([.. Enumerable.Range(0, many).Select(i => new KeyValuePair<RedisKey, RedisValue>($"key{i}", i))]);
        var before = redis.OperationCount;

        var values = await Task.WhenAll(Enumerable.Range(0, many).Select(i => Task.Run(() =>
            reads.ReadAsync(i % 2 == 0 ? [$"key{i}"] : [$"nothing{i}", $"key{i}"]))));

        for (var i = 0; i < many; i++)
            values[i].ShouldBe(i % 2 == 0 ? [i] : [RedisValue.Null, i]);
        (redis.OperationCount - before).ShouldBeLessThan(many / 4);
    }

    [Fact]
    public async Task What_is_written_before_a_reader_comes_is_what_it_reads()
    {
        var database = redis.GetDatabase();
        using var stop = new CancellationTokenSource();
        var others = Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
                await reads.ReadAsync(["other"]);
        })));
        for (var i = 0; i < 500; i++)
        {
            await database.StringSetAsync("own", i);
            (await reads.ReadAsync(["own"])).ShouldBe([i]);
        }

        await stop.CancelAsync();
        await others;
    }

    [Fact]
    public async Task While_Redis_is_silent_nobody_waits_for_those_before_to_have_waited_in_vain()
    {
        await reads.ReadAsync(["a"]);
        // On this connection nothing is answered until that list has something, or time is up.
        var silence = redis.GetDatabase().ExecuteAsync("BLPOP", "nothing", (int)(6 * Patience).TotalSeconds);

        // One group after the other would wait until Redis speaks again, and the last would have an answer.
        var faults = await Task.WhenAll(Enumerable.Range(0, 1000).Select(i => Record.ExceptionAsync(() => reads.ReadAsync([$"key{i}"])).AsTask()));

        faults.ShouldAllBe(f => f is RedisException || f is TimeoutException);
        for (var attempt = 0; attempt < 100 && await Record.ExceptionAsync(() => reads.ReadAsync(["a"])) is not null; attempt++)
            await Task.Delay(100);
        (await reads.ReadAsync(["a"])).ShouldBe([RedisValue.Null]);
        await Record.ExceptionAsync(() => silence);
    }

    public async ValueTask DisposeAsync()
    {
        await redis.DisposeAsync();
        await server.DisposeAsync();
    }
}

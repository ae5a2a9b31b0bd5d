using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using StackExchange.Redis;
using Xunit;

namespace Paiyi.Server.Tests.Platform.Embedded;

public sealed class RedisServerTests
{
    [Fact]
    public async Task An_outage_ends_on_the_same_address()
    {
        await using var server = await RedisServer.CreateAsync();
        var address = server.ConnectionString;
        await using (var before = await ConnectionMultiplexer.ConnectAsync(address))
            (await before.GetDatabase().StringIncrementAsync("n")).ShouldBe(1);

        await server.StopAsync();
        await ConnectionMultiplexer.ConnectAsync(address + ",connectTimeout=500")
            .ShouldThrowAsync<RedisConnectionException>();
        await server.StartAsync();

        server.ConnectionString.ShouldBe(address);
        await using var after = await ConnectionMultiplexer.ConnectAsync(address);
        (await after.GetDatabase().PingAsync()).ShouldBeGreaterThan(TimeSpan.Zero);
    }
}

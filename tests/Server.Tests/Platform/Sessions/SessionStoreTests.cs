using Microsoft.AspNetCore.Http;
using Paiyi.Server.Platform.Sessions;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using StackExchange.Redis;
using Xunit;

namespace Paiyi.Server.Tests.Platform.Sessions;

public sealed class SessionStoreTests : IAsyncLifetime
{
    private readonly RedisServer server = new();
    private ConnectionMultiplexer redis = null!;

    public async ValueTask InitializeAsync()
    {
        await server.StartAsync();
        redis = await ConnectionMultiplexer.ConnectAsync(server.ConnectionString);
    }

    [Fact]
    public async Task An_account_that_signs_in_again_and_again_and_never_out_keeps_a_short_list()
    {
        var (store, database) = (new SessionStore(redis, TimeProvider.System), redis.GetDatabase());
        for (var i = 0; i < 200; i++)
        {
            await store.BeginAsync(SessionKind.Staff, 7, "", null, new DefaultHttpContext());
            foreach (var hash in await database.SetMembersAsync("sessions:staff:7"))
                await database.KeyDeleteAsync($"session:staff:{hash}");
        }

        await store.BeginAsync(SessionKind.Staff, 7, "", null, new DefaultHttpContext());

        (await database.SetLengthAsync("sessions:staff:7")).ShouldBeLessThan(10);
        (await store.ListAsync(SessionKind.Staff, 7)).Count.ShouldBe(1);
    }

    public async ValueTask DisposeAsync()
    {
        await redis.DisposeAsync();
        await server.DisposeAsync();
    }
}

using StackExchange.Redis;

namespace Paiyi.Server.Data;

/// <summary>
/// Builds the model of the tables and connects to Redis before the process listens. The first request would do it
/// otherwise, and every request that came meanwhile would hold a thread that the connection needs to come about.
/// </summary>
internal sealed class WarmUp(IServiceScopeFactory scopes, IServiceProvider services) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        services.GetRequiredService<IConnectionMultiplexer>();
        using var scope = scopes.CreateScope();
        _ = scope.ServiceProvider.GetRequiredService<PaiyiDb>().Model;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

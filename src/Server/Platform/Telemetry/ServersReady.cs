using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using StackExchange.Redis;

namespace Paiyi.Server.Platform.Telemetry;

/// <summary>Ready means: the database and Redis both answer. A load balancer sends no request before that.</summary>
internal sealed class ServersReady(NpgsqlDataSource database, IConnectionMultiplexer redis) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var command = database.CreateCommand("SELECT 1");
            await command.ExecuteScalarAsync(cancellationToken);
            await redis.GetDatabase().PingAsync();
            return HealthCheckResult.Healthy();
        }
        catch (Exception e) when (e is NpgsqlException or RedisException or TimeoutException or OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy(e.GetType().Name);
        }
    }
}

using Microsoft.Extensions.Logging.Abstractions;

namespace Paiyi.Server.Platform.Embedded;

/// <summary>
/// The servers that the configuration does not name: each empty connection string is filled with that of a server
/// started here, which keeps its data in the folder <c>PAIYI_DATA</c>, or <c>data</c> in the working folder. Disposing
/// stops them, the cache before the database.
/// </summary>
public sealed class EmbeddedServers : IAsyncDisposable
{
    private const string PostgresKey = "ConnectionStrings:Postgres";
    private const string RedisKey = "ConnectionStrings:Redis";

    private EmbeddedPostgres? postgres;
    private EmbeddedGarnet? garnet;

    private EmbeddedServers() { }

    /// <exception cref="EmbeddedServerException">One cannot run; the message is meant for the person who started it.</exception>
    public static async Task<EmbeddedServers> StartAsync(
        IConfiguration configuration, ILoggerFactory logging, CancellationToken cancellation = default)
    {
        var servers = new EmbeddedServers();
        try
        {
            await Task.WhenAll(
                servers.StartPostgresAsync(configuration, logging, cancellation),
                servers.StartGarnetAsync(configuration, logging, cancellation));
            return servers;
        }
        catch
        {
            await servers.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Fills empty connection strings with those of the servers that another process has started on the same data folder; those
    /// that do not run are started here.
    /// </summary>
    /// <exception cref="EmbeddedServerException">One cannot run; the message is meant for the person who started it.</exception>
    public static async Task<EmbeddedServers> JoinAsync(IConfiguration configuration, CancellationToken cancellation = default)
    {
        var logging = NullLoggerFactory.Instance;
        var folder = DataFolder(configuration);
        if (string.IsNullOrWhiteSpace(configuration[PostgresKey]))
            configuration[PostgresKey] = await EmbeddedPostgres.RunningAsync(PostgresOptions(folder), logging.CreateLogger<EmbeddedPostgres>(), cancellation);
        if (string.IsNullOrWhiteSpace(configuration[RedisKey]))
            configuration[RedisKey] = EmbeddedGarnet.Running(GarnetFolder(folder));
        return await StartAsync(configuration, logging, cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        garnet?.Dispose();
        if (postgres is not null) await postgres.DisposeAsync();
    }

    private static string DataFolder(IConfiguration configuration) =>
        configuration["PAIYI_DATA"] is { Length: > 0 } folder ? folder : "data";

    private static EmbeddedPostgresOptions PostgresOptions(string folder) => new() { Directory = Path.Combine(folder, "postgres") };

    private static string GarnetFolder(string folder) => Path.Combine(folder, "garnet");

    private async Task StartPostgresAsync(
        IConfiguration configuration, ILoggerFactory logging, CancellationToken cancellation)
    {
        if (!string.IsNullOrWhiteSpace(configuration[PostgresKey])) return;
        var logger = logging.CreateLogger<EmbeddedPostgres>();
        postgres = await EmbeddedPostgres.StartAsync(PostgresOptions(DataFolder(configuration)), logger, cancellation);
        configuration[PostgresKey] = postgres.ConnectionString;
    }

    private async Task StartGarnetAsync(
        IConfiguration configuration, ILoggerFactory logging, CancellationToken cancellation)
    {
        if (!string.IsNullOrWhiteSpace(configuration[RedisKey])) return;
        garnet = await EmbeddedGarnet.StartAsync(GarnetFolder(DataFolder(configuration)), null, logging, cancellation);
        configuration[RedisKey] = garnet.ConnectionString;
    }
}

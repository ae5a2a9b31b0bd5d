namespace Paiyi.Server.Platform.Embedded;

/// <summary>
/// The servers that the configuration does not name: each empty connection string is filled with that of a server
/// started here, which keeps its data in the folder <c>PAIYI_DATA</c>, or <c>data</c> in the working folder. Disposing
/// stops them, the cache before the database.
/// </summary>
public sealed class EmbeddedServers : IAsyncDisposable
{
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

    public async ValueTask DisposeAsync()
    {
        garnet?.Dispose();
        if (postgres is not null) await postgres.DisposeAsync();
    }

    private static string DataFolder(IConfiguration configuration) =>
        configuration["PAIYI_DATA"] is { Length: > 0 } folder ? folder : "data";

    private async Task StartPostgresAsync(
        IConfiguration configuration, ILoggerFactory logging, CancellationToken cancellation)
    {
        const string key = "ConnectionStrings:Postgres";
        if (!string.IsNullOrWhiteSpace(configuration[key])) return;
        var logger = logging.CreateLogger<EmbeddedPostgres>();
        var options = new EmbeddedPostgresOptions { Directory = Path.Combine(DataFolder(configuration), "postgres") };
        postgres = await EmbeddedPostgres.StartAsync(options, logger, cancellation);
        configuration[key] = postgres.ConnectionString;
    }

    private async Task StartGarnetAsync(
        IConfiguration configuration, ILoggerFactory logging, CancellationToken cancellation)
    {
        const string key = "ConnectionStrings:Redis";
        if (!string.IsNullOrWhiteSpace(configuration[key])) return;
        var directory = Path.Combine(DataFolder(configuration), "garnet");
        garnet = await EmbeddedGarnet.StartAsync(directory, null, logging, cancellation);
        configuration[key] = garnet.ConnectionString;
    }
}

using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Paiyi.Server.Platform.Embedded;
using Xunit;

namespace Paiyi.Server.Tests.Fixtures;

/// <summary>
/// A private PostgreSQL server for tests, in a temporary folder that disappears with it. A test run shares one; a test
/// that stops the server takes its own. What a killed run left behind is removed by the next one.
/// </summary>
public sealed class PostgresCluster : IAsyncLifetime
{
    private static readonly Dictionary<string, string> Hasty = new()
    {
        ["fsync"] = "off",
        ["full_page_writes"] = "off",
        ["synchronous_commit"] = "off",
        ["shared_buffers"] = "128MB",
        ["max_wal_size"] = "1GB",
    };

    private readonly TemporaryFolder folder = TemporaryFolder.Create();
    private readonly ConcurrentDictionary<string, Lazy<Task>> templates = new();
    private EmbeddedPostgres server = null!;

    public static async Task<PostgresCluster> StartAsync()
    {
        var cluster = new PostgresCluster();
        await cluster.InitializeAsync();
        return cluster;
    }

    public async ValueTask InitializeAsync() => server = await EmbeddedPostgres.StartAsync(
        new EmbeddedPostgresOptions
        {
            WorkingFolder = Repository.Root,
            Directory = Path.Combine(folder.Path, "postgres"),
            Settings = Hasty,
            SyncNewCluster = false,
        },
        NullLogger.Instance);

    /// <summary>
    /// A new database of its own. The template is made once for each name, by the function that gets its connection
    /// string, and then copied.
    /// </summary>
    /// <returns>The connection string of the new database.</returns>
    public async Task<string> CreateDatabaseAsync(string template, Func<string, Task> fill)
    {
        await templates.GetOrAdd(template, name => new Lazy<Task>(() => CreateTemplateAsync(name, fill))).Value;
        var name = $"test_{Guid.NewGuid():N}";
        // Copied files take nine tenths of the time of logged pages, and leave no log to write out afterwards.
        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY");
        return server.ConnectionStringFor(name);
    }

    /// <summary>A new, empty database.</summary>
    public Task<string> CreateDatabaseAsync() => CreateDatabaseAsync("empty", _ => Task.CompletedTask);

    public async Task DropDatabaseAsync(string connectionString)
    {
        var name = new NpgsqlConnectionStringBuilder(connectionString).Database;
        NpgsqlConnection.ClearPool(new NpgsqlConnection(connectionString));
        await ExecuteAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
    }

    /// <summary>Where its databases lie.</summary>
    public string DataDirectory => server.DataDirectory;

    /// <summary>Stops the server, as in an outage; its databases stay.</summary>
    public Task StopAsync() => server.StopAsync();

    /// <summary>Starts it again, on the same port.</summary>
    public Task StartAgainAsync() => server.StartAgainAsync();

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (server is not null) await server.DisposeAsync();
        folder.Dispose();
    }

    private async Task CreateTemplateAsync(string name, Func<string, Task> fill)
    {
        await ExecuteAsync($"CREATE DATABASE {name}");
        // A template must have no connection left, so none may wait in a pool.
        await fill(server.ConnectionStringFor(name) + ";Pooling=false");
        await ExecuteAsync($"ALTER DATABASE {name} IS_TEMPLATE true ALLOW_CONNECTIONS false");
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(server.ConnectionStringFor("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 120 };
        await command.ExecuteNonQueryAsync();
    }
}

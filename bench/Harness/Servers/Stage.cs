using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Paiyi.Server.Platform.Embedded;
using StackExchange.Redis;

namespace Paiyi.Bench.Servers;

/// <summary>
/// The servers of a benchmark, all on this machine: PostgreSQL with its data in <c>.cache/bench</c> (durable, as in
/// production), a Redis server without files, and on demand Paiyi, the bare Kestrel and the Koa peer.
/// </summary>
internal sealed class Stage : IAsyncDisposable
{
    private const string Binaries = "bin/Release/net10.0";
    private static readonly string Folder = Path.GetFullPath(".cache/bench");
    private readonly EmbeddedPostgres _postgres;
    private readonly List<IAsyncDisposable> _started = [];
    private readonly int _redisPort = FreePort();
    private int _redisDatabases;

    private Stage(EmbeddedPostgres postgres) => _postgres = postgres;

    public string PostgresVersion { get; private set; } = "";

    /// <summary>What PostgreSQL writes down.</summary>
    public string PostgresLog => _postgres.DataDirectory + ".log";

    /// <summary>The process that was started last by <see cref="StartPaiyiAsync"/>.</summary>
    public int LastProcess { get; private set; }

    public static async Task<Stage> OpenAsync()
    {
        Directory.CreateDirectory(Folder);
        var options = new EmbeddedPostgresOptions { Directory = Path.Combine(Folder, "postgres") };
        var stage = new Stage(await EmbeddedPostgres.StartAsync(options, NullLogger.Instance));
        var redis = Child.Start(
            "redis-server",
            ["--port", $"{stage._redisPort}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", Path.GetTempPath()]);
        stage._started.Add(await redis.ListeningAsync(stage._redisPort));
        await using var database = stage.Database("postgres");
        stage.PostgresVersion = $"PostgreSQL {await database.ScalarAsync<string>("SHOW server_version")}";
        return stage;
    }

    public NpgsqlDataSource Database(string name) => NpgsqlDataSource.Create(_postgres.ConnectionStringFor(name) + ";Command Timeout=0");

    /// <summary>The name of a database with a demonstration of that size, and how long it took to write; none when it was there.</summary>
    public async Task<(string Database, TimeSpan? Took)> SeededAsync(int persons, bool afresh = false)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"bench_{persons}");
        await using var server = Database("postgres");
        if (afresh)
            await server.RunAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        if (!await server.ScalarAsync<bool>($"SELECT EXISTS (SELECT FROM pg_database WHERE datname = '{name}')"))
            await server.RunAsync($"CREATE DATABASE {name}");
        await PaiyiAsync("migrate", name);
        await using var database = Database(name);
        if (await database.ScalarAsync<bool>("SELECT EXISTS (SELECT FROM regions)"))
            return (name, null);
        Console.WriteLine($"Writing {persons:N0} persons into {name} …");
        var watch = Stopwatch.StartNew();
        await PaiyiAsync("seed", name, "--persons", $"{persons}");
        return (name, watch.Elapsed);
    }

    /// <summary>A copy of a database, in place of the one that may have its name.</summary>
    public async Task CloneAsync(string original, string name)
    {
        await using var server = Database("postgres");
        await server.RunAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        NpgsqlConnection.ClearAllPools();
        await server.RunAsync($"CREATE DATABASE {name} TEMPLATE {original} STRATEGY FILE_COPY");
    }

    /// <summary>Paiyi in the role that answers HTTP.</summary>
    public async Task<(string Url, IConnectionMultiplexer Redis)> StartPaiyiAsync(string database)
    {
        var port = FreePort();
        var redis = $"127.0.0.1:{_redisPort},defaultDatabase={++_redisDatabases}";
        var child = Child.Start("dotnet", [Program("src/Server", "Paiyi.Server"), "serve"], Settings(database, redis, port));
        _started.Add(await child.ListeningAsync(port));
        LastProcess = child.Id;
        var connection = await ConnectionMultiplexer.ConnectAsync(redis);
        _started.Add(connection);
        return ($"http://127.0.0.1:{port}", connection);
    }

    /// <summary>Paiyi in a process that answers HTTP, and a way to start others for jobs; whoever asked ends them.</summary>
    public async Task<(string Url, IConnectionMultiplexer Redis, Child Serve, Func<Child> StartWork)> StartWithWorkerAsync(
        string database, params (string, string)[] settings)
    {
        var port = FreePort();
        var redis = $"127.0.0.1:{_redisPort},defaultDatabase={++_redisDatabases}";
        var connection = await ConnectionMultiplexer.ConnectAsync(redis);
        _started.Add(connection);
        var serve = Child.Start("dotnet", [Program("src/Server", "Paiyi.Server"), "serve"], [.. Settings(database, redis, port), .. settings]);
        return ($"http://127.0.0.1:{port}", connection, await serve.ListeningAsync(port), StartWork);

        Child StartWork() =>
            Child.Start("dotnet", [Program("src/Server", "Paiyi.Server"), "work"], [.. Settings(database, redis, FreePort()), .. settings]);
    }

    /// <summary>A Kestrel that says hello.</summary>
    public async Task<string> StartHelloAsync()
    {
        var port = FreePort();
        var url = $"http://127.0.0.1:{port}";
        _started.Add(await Child.Start("dotnet", [Program("bench/peers/hello", "Paiyi.Hello"), "--urls", url]).ListeningAsync(port));
        return url;
    }

    /// <summary>The Koa peer on a schema of its own in the same database, filled with the same persons.</summary>
    /// <param name="workers">Processes that answer; more than one have another above them.</param>
    public async Task<(string Url, int Process)> StartKoaAsync(string database, int workers = 2)
    {
        await using (var data = Database(database))
        {
            if (!await data.ScalarAsync<bool>("SELECT to_regclass('koa.person_import') IS NOT NULL"))
                await data.RunAsync("DROP SCHEMA IF EXISTS koa CASCADE;" + await File.ReadAllTextAsync("bench/peers/koa/schema.sql"));
        }

        var port = FreePort();
        var at = new NpgsqlConnectionStringBuilder(_postgres.ConnectionStringFor(database));
        var child = Child.Start(
            "node", ["bench/peers/koa/dist/main.js"],
            ("PORT", $"{port}"), ("REDIS_PORT", $"{_redisPort}"), ("NODE_ENV", "production"), ("WORKERS", $"{workers}"), ("EXCELJS_UTF8_FIX", "1"),
            ("DATABASE_URL", $"postgres://{at.Username}:{Uri.EscapeDataString(at.Password!)}@{at.Host}:{at.Port}/{database}?options=-c%20search_path%3Dkoa"));
        _started.Add(await child.ListeningAsync(port));
        return ($"http://127.0.0.1:{port}", child.Id);
    }

    /// <summary>Where programs of PostgreSQL find the server.</summary>
    public IEnumerable<(string Name, string Value)> PostgresEnvironment(string database)
    {
        var at = new NpgsqlConnectionStringBuilder(_postgres.ConnectionStringFor(database));
        return [("PGHOST", at.Host!), ("PGPORT", $"{at.Port}"), ("PGUSER", at.Username!), ("PGPASSWORD", at.Password!), ("PGDATABASE", database)];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var each in Enumerable.Reverse(_started))
            await each.DisposeAsync();
        await _postgres.DisposeAsync();
    }

    private Task<string> PaiyiAsync(string role, string database, params string[] arguments) =>
        Child.RunAsync("dotnet", [Program("src/Server", "Paiyi.Server"), role, .. arguments], Settings(database, $"127.0.0.1:{_redisPort}", FreePort()));

    private IEnumerable<(string, string)> Settings(string database, string redis, int port) =>
    [
        ("ASPNETCORE_ENVIRONMENT", "Production"), ("PAIYI_PORT", $"{port}"), ("PAIYI_PRIVATE_PORT", $"{FreePort()}"),
        ("PAIYI_KEYS", Path.Combine(Folder, "keys")), ("ConnectionStrings__Postgres", _postgres.ConnectionStringFor(database)),
        ("ConnectionStrings__Redis", redis),
    ];

    private static string Program(string project, string assembly) => Path.Combine(project, Binaries, assembly + ".dll");

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

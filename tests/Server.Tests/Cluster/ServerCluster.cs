using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.PersonalData;
using Paiyi.Server.Tests.Fixtures;
using Xunit;

namespace Paiyi.Server.Tests.Cluster;

/// <summary>
/// Two <c>serve</c> and two <c>work</c> processes side by side, on a PostgreSQL cluster and a Redis that belong to this
/// test alone, so that it can take them away.
/// </summary>
public sealed class ServerCluster : IAsyncLifetime
{
    private readonly TemporaryFolder keys = TemporaryFolder.Create();
    private readonly List<ServerProcess> processes = [];
    private Dictionary<string, string> settings = [];

    public PostgresCluster Postgres { get; } = new();

    public RedisServer Redis { get; } = new();

    public PersonalDataCipher Cipher { get; private set; } = null!;

    public World World { get; private set; } = null!;

    internal ServerProcess[] Serving { get; private set; } = [];

    internal ServerProcess[] Working { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        await Postgres.InitializeAsync();
        await Redis.StartAsync();
        var database = await Postgres.CreateDatabaseAsync();
        settings = new Dictionary<string, string>
        {
            ["ConnectionStrings__Postgres"] = database,
            ["ConnectionStrings__Redis"] = Redis.ConnectionString,
            ["PAIYI_KEYS"] = keys.Path,
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
        };
        await ServerProcess.RunAsync("migrate", settings);
        Cipher = new PersonalDataCipher(Keyring.OpenOrCreate(keys.Path));
        await using (var db = OpenDatabase())
            World = await World.CreateAsync(db, Cipher);
        var started = await Task.WhenAll(StartAsync("serve"), StartAsync("serve"), StartAsync("work"), StartAsync("work"));
        processes.AddRange(started);
        Serving = started[..2];
        Working = started[2..];
    }

    /// <summary>The database over a connection of its own: one kept from before an outage would be broken.</summary>
    public PaiyiDb OpenDatabase() =>
        new(new DbContextOptionsBuilder<PaiyiDb>().UseNpgsql(settings["ConnectionStrings__Postgres"] + ";Pooling=false").Options);

    public async ValueTask DisposeAsync()
    {
        foreach (var process in processes)
            await process.DisposeAsync();
        await Redis.DisposeAsync();
        await Postgres.DisposeAsync();
        keys.Dispose();
    }

    /// <summary>One more process; whoever starts it ends it.</summary>
    internal Task<ServerProcess> StartAsync(string role) => ServerProcess.StartAsync(role, settings);
}

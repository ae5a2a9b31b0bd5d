using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;
using Paiyi.Server.People;
using Paiyi.Server.Platform.PersonalData;
using Paiyi.Server.Tests.Fixtures;
using Xunit;

namespace Paiyi.Server.Tests.Cluster;

/// <summary>
/// Two <c>serve</c> and two <c>work</c> processes side by side, on a PostgreSQL cluster and a Redis that belong to these
/// tests alone, so that they can take them away. The classes that share it follow one another; each test brings persons of
/// its own and leaves the servers running.
/// </summary>
[CollectionDefinition(nameof(ServerCluster))]
public class ServerCluster : IAsyncLifetime, ICollectionFixture<ServerCluster>
{
    private readonly TemporaryFolder keys = TemporaryFolder.Create();
    private readonly ConcurrentBag<ServerProcess> processes = [];
    private Dictionary<string, string> settings = [];

    public PostgresCluster Postgres { get; } = new();

    public RedisServer Redis { get; } = new();

    public PersonalDataCipher Cipher { get; private set; } = null!;

    public World World { get; private set; } = null!;

    internal ServerProcess[] Serving { get; private set; } = [];

    internal ServerProcess[] Working { get; private set; } = [];

    /// <summary>Settings of its processes beside its connections.</summary>
    protected virtual IEnumerable<(string Key, string Value)> Settings => [];

    public virtual async ValueTask InitializeAsync()
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
        foreach (var (key, value) in Settings)
            settings[key] = value;
        await ServerProcess.RunAsync("migrate", settings);
        Cipher = new PersonalDataCipher(Keyring.OpenOrCreate(keys.Path));
        await using (var db = OpenDatabase())
            World = await World.CreateAsync(db, Cipher);
        Task<ServerProcess>[] starting = [StartAsync("serve"), StartAsync("serve"), StartAsync("work"), StartAsync("work")];
        try
        {
            var started = await Task.WhenAll(starting);
            (Serving, Working) = (started[..2], started[2..]);
        }
        catch
        {
            // Nobody else ends what was started for a fixture that never came to be.
            await DisposeAsync();
            throw;
        }
    }

    /// <summary>The database over a connection of its own: one kept from before an outage would be broken.</summary>
    public PaiyiDb OpenDatabase() =>
        new(new DbContextOptionsBuilder<PaiyiDb>().UseNpgsql(settings["ConnectionStrings__Postgres"] + ";Pooling=false").Options);

    /// <summary>Persons whom the citizen with this phone declares for.</summary>
    public async Task<long[]> AddPersonsAsync(string phone, int count = 1)
    {
        await using var db = OpenDatabase();
        var persons = Enumerable.Range(0, count)
            .Select(_ => World.NewPerson(Cipher, "丁四", Guid.NewGuid().ToString("N")[..18], phone, World.EastStreet)).ToArray();
        db.AddRange(persons.ToArray<Person>());
        await db.SaveChangesAsync();
        return [.. persons.Select(p => p.Id)];
    }

    /// <summary>Waits until nothing is left to do that follows from earlier changes.</summary>
    public async Task QuietAsync()
    {
        await using var db = OpenDatabase();
        for (var waiting = Stopwatch.StartNew(); await db.Outbox.AnyAsync();)
        {
            if (waiting.Elapsed > TimeSpan.FromMinutes(3))
                throw new TimeoutException($"Left in the outbox: {JsonSerializer.Serialize(await db.Outbox.AsNoTracking().Take(5).ToListAsync())}");
            await Task.Delay(50);
        }
    }

    public virtual async ValueTask DisposeAsync()
    {
        foreach (var process in processes)
            await process.DisposeAsync();
        await Redis.DisposeAsync();
        await Postgres.DisposeAsync();
        keys.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>One more process; whoever starts it may end it, else it ends with the cluster.</summary>
    internal async Task<ServerProcess> StartAsync(string role)
    {
        var process = await ServerProcess.StartAsync(role, settings);
        processes.Add(process);
        return process;
    }

    /// <summary>Kills every worker, as a lost machine would, and starts one in their place.</summary>
    internal async Task ReplaceWorkersAsync()
    {
        foreach (var worker in Working)
        {
            worker.Kill();
            await worker.DisposeAsync();
        }

        Working = [await StartAsync("work")];
    }
}

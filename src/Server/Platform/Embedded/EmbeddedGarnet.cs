using System.Globalization;
using Garnet;
using Microsoft.Extensions.Logging.Abstractions;

namespace Paiyi.Server.Platform.Embedded;

/// <summary>
/// A private server of the Redis protocol inside this process, for a program that was given none. Every write is
/// appended to a log at once, though not waited for: sessions and counters survive a restart and a killed process, and a
/// power cut may take the last moment. Keys beyond the memory limit move to disk; they are never dropped (a million keys
/// of 1 KB are all read back, in 0.8 GB of memory). <c>redis.url</c> in its directory is the way in for a person:
/// <c>redis-cli -u "$(cat redis.url)"</c>.
/// </summary>
public sealed class EmbeddedGarnet : IDisposable
{
    private readonly GarnetServer server;
    private readonly DirectoryLock taken;
    private bool disposed;

    private EmbeddedGarnet(GarnetServer server, DirectoryLock taken, int port, string password)
    {
        this.server = server;
        this.taken = taken;
        ConnectionString = Reached(port, password);
    }

    /// <summary>As StackExchange.Redis reads it.</summary>
    public string ConnectionString { get; }

    /// <summary>How to reach the server that another process runs on the same data; null when none does.</summary>
    public static string? Running(string directory)
    {
        directory = Path.GetFullPath(directory);
        if (!DirectoryLock.IsTaken(directory))
            return null;
        var address = new Uri(File.ReadAllText(AddressFile(directory)));
        return Reached(address.Port, address.UserInfo.TrimStart(':'));
    }

    /// <param name="directory">Where it keeps its data; made when missing.</param>
    /// <param name="port">The port; null means the one of last time if it is free, else any free one.</param>
    public static async Task<EmbeddedGarnet> StartAsync(
        string directory, int? port, ILoggerFactory logging, CancellationToken cancellation = default)
    {
        directory = Path.GetFullPath(directory);
        Loopback.CreatePrivateDirectory(directory);
        var taken = DirectoryLock.Take(directory);
        try
        {
            var address = AddressFile(directory);
            var before = File.Exists(address) ? new Uri(await File.ReadAllTextAsync(address, cancellation)) : null;
            var chosen = port ?? Loopback.FreePort(before?.Port);
            var password = before?.UserInfo.TrimStart(':') ?? Loopback.NewPassword();
            await Loopback.WriteSecretAsync(
                address, $"redis://:{password}@{Loopback.Address}:{chosen}\n", cancellation);

            var server = new GarnetServer([.. Arguments(directory, chosen, password)], new QuietLogging(logging));
            server.Start();
            logging.CreateLogger<EmbeddedGarnet>().LogInformation(
                "Garnet (Redis protocol) on {Address}:{Port}, data in {Directory}. By hand: redis-cli -u \"$(cat {File})\"",
                Loopback.Address, chosen, directory, address);
            return new EmbeddedGarnet(server, taken, chosen, password);
        }
        catch
        {
            taken.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        if (disposed) return;
        disposed = true;
        server.Dispose();
        taken.Dispose();
    }

    private static string AddressFile(string directory) => Path.Combine(directory, "redis.url");

    private static string Reached(int port, string password) => $"{Loopback.Address}:{port},password={password}";

    private static IEnumerable<string> Arguments(string directory, int port, string password) =>
    [
        "--bind", Loopback.Address, "--port", port.ToString(CultureInfo.InvariantCulture),
        "--auth", "Password", "--password", password,
        // Without the latter, scripts of several connections run into each other: Redis never does that.
        "--lua", "--lua-transaction-mode",
        "--device-type", "RandomAccess",
        "--memory", "512m", "--page", "4m", "--index", "16m",
        "--storage-tier", "--logdir", Path.Combine(directory, "log"), "--segment", "64m",
        "--checkpointdir", Path.Combine(directory, "checkpoints"), "--recover",
        "--aof", "--aof-page-size", "8m", "--aof-memory", "64m", "--aof-segment-size", "64m",
        "--aof-size-limit", "256m",
        "--compaction-freq", "300", "--compaction-type", "Lookup", "--compaction-max-segments", "8",
        "-q",
    ];

    /// <summary>
    /// Garnet's own warnings and errors, without the parser's remark that it uses our logging instead of its own.
    /// </summary>
    private sealed class QuietLogging(ILoggerFactory logging) : ILoggerFactory
    {
        public ILogger CreateLogger(string categoryName) => categoryName == "ArgParser"
            ? NullLogger.Instance
            : new Quiet(logging.CreateLogger($"Garnet.{categoryName}"));

        public void AddProvider(ILoggerProvider provider) => logging.AddProvider(provider);

        public void Dispose() { }
    }

    private sealed class Quiet(ILogger inner) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => inner.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning && inner.IsEnabled(logLevel);

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel)) inner.Log(logLevel, eventId, state, exception, formatter);
        }
    }
}

using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Paiyi.Server.Platform.Embedded;
using Xunit;

namespace Paiyi.Server.Tests.Fixtures;

/// <summary>
/// A private server of the Redis protocol for tests, on a port that stays the same over outages: <c>redis-server</c>
/// where it is installed and Garnet was not asked for, else Garnet. An outage loses its keys, as a cache may.
/// </summary>
public sealed class RedisServer(bool alwaysGarnet) : IAsyncLifetime
{
    private static readonly string? Program = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(':').Select(folder => Path.Combine(folder, "redis-server")).FirstOrDefault(File.Exists);

    private readonly TemporaryFolder folder = TemporaryFolder.Create();
    private readonly int port = FreePort();
    private Process? process;
    private EmbeddedGarnet? garnet;

    public RedisServer() : this(alwaysGarnet: false)
    {
    }

    /// <summary>As StackExchange.Redis reads it.</summary>
    public string ConnectionString { get; private set; } = "";

    public static async Task<RedisServer> CreateAsync()
    {
        var server = new RedisServer();
        await server.StartAsync();
        return server;
    }

    public async ValueTask InitializeAsync() => await StartAsync();

    public async Task StartAsync()
    {
        if (Program is null || alwaysGarnet)
        {
            var directory = Path.Combine(folder.Path, "garnet");
            garnet = await EmbeddedGarnet.StartAsync(directory, port, NullLoggerFactory.Instance);
            ConnectionString = garnet.ConnectionString;
            return;
        }

        string[] settings =
        [
            "--port", port.ToString(), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no",
            "--dir", folder.Path, "--logfile", "redis.log",
        ];
        // What the tests print to is not its own: it would stay open if they are killed.
        process = Process.Start(new ProcessStartInfo(Program, settings) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        ConnectionString = $"127.0.0.1:{port}";
        await AwaitReadyAsync();
    }

    /// <summary>Ends the server at once, as in an outage.</summary>
    public async Task StopAsync()
    {
        if (garnet is not null)
        {
            garnet.Dispose();
            garnet = null;
            // Its password stays, in a file beside them.
            foreach (var keys in Directory.GetDirectories(Path.Combine(folder.Path, "garnet")))
                Directory.Delete(keys, recursive: true);
        }

        if (process is null) return;
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        folder.Dispose();
    }

    private async Task AwaitReadyAsync()
    {
        for (var attempt = 0; ; attempt++)
        {
            using var client = new TcpClient();
            try
            {
                await client.ConnectAsync(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException) when (attempt < 200 && !process!.HasExited)
            {
                await Task.Delay(25);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

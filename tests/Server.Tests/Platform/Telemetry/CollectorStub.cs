using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Paiyi.Server.Tests.Platform.Telemetry;

/// <summary>Takes what an OpenTelemetry exporter posts (OTLP over HTTP) and remembers where it went.</summary>
internal sealed class CollectorStub : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly ConcurrentQueue<string> paths = new();

    public CollectorStub()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        Address = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/";
        probe.Stop();
        listener.Prefixes.Add(Address);
        listener.Start();
        _ = ListenAsync();
    }

    public string Address { get; }

    /// <summary>The paths that were posted to, once the wanted one is among them or ten seconds have passed.</summary>
    public async Task<IReadOnlyCollection<string>> PathsAsync(string wanted)
    {
        for (var attempt = 0; attempt < 100 && !paths.Contains(wanted); attempt++)
            await Task.Delay(100);
        return paths;
    }

    public void Dispose() => listener.Close();

    private async Task ListenAsync()
    {
        try
        {
            while (true)
            {
                var context = await listener.GetContextAsync();
                paths.Enqueue(context.Request.Url!.AbsolutePath);
                context.Response.Close();
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // Closed at the end of the test.
        }
    }
}

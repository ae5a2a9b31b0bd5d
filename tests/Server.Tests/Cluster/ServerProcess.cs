using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Paiyi.Server.Tests.Cluster;

/// <summary>One real process of the server in a role, as a deployment would start it.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    // On a machine that does much else, several processes that start at once take their time.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly Process process;
    private readonly StringBuilder output = new();
    private bool ended;

    private ServerProcess(Process process, int port, int privatePort)
    {
        this.process = process;
        Address = new Uri($"http://127.0.0.1:{port}");
        PrivateAddress = new Uri($"http://127.0.0.1:{privatePort}");
        process.OutputDataReceived += (_, line) => Append(line.Data);
        process.ErrorDataReceived += (_, line) => Append(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Uri Address { get; }

    public Uri PrivateAddress { get; }

    public string Output
    {
        get
        {
            lock (output)
                return output.ToString();
        }
    }

    public static async Task<ServerProcess> StartAsync(string role, IReadOnlyDictionary<string, string> settings)
    {
        var server = Launch([role], settings);
        try
        {
            await server.AwaitReadyAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs a role that ends by itself, such as <c>migrate</c>.</summary>
    public static async Task RunAsync(string role, IReadOnlyDictionary<string, string> settings)
    {
        var (exitCode, output) = await RunCommandAsync([role], settings);
        if (exitCode != 0)
            throw new InvalidOperationException($"'{role}' ended with {exitCode}:\n{output}");
    }

    /// <summary>Runs a command to its end, whatever that is.</summary>
    public static async Task<(int ExitCode, string Output)> RunCommandAsync(string[] arguments, IReadOnlyDictionary<string, string> settings)
    {
        await using var server = Launch(arguments, settings);
        return (await server.ExitAsync(Patience), server.Output);
    }

    private static ServerProcess Launch(string[] arguments, IReadOnlyDictionary<string, string> settings)
    {
        var (port, privatePort) = (FreePort(), FreePort());
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Paiyi.Server.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        // They live too briefly for what a profile of hot methods costs.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["PAIYI_PORT"] = port.ToString();
        start.Environment["PAIYI_PRIVATE_PORT"] = privatePort.ToString();
        foreach (var (key, value) in settings)
            start.Environment[key] = value;
        return new ServerProcess(Process.Start(start)!, port, privatePort);
    }

    /// <summary>Ends the process at once, as a lost machine would.</summary>
    public void Kill()
    {
        if (!ended)
            process.Kill();
    }

    /// <summary>Asks the process to end, as a service manager does.</summary>
    public void Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString()]);
        kill.WaitForExit();
    }

    /// <summary>The exit code, once the process has ended by itself.</summary>
    public async Task<int> ExitAsync(TimeSpan patience)
    {
        using var timeout = new CancellationTokenSource(patience);
        await process.WaitForExitAsync(timeout.Token);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (ended)
            return;
        ended = true;
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private async Task AwaitReadyAsync()
    {
        using var client = new HttpClient { BaseAddress = PrivateAddress };
        for (var waiting = Stopwatch.StartNew(); waiting.Elapsed < Patience && !process.HasExited;)
        {
            try
            {
                using var answer = await client.GetAsync("/health/ready");
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(100);
        }

        throw new InvalidOperationException($"The server did not become ready:\n{Output}");
    }

    private void Append(string? line)
    {
        lock (output)
            output.AppendLine(line);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

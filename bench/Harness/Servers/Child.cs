using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Paiyi.Bench.Servers;

/// <summary>A process that was started here, and ends with its object.</summary>
internal sealed class Child : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task<string> _output;

    private Child(Process process)
    {
        _process = process;
        _output = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync())
            .ContinueWith(both => string.Concat(both.Result), TaskScheduler.Default);
    }

    public int Id => _process.Id;

    public static Child Start(string program, IEnumerable<string> arguments, params IEnumerable<(string Name, string Value)> environment)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return new Child(Process.Start(start)!);
    }

    /// <summary>Runs a program to its end and returns what it printed.</summary>
    public static async Task<string> RunAsync(string program, IEnumerable<string> arguments, params IEnumerable<(string Name, string Value)> environment)
    {
        await using var child = Start(program, arguments, environment);
        await child._process.WaitForExitAsync();
        var output = await child._output;
        return child._process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"{Path.GetFileName(program)} ended with {child._process.ExitCode}:\n{output}");
    }

    /// <summary>Waits until something accepts connections on the port.</summary>
    public async Task<Child> ListeningAsync(int port)
    {
        for (var attempt = 0; ; attempt++)
        {
            using var client = new TcpClient();
            try
            {
                await client.ConnectAsync(IPAddress.Loopback, port);
                return this;
            }
            catch (SocketException) when (attempt < 1200 && !_process.HasExited)
            {
                await Task.Delay(100);
            }
            catch (SocketException)
            {
                await DisposeAsync();
                throw new InvalidOperationException($"{_process.StartInfo.FileName} does not listen on port {port}:\n{await _output}");
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }
}

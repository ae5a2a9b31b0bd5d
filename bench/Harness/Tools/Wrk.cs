using System.Text;
using System.Text.Json;
using Paiyi.Bench.Servers;

namespace Paiyi.Bench.Tools;

/// <summary>What wrk saw; times in milliseconds.</summary>
internal sealed record WrkResult(double PerSecond, double Median, double P99, double Seconds, long Failed);

/// <summary>Requests in a file, and the tool that sends them.</summary>
internal sealed class Wrk : IDisposable
{
    private const int Threads = 2;
    private readonly string _file = Path.GetTempFileName();
    private readonly string _url;
    private readonly int _requests;

    public Wrk(string url, IReadOnlyCollection<string> requests)
    {
        _url = url;
        _requests = requests.Count;
        File.WriteAllText(_file, string.Join('\0', requests), new UTF8Encoding(false));
    }

    public static string Get(string path, string? cookie = null) =>
        $"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{(cookie is null ? "" : $"Cookie: {cookie}\r\n")}\r\n";

    public static string Post(string path, string body, string headers = "") =>
        $"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{headers}Content-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}";

    public async Task<WrkResult> RunAsync(int connections, int seconds)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "Tools", "requests.lua");
        var output = await Child.RunAsync(
            "wrk", ["-c", $"{connections}", "-t", $"{Threads}", "-d", $"{seconds}s", "--timeout", "10s", "-s", script, _url, "--", _file, $"{Threads}"]);
        using var result = JsonDocument.Parse(output[output.LastIndexOf('{')..]);
        var elapsed = Of("microseconds") / 1e6;
        return new WrkResult(Of("requests") / elapsed, Of("median") / 1e3, Of("p99") / 1e3, elapsed, (long)Of("failed"));

        double Of(string name) => result.RootElement.GetProperty(name).GetDouble();
    }

    /// <summary>Sends at least every request of the file once, for a minute at most: code is compiled and caches are filled.</summary>
    public async Task WarmUpAsync(int connections)
    {
        var sent = 0.0;
        for (var attempt = 0; attempt < 20 && sent < _requests; attempt++)
        {
            var result = await RunAsync(connections, 3);
            sent += result.PerSecond * result.Seconds;
        }
    }

    public void Dispose() => File.Delete(_file);
}

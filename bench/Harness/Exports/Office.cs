using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Paiyi.Bench.Servers;
using Paiyi.Bench.Sheets;
using Paiyi.Server.Accounts;

namespace Paiyi.Bench.Exports;

/// <summary>The city's command officer, who takes the whole register as a file from a process that answers HTTP.</summary>
internal sealed class Office : IDisposable
{
    // Of Linux: processor time in /proc is counted in hundredths of a second.
    private const double TicksPerSecond = 100;
    private readonly HttpClient _client;

    private Office(HttpClient client, int server) => (_client, Process) = (client, server);

    /// <summary>The process that answers.</summary>
    public int Process { get; }

    public static async Task<Office> OpenAsync(Stage stage, NpgsqlDataSource database, string name)
    {
        var (url, redis) = await stage.StartPaiyiAsync(name);
        var region = await database.ScalarAsync<string>("SELECT path FROM regions WHERE parent_id IS NULL ORDER BY id LIMIT 1");
        var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = new Uri(url), Timeout = TimeSpan.FromMinutes(10) };
        client.DefaultRequestHeaders.Add("Cookie", await Sessions.StaffAsync(redis, Role.CommandOfficer, region, null));
        return new Office(client, stage.LastProcess);
    }

    /// <summary>Takes a file and forgets it, or keeps it in <paramref name="kept"/>.</summary>
    public async Task<Taken> TakeAsync(string query, Stream? kept = null)
    {
        var before = ProcessorSeconds();
        var watch = Stopwatch.StartNew();
        var counting = new CountingStream();
        using var answer = await _client.GetAsync($"/api/command/persons/export?{query}", HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        await using var body = await answer.Content.ReadAsStreamAsync();
        var buffer = new byte[1 << 16];
        for (int read; (read = await body.ReadAsync(buffer)) > 0;)
        {
            counting.Write(buffer.AsSpan(0, read));
            kept?.Write(buffer.AsSpan(0, read));
        }

        return new Taken(watch.Elapsed.TotalSeconds, ProcessorSeconds() - before, counting.SecondsToFirst, counting.Bytes);
    }

    public void Dispose() => _client.Dispose();

    private double ProcessorSeconds()
    {
        var stat = File.ReadAllText($"/proc/{Process}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) / TicksPerSecond;
    }

    /// <param name="ProcessorSeconds">Of the process that answers.</param>
    internal sealed record Taken(double Seconds, double ProcessorSeconds, double SecondsToFirst, long Bytes);
}

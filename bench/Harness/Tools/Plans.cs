using Npgsql;
using Paiyi.Bench.Servers;

namespace Paiyi.Bench.Tools;

/// <summary>How PostgreSQL answered a request: the plans that its auto_explain writes for the statements of one request.</summary>
internal sealed class Plans : IAsyncDisposable
{
    private static readonly string[] Settings =
        ["session_preload_libraries = 'auto_explain'", "auto_explain.log_analyze = on", "auto_explain.log_buffers = on", "auto_explain.log_timing = off"];

    private readonly Stage stage;
    private readonly NpgsqlDataSource database;
    private readonly string name;

    private Plans(Stage stage, NpgsqlDataSource database, string name) => (this.stage, this.database, this.name) = (stage, database, name);

    /// <summary>Prepares a database whose connections are opened afterwards.</summary>
    public static async Task<Plans> CollectAsync(Stage stage, NpgsqlDataSource database, string name)
    {
        await database.RunAsync("LOAD 'auto_explain'");
        foreach (var setting in Settings)
            await database.RunAsync($"ALTER DATABASE {name} SET {setting}");
        return new Plans(stage, database, name);
    }

    /// <summary>Sends the request once and prints the plans of its statements that read persons.</summary>
    public async Task PrintAsync(string title, string url, string cookie)
    {
        await LogAsync("0");
        var from = new FileInfo(stage.PostgresLog).Length;
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, url) { Headers = { { "Cookie", cookie } } };
        (await client.SendAsync(request)).EnsureSuccessStatusCode();
        await LogAsync("-1");
        using var log = new FileStream(stage.PostgresLog, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        log.Position = from;
        using var reader = new StreamReader(log);
        Console.WriteLine($"\n  {title}");
        var ofPersons = false;
        while (await reader.ReadLineAsync() is { } line)
        {
            if (!line.StartsWith('\t'))
                ofPersons = false;
            else if (line.Contains("FROM persons", StringComparison.Ordinal))
                ofPersons = true;
            else if (ofPersons && !line.StartsWith("\tSELECT", StringComparison.Ordinal))
                Console.WriteLine("    " + line[1..]);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var setting in Settings)
            await database.RunAsync($"ALTER DATABASE {name} RESET {setting.Split(' ')[0]}");
    }

    /// <summary>From what duration on statements are told, for all connections that are open.</summary>
    private async Task LogAsync(string milliseconds)
    {
        await database.RunAsync($"ALTER SYSTEM SET auto_explain.log_min_duration = '{milliseconds}'");
        await database.RunAsync("SELECT pg_reload_conf()");
        await Task.Delay(500);
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;
using Paiyi.Bench.Servers;

namespace Paiyi.Bench.Imports;

/// <summary>The demonstration's school: its officer signed in, with one process for HTTP and one for jobs.</summary>
internal sealed class School : IAsyncDisposable
{
    private static readonly string[] Outcomes = ["created", "updated", "unchanged", "duplicate", "rejected"];
    private readonly HttpClient _client;
    private readonly long _id;
    private readonly int _worker;
    private readonly IAsyncDisposable[] _processes;

    private School(HttpClient client, long id, int worker, IAsyncDisposable[] processes) => (_client, _id, _worker, _processes) = (client, id, worker, processes);

    public static async Task<School> OpenAsync(Stage stage, NpgsqlDataSource database)
    {
        var name = await database.ScalarAsync<string>("SELECT current_database()::text");
        var (url, redis, serve, work) = await stage.StartWithWorkerAsync(name);
        var (staff, organisation) = (await database.ListAsync(
            "SELECT id, organisation_id FROM staff_accounts WHERE user_name = 'school'", row => (row.GetInt64(0), row.GetInt64(1))))[0];
        var (cookie, token) = await Sessions.OfficerAsync(redis, staff, organisation);
        var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = new Uri(url), Timeout = TimeSpan.FromMinutes(10) };
        client.DefaultRequestHeaders.Add("Cookie", cookie);
        client.DefaultRequestHeaders.Add("X-Paiyi-Csrf", token);
        return new School(client, organisation, work.Id, [work, serve]);
    }

    /// <summary>Sends a roster, and commits it as soon as it is checked. Seconds count from the end of the upload.</summary>
    public async Task<Import> ImportAsync(string path)
    {
        await using var file = File.OpenRead(path);
        using var sent = await _client.PostAsync($"/api/organisation/rosters/{_id}/imports?fileName=roster.xlsx", new StreamContent(file));
        sent.EnsureSuccessStatusCode();
        var id = (await sent.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt64();
        var check = await UntilAsync(id, "checked");
        (await _client.PostAsync($"/api/organisation/imports/{id}/commit", null)).EnsureSuccessStatusCode();
        var commit = await UntilAsync(id, "completed");
        return new Import(id, check.Seconds, commit.Seconds, string.Join(", ", Outcomes.Select(
            outcome => string.Create(CultureInfo.InvariantCulture, $"{commit.Row.GetProperty(outcome).GetInt32():N0} {outcome}"))));
    }

    /// <summary>The most memory that the process for jobs has had.</summary>
    public double WorkerMegabytes() => File.ReadLines($"/proc/{_worker}/status").Where(line => line.StartsWith("VmHWM:", StringComparison.Ordinal))
        .Select(line => double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024).Single();

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        foreach (var process in _processes)
            await process.DisposeAsync();
    }

    private async Task<(double Seconds, JsonElement Row)> UntilAsync(long id, string status)
    {
        for (var watch = Stopwatch.StartNew(); ; await Task.Delay(50))
        {
            var row = await _client.GetFromJsonAsync<JsonElement>($"/api/organisation/imports/{id}");
            var now = row.GetProperty("status").GetString();
            if (now == status)
                return (watch.Elapsed.TotalSeconds, row);
            if (now is "refused" or "unmapped" or "cancelled")
                throw new InvalidOperationException(row.GetRawText());
        }
    }

    /// <param name="Check">Seconds of the first step.</param>
    /// <param name="Commit">Seconds of the second.</param>
    internal sealed record Import(long Id, double Check, double Commit, string Outcome);
}

using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;
using Paiyi.Bench.Servers;
using StackExchange.Redis;

namespace Paiyi.Bench.Imports;

/// <summary>The demonstration's school: its officer signed in, with one process for HTTP and one for jobs.</summary>
internal sealed class School : IAsyncDisposable
{
    private static readonly string[] Outcomes = ["created", "updated", "unchanged", "duplicate", "rejected"];
    private readonly HttpClient _client;
    private readonly long _id;
    private readonly Child _serve;
    private readonly Func<Child> _startWork;
    private Child _work;

    private School(HttpClient client, long id, Child serve, Func<Child> startWork)
    {
        (_client, _id, _serve, _startWork) = (client, id, serve, startWork);
        _work = startWork();
    }

    /// <summary>The process for jobs.</summary>
    public int Worker => _work.Id;

    /// <summary>The process for HTTP.</summary>
    public int Server => _serve.Id;

    /// <summary>Where that answers.</summary>
    public string Url => _client.BaseAddress!.ToString();

    public required IConnectionMultiplexer Redis { get; init; }

    public static async Task<School> OpenAsync(Stage stage, NpgsqlDataSource database, params (string, string)[] settings)
    {
        var name = await database.ScalarAsync<string>("SELECT current_database()::text");
        var (url, redis, serve, startWork) = await stage.StartWithWorkerAsync(name, settings);
        var (staff, organisation) = (await database.ListAsync(
            "SELECT id, organisation_id FROM staff_accounts WHERE user_name = 'school'", row => (row.GetInt64(0), row.GetInt64(1))))[0];
        var (cookie, token) = await Sessions.OfficerAsync(redis, staff, organisation);
        var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = new Uri(url), Timeout = TimeSpan.FromMinutes(10) };
        client.DefaultRequestHeaders.Add("Cookie", cookie);
        client.DefaultRequestHeaders.Add("X-Paiyi-Csrf", token);
        return new School(client, organisation, serve, startWork) { Redis = redis };
    }

    /// <summary>Sends a roster, and commits it as soon as it is checked. Seconds count from the end of the upload.</summary>
    public async Task<Import> ImportAsync(string path)
    {
        var upload = Stopwatch.StartNew();
        var id = await UploadAsync(path);
        var uploaded = upload.Elapsed.TotalSeconds;
        var check = await UntilAsync(id, "checked");
        await CommitAsync(id);
        var commit = await UntilAsync(id, "completed");
        return new Import(id, uploaded, check.Seconds, commit.Seconds, string.Join(", ", Outcomes.Select(
            outcome => string.Create(CultureInfo.InvariantCulture, $"{commit.Row.GetProperty(outcome).GetInt32():N0} {outcome}"))));
    }

    /// <summary>Kills the process for jobs, as a lost machine would, and starts another.</summary>
    public async Task ReplaceWorkerAsync()
    {
        await _work.DisposeAsync();
        _work = _startWork();
    }

    /// <summary>The row of an import as its page shows it.</summary>
    public Task<JsonElement> SeeAsync(long id) => _client.GetFromJsonAsync<JsonElement>($"/api/organisation/imports/{id}");

    public async Task<long> UploadAsync(string path)
    {
        await using var file = File.OpenRead(path);
        using var sent = await _client.PostAsync($"/api/organisation/rosters/{_id}/imports?fileName=roster.xlsx", new StreamContent(file));
        sent.EnsureSuccessStatusCode();
        return (await sent.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt64();
    }

    public async Task CommitAsync(long id) => (await _client.PostAsync($"/api/organisation/imports/{id}/commit", null)).EnsureSuccessStatusCode();

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _work.DisposeAsync();
        await _serve.DisposeAsync();
    }

    /// <summary>Waits until the import is in a state.</summary>
    public async Task<(double Seconds, JsonElement Row)> UntilAsync(long id, string status)
    {
        for (var watch = Stopwatch.StartNew(); ; await Task.Delay(50))
        {
            var row = await SeeAsync(id);
            var now = row.GetProperty("status").GetString();
            if (now == status)
                return (watch.Elapsed.TotalSeconds, row);
            if (now is "refused" or "unmapped" or "cancelled")
                throw new InvalidOperationException(row.GetRawText());
        }
    }

    /// <param name="Upload">Seconds until the file was received.</param>
    /// <param name="Check">Seconds of the first step.</param>
    /// <param name="Commit">Seconds of the second.</param>
    internal sealed record Import(long Id, double Upload, double Check, double Commit, string Outcome);
}

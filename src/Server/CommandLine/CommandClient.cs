using System.Text.Json;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Sessions;

namespace Paiyi.Server.CommandLine;

/// <summary>Asks this process as the pages of a console would.</summary>
internal sealed class CommandClient : IDisposable
{
    private readonly HttpClient _http;

    public CommandClient(string address, string console, string secret, string forgeryToken, Language language)
    {
        Console = console;
        _http = new HttpClient { BaseAddress = new Uri($"{address}/api/{console}/"), Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.Add("Cookie", $"{SessionCookies.Name(SessionKind.Staff)}={secret}");
        _http.DefaultRequestHeaders.Add(ForgeryProtection.Header, forgeryToken);
        _http.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language == Language.English ? "en" : "zh-CN");
    }

    /// <summary>The part of the address that says which console it is.</summary>
    public string Console { get; }

    public void Dispose() => _http.Dispose();

    public Task<JsonElement> GetAsync(string path, CancellationToken ct) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path), ct);

    /// <param name="body">Sent as JSON; null for none.</param>
    public Task<JsonElement> PostAsync(string path, object? body, CancellationToken ct) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = body is null ? null : JsonContent.Create(body) }, ct);

    public Task<JsonElement> UploadAsync(string path, Stream file, CancellationToken ct)
    {
        var content = new StreamContent(file);
        content.Headers.ContentType = new("application/octet-stream");
        return SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = content }, ct);
    }

    /// <summary>Writes what is answered to a file.</summary>
    public async Task DownloadAsync(string path, string file, CancellationToken ct)
    {
        using var answer = await _http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, ct);
        await EnsureAsync(answer, ct);
        await WriteAsync(file, target => answer.Content.CopyToAsync(target, ct));
    }

    /// <summary>Writes a file that only its owner may read, and that appears under its name only when it is whole.</summary>
    public static async Task WriteAsync(string file, Func<Stream, Task> write)
    {
        var part = $"{file}.part";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            await using (var target = new FileStream(part, options))
                await write(target);
            File.Move(part, file, overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }
    }

    private async Task<JsonElement> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        using var answer = await _http.SendAsync(request, ct);
        await EnsureAsync(answer, ct);
        var body = await answer.Content.ReadAsByteArrayAsync(ct);
        return body.Length == 0 ? default : JsonElement.Parse(body);
    }

    /// <summary>Refusals are said in the words of the product, with their code.</summary>
    private static async Task EnsureAsync(HttpResponseMessage answer, CancellationToken ct)
    {
        if (answer.IsSuccessStatusCode)
            return;
        var body = await answer.Content.ReadAsByteArrayAsync(ct);
        var problem = body.Length > 0 && answer.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true ? JsonElement.Parse(body) : default;
        throw new CommandRefusedException(problem.ValueKind == JsonValueKind.Object && problem.TryGetProperty("title", out var title)
            ? $"{title.GetString()} ({(problem.TryGetProperty("code", out var code) ? code.GetString() : answer.StatusCode)})"
            : $"HTTP {(int)answer.StatusCode}");
    }
}

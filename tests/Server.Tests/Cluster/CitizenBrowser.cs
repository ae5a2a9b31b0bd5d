using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Paiyi.Server.Platform.Sessions;
using Paiyi.Server.Platform.Time;
using Paiyi.Server.Tests.Fixtures;

namespace Paiyi.Server.Tests.Cluster;

/// <summary>A citizen's browser whose requests a load balancer would send to any process.</summary>
internal sealed partial class CitizenBrowser
{
    private readonly CookieContainer cookies = new();
    private string forgeryToken = "";

    /// <summary>Signs in by SMS code: asked for at one process, entered at another.</summary>
    public async Task SignInAsync(string phone, ServerProcess asking, ServerProcess entering)
    {
        await SendAsync(asking, HttpMethod.Post, "/api/mobile/codes", new { phone }).JsonAsync(HttpStatusCode.Accepted);
        using var client = new HttpClient { BaseAddress = asking.Address };
        var messages = await client.GetFromJsonAsync<JsonElement>("/dev/outbox.json");
        var code = SixDigits().Match(messages[0].GetProperty("text").GetString()!).Value;
        var session = await SendAsync(entering, HttpMethod.Post, "/api/mobile/session", new { phone, code }).JsonAsync();
        forgeryToken = session.GetProperty("csrfToken").GetString()!;
    }

    public Task<HttpResponseMessage> GetAsync(ServerProcess server, string path) => SendAsync(server, HttpMethod.Get, path, null);

    public async Task<HttpResponseMessage> SendAsync(ServerProcess server, HttpMethod method, string path, object? body)
    {
        using var client = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies }) { BaseAddress = server.Address };
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
            request.Content = JsonContent.Create(body);
        if (forgeryToken.Length > 0)
            request.Headers.Add(ForgeryProtection.Header, forgeryToken);
        return await client.SendAsync(request);
    }

    /// <summary>The answers of a healthy day.</summary>
    public static object Answers(DateTimeOffset at, int temperatureTenths = 366) => new
    {
        clientKey = Guid.NewGuid(),
        day = ChinaTime.DayOf(at),
        temperatureTenths,
        symptoms = Array.Empty<string>(),
        contactWithCase = false,
        travelledIn14Days = false,
        answeredAt = at,
    };

    [GeneratedRegex(@"\d{6}")]
    private static partial Regex SixDigits();
}

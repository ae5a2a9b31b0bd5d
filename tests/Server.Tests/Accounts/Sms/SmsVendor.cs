using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Paiyi.Server.Tests.Accounts.Sms;

/// <summary>What a request to the vendor looked like on the wire.</summary>
public sealed record VendorRequest(string Method, string Path, string Query, IReadOnlyDictionary<string, string> Headers, byte[] Body);

/// <summary>A vendor on a local port: records every request and answers as the test says.</summary>
public sealed class SmsVendor : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SmsVendor(WebApplication app) => _app = app;

    public List<VendorRequest> Requests { get; } = [];

    /// <summary>Answers a request: status, body, and how long it takes.</summary>
    public Func<VendorRequest, (HttpStatusCode Status, string Body)> Answer { get; set; } = _ => (HttpStatusCode.OK, "{}");

    public string Address => _app.Urls.First();

    public static async Task<SmsVendor> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var vendor = new SmsVendor(app);
        app.Run(vendor.ReceiveAsync);
        await app.StartAsync();
        return vendor;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task ReceiveAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var request = new VendorRequest(
            context.Request.Method, context.Request.Path, context.Request.QueryString.Value!.TrimStart('?'),
            context.Request.Headers.ToDictionary(h => h.Key.ToLowerInvariant(), h => h.Value.ToString()), body.ToArray());
        lock (Requests)
            Requests.Add(request);
        var (status, text) = Answer(request);
        context.Response.StatusCode = (int)status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(text);
    }
}

using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Paiyi.Server.Accounts.Sms;

/// <summary>
/// Posts each message as JSON to a receiver of the installation's own, which knows it by its id and may therefore get it
/// twice. <c>X-Paiyi-Signature</c> is HMAC-SHA-256 in hex over the timestamp, a dot and the body.
/// </summary>
public sealed class WebhookSmsGateway(HttpClient http, IOptions<WebhookSmsOptions> options, TimeProvider clock) : ISmsGateway
{
    public const string TimestampHeader = "X-Paiyi-Timestamp";
    public const string SignatureHeader = "X-Paiyi-Signature";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public async Task<SmsOutcome> SendAsync(SmsEnvelope message, CancellationToken ct)
    {
        using var request = Request(message);
        try
        {
            using var answer = await http.SendAsync(request, ct);
            return Read(answer);
        }
        catch (BrokenCircuitException)
        {
            return new SmsOutcome(SmsVerdict.TryLater, "circuit open", TimeSpan.FromSeconds(30));
        }
        catch (Exception e) when (e is HttpRequestException or TimeoutRejectedException)
        {
            return new SmsOutcome(SmsVerdict.TryLater, e.GetType().Name);
        }
    }

    private HttpRequestMessage Request(SmsEnvelope message)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(
            new WebhookMessage(message.Id, message.Phone, message.Template, message.Parameters, Text(message), message.QueuedAt), Json);
        var timestamp = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.UTF8.GetBytes(timestamp + "."), .. body];
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(options.Value.Secret), signed);
        var request = new HttpRequestMessage(HttpMethod.Post, options.Value.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.Add(TimestampHeader, timestamp);
        request.Headers.Add(SignatureHeader, Convert.ToHexStringLower(signature));
        return request;
    }

    private string Text(SmsEnvelope message) => SmsTexts.Of(message.Template, message.Parameters, options.Value.CodeHost);

    private static SmsOutcome Read(HttpResponseMessage response)
    {
        var answer = $"HTTP {(int)response.StatusCode}";
        if (response.IsSuccessStatusCode)
            return new SmsOutcome(SmsVerdict.Sent, answer);
        var passing = (int)response.StatusCode >= 500 || response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout;
        return new SmsOutcome(passing ? SmsVerdict.TryLater : SmsVerdict.Refused, answer, response.Headers.RetryAfter?.Delta);
    }

    private sealed record WebhookMessage(
        long Id, string Phone, SmsTemplate Template, IReadOnlyDictionary<string, string> Parameters, string Text, DateTimeOffset At);
}

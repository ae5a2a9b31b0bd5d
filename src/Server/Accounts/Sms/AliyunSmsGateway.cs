using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Paiyi.Server.Accounts.Sms;

/// <summary>
/// Aliyun Short Message Service, operation SendSms of version 2017-05-25. The vendor takes the number in the query and
/// nowhere else, so requests of this client are never logged. The operation is not idempotent: a request without an
/// answer may have been carried out.
/// </summary>
public sealed class AliyunSmsGateway(HttpClient http, IOptions<AliyunSmsOptions> options, TimeProvider clock) : ISmsGateway
{
    /// <summary>One message a minute and number is the vendor's own limit for codes.</summary>
    private static readonly TimeSpan FlowControl = TimeSpan.FromSeconds(60);

    public async Task<SmsOutcome> SendAsync(SmsEnvelope message, CancellationToken ct)
    {
        if (!options.Value.Templates.TryGetValue(message.Template, out var template))
            return new SmsOutcome(SmsVerdict.Refused, $"no template for {message.Template}");
        using var request = Request(message, template);
        try
        {
            using var answer = await http.SendAsync(request, ct);
            return await ReadAsync(answer, ct);
        }
        catch (HttpRequestException e) when (e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError)
        {
            return new SmsOutcome(SmsVerdict.TryLater, e.HttpRequestError.ToString());
        }
        catch (BrokenCircuitException)
        {
            return new SmsOutcome(SmsVerdict.TryLater, "circuit open", TimeSpan.FromSeconds(30));
        }
        catch (Exception e) when (e is HttpRequestException or TimeoutRejectedException)
        {
            return new SmsOutcome(SmsVerdict.Unknown, e.GetType().Name);
        }
    }

    private HttpRequestMessage Request(SmsEnvelope message, string template)
    {
        var account = options.Value;
        var endpoint = new Uri(account.Endpoint);
        var query = AliyunSignature.CanonicalQuery(new Dictionary<string, string>
        {
            ["PhoneNumbers"] = message.Phone,
            ["SignName"] = account.SignName,
            ["TemplateCode"] = template,
            ["TemplateParam"] = JsonSerializer.Serialize(message.Parameters),
            ["OutId"] = message.Id.ToString(CultureInfo.InvariantCulture),
        });
        var headers = new Dictionary<string, string>
        {
            ["host"] = endpoint.Authority,
            ["x-acs-action"] = "SendSms",
            ["x-acs-content-sha256"] = AliyunSignature.EmptyBody,
            ["x-acs-date"] = clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["x-acs-signature-nonce"] = Guid.NewGuid().ToString("N"),
            ["x-acs-version"] = "2017-05-25",
        };
        if (account.SecurityToken is { Length: > 0 } token)
            headers["x-acs-security-token"] = token;

        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(endpoint, $"/?{query}"));
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        request.Headers.TryAddWithoutValidation("Authorization",
            AliyunSignature.Authorization(account.AccessKeyId, account.AccessKeySecret, "POST", query, headers));
        request.Headers.Accept.ParseAdd("application/json");
        return request;
    }

    private static async Task<SmsOutcome> ReadAsync(HttpResponseMessage response, CancellationToken ct)
    {
        var answer = await ParseAsync(response, ct);
        var code = answer?.Code ?? $"HTTP {(int)response.StatusCode}";
        if (response.IsSuccessStatusCode && code == "OK")
            return new SmsOutcome(SmsVerdict.Sent, answer!.BizId ?? "OK");
        if (code == "isv.BUSINESS_LIMIT_CONTROL")
            return new SmsOutcome(SmsVerdict.TryLater, code, FlowControl);
        var passing = (int)response.StatusCode >= 500 || response.StatusCode == HttpStatusCode.TooManyRequests
            || code.StartsWith("Throttling", StringComparison.Ordinal) || code is "isp.SYSTEM_ERROR" or "ServiceUnavailable" or "InternalError";
        return new SmsOutcome(passing ? SmsVerdict.TryLater : SmsVerdict.Refused, code);
    }

    private static async Task<AliyunAnswer?> ParseAsync(HttpResponseMessage response, CancellationToken ct)
    {
        try
        {
            return await response.Content.ReadFromJsonAsync<AliyunAnswer>(ct);
        }
        catch (JsonException)
        {
            // A proxy's error page; the status says enough.
            return null;
        }
    }

    private sealed record AliyunAnswer(string? Code, string? Message, string? BizId, string? RequestId);
}

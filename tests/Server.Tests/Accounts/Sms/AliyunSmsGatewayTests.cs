using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Paiyi.Server.Accounts;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Accounts.Sms;

public sealed class AliyunSmsGatewayTests(AliyunServer server) : IClassFixture<AliyunServer>
{
    private const string Ok = """{"Message":"OK","RequestId":"819BE656-D2E0","Code":"OK","BizId":"900619746936498440^0"}""";

    [Theory]
    [InlineData(SmsTemplate.SignInCode, "SMS_154950909")]
    [InlineData(SmsTemplate.DeclarationReminder, "SMS_154950910")]
    public async Task A_message_is_sent_once_with_the_vendors_format_and_signature(SmsTemplate template, string vendorTemplate)
    {
        server.Vendor.Requests.Clear();
        server.Vendor.Answer = request => Verified(request) ? (HttpStatusCode.OK, Ok) : (HttpStatusCode.BadRequest, """{"Code":"SignatureDoesNotMatch"}""");
        var id = await server.QueueSmsAsync(template);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => server.SendSmsAsync(id)));
        await server.SendSmsAsync(id);

        var message = await server.FindSmsAsync(id);
        message.Status.ShouldBe(SmsStatus.Sent);
        message.GatewayAnswer.ShouldBe("900619746936498440^0");
        message.SentAt.ShouldBe(server.Clock.Now);
        message.ParametersSealed.ShouldBeNull();
        var request = server.Vendor.Requests.ShouldHaveSingleItem();
        request.Method.ShouldBe("POST");
        request.Path.ShouldBe("/");
        request.Body.ShouldBeEmpty();
        request.Headers["x-acs-action"].ShouldBe("SendSms");
        request.Headers["x-acs-version"].ShouldBe("2017-05-25");
        var query = Parse(request.Query);
        query["PhoneNumbers"].ShouldBe(SmsMessages.Phone);
        query["SignName"].ShouldBe("排疫 平台");
        query["TemplateCode"].ShouldBe(vendorTemplate);
        JsonDocument.Parse(query["TemplateParam"]).RootElement.ValueKind.ShouldBe(JsonValueKind.Object);
        server.Logs.Lines.ShouldNotContain(l => l.Contains(SmsMessages.Phone) || l.Contains("048213"));
    }

    [Fact]
    public async Task Flow_control_puts_the_message_back_and_keeps_its_content()
    {
        server.Vendor.Answer = _ => (HttpStatusCode.OK, """{"Message":"触发分钟级流控Permits:1","Code":"isv.BUSINESS_LIMIT_CONTROL"}""");
        var id = await server.QueueSmsAsync();

        await server.SendSmsAsync(id);

        var waiting = await server.FindSmsAsync(id);
        waiting.Status.ShouldBe(SmsStatus.Queued);
        waiting.GatewayAnswer.ShouldBe("isv.BUSINESS_LIMIT_CONTROL");
        waiting.ParametersSealed.ShouldNotBeNull();
        server.Vendor.Answer = _ => (HttpStatusCode.OK, Ok);
        await server.SendSmsAsync(id);
        (await server.FindSmsAsync(id)).Status.ShouldBe(SmsStatus.Sent);
    }

    [Theory]
    [InlineData(HttpStatusCode.ServiceUnavailable, "<html>bad gateway</html>", SmsStatus.Queued)]
    [InlineData(HttpStatusCode.InternalServerError, """{"Code":"InternalError"}""", SmsStatus.Queued)]
    [InlineData(HttpStatusCode.BadRequest, """{"Code":"Throttling.User"}""", SmsStatus.Queued)]
    [InlineData(HttpStatusCode.OK, """{"Code":"isv.MOBILE_NUMBER_ILLEGAL"}""", SmsStatus.Failed)]
    [InlineData(HttpStatusCode.Forbidden, """{"Code":"InvalidAccessKeyId.NotFound"}""", SmsStatus.Failed)]
    public async Task Passing_trouble_is_tried_again_and_refusals_are_final(HttpStatusCode status, string body, SmsStatus expected)
    {
        server.Vendor.Answer = _ => (status, body);
        var id = await server.QueueSmsAsync();

        await server.SendSmsAsync(id);

        var message = await server.FindSmsAsync(id);
        message.Status.ShouldBe(expected);
        (message.ParametersSealed is null).ShouldBe(expected == SmsStatus.Failed);
        message.Attempts.ShouldBe(1);
    }

    /// <summary>Recomputes the signature from what arrived, as the vendor's documentation describes it.</summary>
    private static bool Verified(VendorRequest request)
    {
        var authorization = request.Headers["authorization"];
        authorization.ShouldStartWith($"ACS3-HMAC-SHA256 Credential={AliyunServer.KeyId},SignedHeaders=");
        var names = authorization.Split("SignedHeaders=")[1].Split(',')[0].Split(';');
        names.ShouldBe(names.Order(StringComparer.Ordinal));
        names.ShouldBe(request.Headers.Keys.Where(k => k.StartsWith("x-acs-") || k == "host").Order(StringComparer.Ordinal), ignoreOrder: true);
        DateTimeOffset.ParseExact(request.Headers["x-acs-date"], "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var payload = Hex(SHA256.HashData(request.Body));
        request.Headers["x-acs-content-sha256"].ShouldBe(payload);
        var query = string.Join('&', Parse(request.Query).OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => Encode(p.Key) + "=" + Encode(p.Value)));
        var canonical = new StringBuilder("POST\n/\n").Append(query).Append('\n');
        foreach (var name in names)
            canonical.Append(name).Append(':').Append(request.Headers[name].Trim()).Append('\n');
        canonical.Append('\n').Append(string.Join(';', names)).Append('\n').Append(payload);
        var toSign = "ACS3-HMAC-SHA256\n" + Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical.ToString())));
        using var hmac = new HMACSHA256(Encoding.UTF8.GetBytes(AliyunServer.KeySecret));
        return authorization.EndsWith(",Signature=" + Hex(hmac.ComputeHash(Encoding.UTF8.GetBytes(toSign))), StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Parse(string query) => query.Split('&').Select(p => p.Split('=', 2))
        .ToDictionary(p => WebUtility.UrlDecode(p[0]), p => WebUtility.UrlDecode(p[1]));

    private static string Encode(string text) => string.Concat(Encoding.UTF8.GetBytes(text).Select(b =>
        char.IsAsciiLetterOrDigit((char)b) || b is (byte)'-' or (byte)'_' or (byte)'.' or (byte)'~' ? ((char)b).ToString() : $"%{b:X2}"));

    private static string Hex(byte[] bytes) => Convert.ToHexString(bytes).ToLowerInvariant();
}

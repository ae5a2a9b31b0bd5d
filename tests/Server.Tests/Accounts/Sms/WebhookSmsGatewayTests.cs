using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Paiyi.Server.Accounts;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Accounts.Sms;

public sealed class WebhookSmsGatewayTests(WebhookServer server) : IClassFixture<WebhookServer>
{
    [Fact]
    public async Task A_message_arrives_once_signed_over_timestamp_and_body()
    {
        server.Vendor.Requests.Clear();
        server.Vendor.Answer = request => Verified(request) ? (HttpStatusCode.Accepted, "") : (HttpStatusCode.Unauthorized, "");
        var id = await server.QueueSmsAsync();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => server.SendSmsAsync(id)));

        (await server.FindSmsAsync(id)).Status.ShouldBe(SmsStatus.Sent);
        var request = server.Vendor.Requests.ShouldHaveSingleItem();
        request.Method.ShouldBe("POST");
        request.Path.ShouldBe("/hooks/sms");
        request.Headers["content-type"].ShouldBe("application/json");
        var body = JsonDocument.Parse(request.Body).RootElement;
        body.GetProperty("id").GetInt64().ShouldBe(id);
        body.GetProperty("phone").GetString().ShouldBe(SmsMessages.Phone);
        body.GetProperty("template").GetString().ShouldBe("signInCode");
        body.GetProperty("parameters").GetProperty("code").GetString().ShouldBe("048213");
        // The last line is what browsers read codes from.
        body.GetProperty("text").GetString()!.ShouldEndWith("\n@paiyi.example.org #048213");
    }

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests, SmsStatus.Queued)]
    [InlineData(HttpStatusCode.BadGateway, SmsStatus.Queued)]
    [InlineData(HttpStatusCode.Unauthorized, SmsStatus.Failed)]
    public async Task Throttling_and_outages_are_tried_again_and_refusals_are_final(HttpStatusCode status, SmsStatus expected)
    {
        server.Vendor.Answer = _ => (status, "");
        var id = await server.QueueSmsAsync();

        await server.SendSmsAsync(id);

        (await server.FindSmsAsync(id)).Status.ShouldBe(expected);
    }

    private static bool Verified(VendorRequest request)
    {
        var timestamp = request.Headers["x-paiyi-timestamp"];
        long.Parse(timestamp).ShouldBe(TestClock.Start.ToUnixTimeSeconds());
        using var hmac = new HMACSHA256(Encoding.UTF8.GetBytes(WebhookServer.Secret));
        var expected = Convert.ToHexString(hmac.ComputeHash(Encoding.UTF8.GetBytes($"{timestamp}.{Encoding.UTF8.GetString(request.Body)}")));
        return request.Headers["x-paiyi-signature"].Equals(expected, StringComparison.OrdinalIgnoreCase);
    }
}

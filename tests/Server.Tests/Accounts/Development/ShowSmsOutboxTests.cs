using System.Net.Http.Json;
using Microsoft.AspNetCore.Hosting;
using Paiyi.Server.Tests.Accounts.Sms;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Accounts.Development;

/// <summary>A server as a developer runs it: no gateway.</summary>
public sealed class DevelopmentServer(PostgresCluster postgres) : TestServer(postgres)
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseEnvironment("Development");
    }
}

public sealed class ShowSmsOutboxTests(DevelopmentServer server) : IClassFixture<DevelopmentServer>
{
    [Fact]
    public async Task In_Development_the_messages_stay_readable()
    {
        await server.Anonymous().PostAsJsonAsync("/api/mobile/codes", new { phone = "17766660001" }).JsonAsync(System.Net.HttpStatusCode.Accepted);
        await server.DrainOutboxAsync();

        var messages = await server.Anonymous().GetAsync("/dev/outbox.json").JsonAsync();
        var page = await server.Anonymous().GetStringAsync("/dev/outbox", TestContext.Current.CancellationToken);

        messages[0].GetProperty("phone").GetString().ShouldBe("17766660001");
        messages[0].GetProperty("template").GetString().ShouldBe("signInCode");
        page.ShouldContain("17766660001");
        page.ShouldContain(messages[0].GetProperty("text").GetString()!);
    }
}

public sealed class NoSmsOutboxTests(TestServer server) : IClassFixture<TestServer>
{
    [Theory]
    [InlineData("/dev/outbox")]
    [InlineData("/dev/outbox.json")]
    [InlineData("/dev/")]
    public async Task Elsewhere_the_page_does_not_exist(string path) =>
        (await server.Anonymous().GetAsync(path).RefusalAsync()).ShouldBe((404, "notFound"));
}

/// <summary>A server of a developer who has a gateway.</summary>
public sealed class DevelopmentWithGatewayServer(PostgresCluster postgres) : TestServer(postgres)
{
    protected override IEnumerable<(string Key, string Value)> Settings =>
        [("Sms:Gateway", "webhook"), ("Sms:Webhook:Url", "http://127.0.0.1:9/"), ("Sms:Webhook:Secret", WebhookServer.Secret)];

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseEnvironment("Development");
    }
}

public sealed class GatewayOutboxTests(DevelopmentWithGatewayServer server) : IClassFixture<DevelopmentWithGatewayServer>
{
    [Fact]
    public async Task With_a_gateway_the_page_does_not_exist_either() =>
        (await server.Anonymous().GetAsync("/dev/outbox.json").RefusalAsync()).ShouldBe((404, "notFound"));
}

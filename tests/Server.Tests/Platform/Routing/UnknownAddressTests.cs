using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Platform.Routing;

public sealed class UnknownAddressTests(TestServer server) : IClassFixture<TestServer>
{
    [Theory]
    [InlineData("/nothing")]
    [InlineData("/assets/nothing.js")]
    [InlineData("/api/command/nothing")]
    public async Task What_does_not_exist_asks_nobody_to_sign_in(string path) =>
        (await server.Anonymous().GetAsync(path).RefusalAsync()).ShouldBe((404, "notFound"));

    [Fact]
    public async Task What_exists_asks_strangers_to_sign_in() =>
        (await server.Anonymous().GetAsync("/api/command/persons").RefusalAsync()).ShouldBe((401, "session.required"));
}

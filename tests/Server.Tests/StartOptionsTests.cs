using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests;

public sealed class StartOptionsTests
{
    [Theory]
    [InlineData("serve", ServerRole.Serve)]
    [InlineData("work", ServerRole.Work)]
    [InlineData("migrate", ServerRole.Migrate)]
    [InlineData("seed", ServerRole.Seed)]
    [InlineData("rotate-keys", ServerRole.RotateKeys)]
    [InlineData("all", ServerRole.All)]
    public void A_role_is_known_by_its_name(string name, ServerRole role)
    {
        var start = StartOptions.Parse([name]);

        start.Error.ShouldBeNull();
        start.Role.ShouldBe(role);
    }

    [Theory]
    [InlineData("3")]
    [InlineData("+3")]
    [InlineData("Serve,Work")]
    [InlineData("se-ed")]
    [InlineData("")]
    public void What_is_no_role_starts_nothing(string name) => StartOptions.Parse([name]).Error.ShouldNotBeNull();

    [Fact]
    public void Without_a_role_it_serves() => StartOptions.Parse(["--urls=http://127.0.0.1:1"]).Role.ShouldBe(ServerRole.Serve);
}

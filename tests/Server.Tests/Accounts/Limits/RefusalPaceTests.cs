using System.Diagnostics;
using Paiyi.Server.Accounts;
using Paiyi.Server.Accounts.Limits;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Accounts.Limits;

public sealed class RefusalPaceTests(TestServer server) : IClassFixture<TestServer>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task How_long_a_refusal_takes_does_not_tell_whether_the_name_exists(bool exists)
    {
        var account = await server.AddStaffAsync(Role.Viewer, server.World.City);
        var (browser, name) = (server.Browser(), exists ? account.UserName : "no.such.name");
        for (var i = 0; i < 5; i++)
            (await browser.SignInAsync("command", name, "wrong").RefusalAsync()).Code.ShouldBe("accounts.signInRefused");

        // A locked name is refused before any password is computed: without a pace at once, and by the database or by Redis.
        for (var i = 0; i < 3; i++)
        {
            var watch = Stopwatch.StartNew();
            (await browser.SignInAsync("command", name, "wrong").RefusalAsync()).Code.ShouldBe("accounts.lockedOut");
            watch.Elapsed.ShouldBeGreaterThanOrEqualTo(RefusalPace.Step - TimeSpan.FromMilliseconds(5));
        }
    }
}

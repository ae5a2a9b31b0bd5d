using Paiyi.Server.Accounts;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Accounts.StaffDoors;

public sealed class GetStaffSessionTests(TestServer server) : IClassFixture<TestServer>
{
    [Theory]
    [InlineData("organisation")]
    [InlineData("command")]
    [InlineData("mobile/duty")]
    public async Task Nobody_is_an_answer_too(string door)
    {
        var session = await server.Anonymous().GetAsync($"/api/{door}/session").JsonAsync();

        session.GetProperty("signedIn").GetBoolean().ShouldBeFalse();
        session.GetProperty("csrfToken").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        session.GetProperty("permissions").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_session_of_another_door_does_not_count_and_does_not_hinder_signing_in()
    {
        var officer = await server.AddStaffAsync(Role.CommandOfficer, server.World.City);
        var other = await server.AddStaffAsync(Role.OrganisationOfficer, server.World.School);
        var browser = server.Browser();
        await browser.SignInAsync("command", officer.UserName).JsonAsync();

        (await browser.GetAsync("/api/organisation/session").JsonAsync()).GetProperty("signedIn").GetBoolean().ShouldBeFalse();
        await browser.SignInAsync("organisation", other.UserName).JsonAsync();
    }

    [Fact]
    public async Task Wire_names_of_permissions_are_camel_case()
    {
        var client = await server.StaffAsync(Role.Gatekeeper, server.World.School);

        var session = await client.GetAsync("/api/mobile/duty/session").JsonAsync();

        session.GetProperty("permissions").EnumerateArray().Select(p => p.GetString()).ShouldBe(["passagesRecord"]);
        session.GetProperty("staff").GetProperty("role").GetString().ShouldBe("gatekeeper");
    }
}

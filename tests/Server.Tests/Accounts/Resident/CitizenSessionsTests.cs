using System.Net;
using Paiyi.Server.Accounts;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Accounts.Resident;

/// <summary>A citizen's own sessions: showing, listing and ending them.</summary>
public sealed class CitizenSessionsTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task Nobody_is_an_answer_too()
    {
        var session = await server.Anonymous().GetAsync("/api/mobile/session").JsonAsync();

        session.GetProperty("signedIn").GetBoolean().ShouldBeFalse();
        session.GetProperty("phone").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }

    [Fact]
    public async Task Signing_out_ends_one_session_and_signing_out_everywhere_ends_all()
    {
        var first = await server.CitizenAsync("17711110001");
        var second = await server.CitizenAsync("17711110001");
        var third = await server.CitizenAsync("17711110001");
        (await first.GetAsync("/api/mobile/sessions").JsonAsync()).GetProperty("items").GetArrayLength().ShouldBe(3);

        await first.DeleteAsync("/api/mobile/session").JsonAsync(HttpStatusCode.NoContent);
        (await first.GetAsync("/api/mobile/sessions").RefusalAsync()).Status.ShouldBe(401);
        (await second.GetAsync("/api/mobile/sessions").JsonAsync()).GetProperty("items").GetArrayLength().ShouldBe(2);
        await second.DeleteAsync("/api/mobile/sessions").JsonAsync(HttpStatusCode.NoContent);

        (await third.GetAsync("/api/mobile/sessions").RefusalAsync()).Status.ShouldBe(401);
    }

    [Fact]
    public async Task Staff_are_strangers_here_and_so_is_everybody_else()
    {
        var staff = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);

        (await staff.GetAsync("/api/mobile/sessions").RefusalAsync()).ShouldBe((401, "session.required"));
        (await server.Anonymous().GetAsync("/api/mobile/sessions").RefusalAsync()).ShouldBe((401, "session.required"));
    }
}

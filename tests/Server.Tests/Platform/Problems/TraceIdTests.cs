using System.Text.Json;
using Paiyi.Server.Accounts;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Platform.Problems;

/// <summary>The number that somebody reads out to an administrator stands in the logs in just that form.</summary>
public sealed class TraceIdTests(TestServer server) : IClassFixture<TestServer>
{
    [Theory]
    [InlineData("persons?size=0")]
    [InlineData("persons?cursor=x")]
    [InlineData("persons/0")]
    public async Task Every_refusal_names_the_trace(string address)
    {
        var officer = await server.StaffAsync(Role.CommandOfficer, server.World.City);

        using var answer = await officer.GetAsync($"/api/command/{address}");

        var problem = JsonElement.Parse(await answer.Content.ReadAsStringAsync());
        problem.GetProperty("traceId").GetString()!.ShouldMatch("^[0-9a-f]{32}$");
    }
}

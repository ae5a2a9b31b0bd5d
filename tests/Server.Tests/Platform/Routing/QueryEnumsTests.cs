using System.Net;
using Paiyi.Server.Accounts;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Platform.Routing;

public sealed class QueryEnumsTests(TestServer server) : IClassFixture<TestServer>
{
    [Theory]
    [InlineData("red", HttpStatusCode.OK)]
    [InlineData("Red", HttpStatusCode.OK)]
    [InlineData("purple", HttpStatusCode.BadRequest)]
    public async Task A_query_names_members_as_json_does(string colour, HttpStatusCode status)
    {
        var viewer = await server.StaffAsync(Role.Viewer, server.World.City);

        (await viewer.GetAsync($"/api/command/persons?COLOUR={colour}")).StatusCode.ShouldBe(status);
    }
}

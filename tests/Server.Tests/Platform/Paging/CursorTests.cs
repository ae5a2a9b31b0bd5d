using Paiyi.Server.Accounts;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Platform.Paging;

public sealed class CursorTests(TestServer server) : IClassFixture<TestServer>
{
    [Theory]
    [InlineData("persons?cursor=x")]
    [InlineData("persons?cursor=-1")]
    [InlineData("persons?cursor=99999999999999999999")]
    [InlineData("audit?cursor=1.2")]
    public async Task A_cursor_that_no_list_gave_is_refused(string list)
    {
        var officer = await server.StaffAsync(Role.CommandOfficer, server.World.City);

        (await officer.GetAsync($"/api/command/{list}").RefusalAsync()).ShouldBe((400, "paging.cursor"));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("9223372036854775807")]
    public async Task Declarations_of_a_person_refuse_it_too(string cursor)
    {
        var citizen = await server.CitizenAsync("19900000001");

        (await citizen.GetAsync($"/api/mobile/people/{server.World.Pupil.Id}/declarations?cursor={cursor}").RefusalAsync()).ShouldBe((400, "paging.cursor"));
    }

    [Fact]
    public async Task An_empty_cursor_is_the_first_page()
    {
        var officer = await server.StaffAsync(Role.CommandOfficer, server.World.City);

        (await officer.GetAsync("/api/command/persons?cursor=&size=1").JsonAsync()).GetProperty("nextCursor").GetString().ShouldNotBeNullOrEmpty();
    }
}

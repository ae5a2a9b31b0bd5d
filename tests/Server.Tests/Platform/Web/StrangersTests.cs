using System.Net.Http.Json;
using Paiyi.Server.Accounts;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Platform.Web;

/// <summary>What callers get over a real socket whom nobody knows yet.</summary>
public sealed class StrangersTests(KestrelServer server) : IClassFixture<KestrelServer>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Strangers_cannot_make_the_server_read_more_than_a_form_holds(bool tellsLength)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/command/session")
        {
            Content = JsonContent.Create(new { userName = new string('a', 2 << 20), password = "-" }),
        };
        if (tellsLength)
            await request.Content.LoadIntoBufferAsync();
        request.Headers.TransferEncodingChunked = !tellsLength;

        (await server.Anonymous().SendAsync(request).RefusalAsync()).ShouldBe((413, "request.tooLarge"));
    }

    [Fact]
    public async Task They_are_not_told_which_program_answers()
    {
        using var answer = await server.Anonymous().GetAsync("/health/live");
        answer.IsSuccessStatusCode.ShouldBeTrue();
        answer.Headers.Server.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_may_be_larger()
    {
        var officer = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        var file = new ByteArrayContent(new byte[2 << 20]);

        (await officer.PostAsync($"/api/organisation/rosters/{server.World.School.Id}/imports?fileName=a.xlsx", file)).IsSuccessStatusCode.ShouldBeTrue();
    }
}

using System.Net;
using System.Text;
using Paiyi.Server.Accounts;
using Paiyi.Server.Platform.Time;
using Paiyi.Server.Tests.Fixtures;
using Paiyi.Server.Tests.Passages;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Platform.Problems;

/// <summary>Text that no table can store, wherever somebody can type: refused by name, never a fault.</summary>
public sealed class OddTextTests(TestServer server) : IClassFixture<TestServer>
{
    [Theory]
    [InlineData("\\u0000")]
    [InlineData("\\ud800")]
    [InlineData("\\udc00x")]
    public async Task A_note_at_a_gate_is_refused_and_can_be_sent_again_without_it(string odd)
    {
        var (gate, keeper) = await server.OpenGateAsync();
        var (person, citizen) = await server.AddGreenPersonAsync();
        var verification = await keeper.VerifiedAsync(gate, citizen, person.Id);
        string Body(string note) =>
            $$"""{"checkpointId":{{gate}},"verificationId":"{{verification}}","direction":"in","outcome":"refused","note":"{{note}}","clientKey":"{{Guid.NewGuid()}}","at":"{{server.Clock.Now:O}}"}""";

        (await PostAsync(keeper, "/api/mobile/duty/passages", Body(odd)).RefusalAsync()).ShouldBe((400, odd == "\\u0000" ? "request.characters" : "request.malformed"));

        await PostAsync(keeper, "/api/mobile/duty/passages", Body("没有戴口罩")).JsonAsync(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData("remarks", "\\u0000")]
    [InlineData("remarks", "\\ud800")]
    [InlineData("travelPlaces", "\\u0000")]
    public async Task An_answer_of_a_declaration_is_refused(string field, string odd)
    {
        var citizen = await server.CitizenAsync("19900000001");
        var body =
            $$"""{"clientKey":"{{Guid.NewGuid()}}","day":"{{server.Clock.Today():yyyy-MM-dd}}","temperatureTenths":365,"symptoms":[],"contactWithCase":false,"travelledIn14Days":false,"{{field}}":"{{odd}}","answeredAt":"{{server.Clock.Now:O}}"}""";

        var refusal = await PostAsync(citizen, $"/api/mobile/people/{server.World.Pupil.Id}/declarations", body).RefusalAsync();

        refusal.ShouldBe((400, odd == "\\u0000" ? "request.invalid" : "request.malformed"));
    }

    [Theory]
    [InlineData(Role.CommandOfficer, "persons?search=%00")]
    [InlineData(Role.CommandOfficer, "persons?name=%00")]
    [InlineData(Role.CommandOfficer, "persons?group=%00")]
    [InlineData(Role.CommandOfficer, "organisations?name=%00")]
    [InlineData(Role.CommandOfficer, "organisations?search=%00")]
    [InlineData(Role.CommandOfficer, "declarations?group=%00")]
    [InlineData(Role.SystemAdministrator, "staff?search=a%00")]
    [InlineData(Role.SystemAdministrator, "staff?name=a%00")]
    public async Task A_search_finds_nothing_or_is_refused_by_name(Role role, string list)
    {
        var officer = await server.StaffAsync(role, server.World.City);

        using var answer = await officer.GetAsync($"/api/command/{list}");

        if (!answer.IsSuccessStatusCode)
            (await Task.FromResult(answer).RefusalAsync()).ShouldBe((400, "request.characters"));
    }

    [Fact]
    public async Task Names_of_persons_and_staff_are_refused()
    {
        var officer = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        var added = await PostAsync(officer, "/api/organisation/persons",
            $$"""{"organisationId":{{server.World.School.Id}},"name":"张\u0000三","documentNumber":"{{Invented.ResidentId()}}","address":"\u0000","group":"\u0000"}""").RefusalAsync();
        added.Status.ShouldBe(400, added.Code);

        var administrator = await server.StaffAsync(Role.SystemAdministrator, server.World.City);
        var made = await PostAsync(administrator, "/api/command/staff",
            $$"""{"userName":"odd.name","name":"张\u0000三","role":"viewer","regionId":{{server.World.City.Id}}}""").RefusalAsync();
        made.Status.ShouldBe(400, made.Code);
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, string address, string json) =>
        client.PostAsync(address, new StringContent(json, Encoding.UTF8, "application/json"));
}

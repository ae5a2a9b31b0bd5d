using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Paiyi.Server.Accounts;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Dashboards.Consoles;

public sealed class FindPersonsTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task A_person_is_found_by_document_and_by_phone_however_they_are_typed()
    {
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.East);

        Ids(await FindAsync(officer, new { document = "1101 0120 1503 0700 39" })).ShouldBe([server.World.Pupil.Id]);
        Ids(await FindAsync(officer, new { phone = "+86 199-0000-0001" })).ShouldBe([server.World.Pupil.Id]);
        Ids(await FindAsync(officer, new { phone = "19900000009" })).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_person_of_another_scope_is_not_found()
    {
        var west = await server.StaffAsync(Role.DistrictOfficer, server.World.West);

        Ids(await FindAsync(west, new { document = "110101201503070039" })).ShouldBeEmpty();
    }

    [Fact]
    public async Task Neither_and_both_are_refused()
    {
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.East);

        (await officer.PostAsJsonAsync("/api/command/persons/find", new { }).RefusalAsync()).ShouldBe((400, "persons.findWhat"));
        (await officer.PostAsJsonAsync("/api/command/persons/find", new { document = "1", phone = "2" }).RefusalAsync()).ShouldBe((400, "persons.findWhat"));
        (await officer.PostAsJsonAsync("/api/command/persons/find", new { phone = "2" }).RefusalAsync()).ShouldBe((400, "persons.phoneWrong"));
        (await server.Anonymous().PostAsJsonAsync("/api/command/persons/find", new { phone = "2" })).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static Task<JsonElement> FindAsync(HttpClient client, object what) => client.PostAsJsonAsync("/api/command/persons/find", what).JsonAsync();

    private static long[] Ids(JsonElement found) => [.. found.GetProperty("items").EnumerateArray().Select(p => p.GetProperty("id").GetInt64())];
}

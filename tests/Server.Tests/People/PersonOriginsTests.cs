using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.People;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.People;

public sealed class PersonOriginsTests(TestServer server) : IClassFixture<TestServer>
{
    private const string Own = "name documentType documentNumber sex birthDate region";

    [Fact]
    public async Task Every_field_names_the_import_that_wrote_it_or_that_somebody_did()
    {
        var school = server.World.School;
        var client = await server.StaffAsync(Role.OrganisationOfficer, school);
        var first = await server.ImportAsync(client, school, RosterFiles.Workbook([RosterFiles.Header, RosterFiles.Row(8200)]), "一.xlsx");
        server.Clock.Advance(TimeSpan.FromMinutes(1));
        string[] header = [.. RosterFiles.Header, "住址"], row = [RosterFiles.Row(8200)[0], RosterFiles.ResidentId(8200), RosterFiles.Phone(1), "一班", "东街 1 号"];
        var second = await server.ImportAsync(client, school, RosterFiles.Workbook([header, row]), "二.xlsx");
        var id = await IdAsync(8200);

        var person = await PersonAsync(client, id);
        Origins(person).ShouldBe(["二.xlsx: phone address", $"一.xlsx: {Own}"]);
        person.GetProperty("memberships")[0].GetProperty("importId").GetInt64().ShouldBe(first.GetProperty("id").GetInt64());

        var edit = new
        {
            name = person.GetProperty("name").GetString(),
            documentType = "residentId",
            sex = person.GetProperty("sex").GetString(),
            birthDate = person.GetProperty("birthDate").GetString(),
            regionId = person.GetProperty("regionId").GetInt32(),
            address = "西街 2 号",
            version = person.GetProperty("version").GetUInt32(),
        };
        (await client.PutAsJsonAsync($"/api/organisation/persons/{id}", edit)).EnsureSuccessStatusCode();

        Origins(await PersonAsync(client, id)).ShouldBe(["二.xlsx: phone", $"一.xlsx: {Own}", ": address"]);
        (await client.PostAsync($"/api/organisation/imports/{second.GetProperty("id").GetInt64()}/undo", null)).EnsureSuccessStatusCode();
        await server.NewUndo().RunAsync(second.GetProperty("id").GetInt64(), CancellationToken.None);
        (await client.PostAsJsonAsync($"/api/organisation/imports/{second.GetProperty("id").GetInt64()}/undo-lines", new { rows = new[] { 2 } })).EnsureSuccessStatusCode();

        Origins(await PersonAsync(client, id)).ShouldBe([$"一.xlsx: {Own} phone"]);
    }

    [Fact]
    public async Task Of_an_import_of_another_organisation_only_the_time_is_told()
    {
        var enterprise = server.World.Enterprise;
        var owner = await server.StaffAsync(Role.OrganisationOfficer, enterprise);
        await server.ImportAsync(owner, enterprise, RosterFiles.Workbook([RosterFiles.Header, RosterFiles.Row(8300)]), "秘.xlsx");
        var id = await IdAsync(8300);
        await server.InDatabaseAsync(db =>
        {
            db.Add(new Membership { OrganisationId = server.World.School.Id, PersonId = id, Group = "", JoinedAt = server.Clock.Now });
            return db.SaveChangesAsync();
        });
        var school = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);

        var origin = (await PersonAsync(school, id)).GetProperty("origins").EnumerateArray().ShouldHaveSingleItem();

        origin.GetProperty("byHand").GetBoolean().ShouldBeFalse();
        origin.GetProperty("at").GetString().ShouldNotBeNull();
        (origin.GetProperty("importId").ValueKind, origin.GetProperty("fileName").ValueKind, origin.GetProperty("organisation").ValueKind)
            .ShouldBe((JsonValueKind.Null, JsonValueKind.Null, JsonValueKind.Null));
    }

    private static string[] Origins(JsonElement person) => [.. person.GetProperty("origins").EnumerateArray()
        .Select(o => $"{o.GetProperty("fileName").GetString()}: {string.Join(' ', o.GetProperty("fields").EnumerateArray())}")];

    private static Task<JsonElement> PersonAsync(HttpClient client, long id) => client.GetAsync($"/api/organisation/persons/{id}").JsonAsync();

    private Task<long> IdAsync(int number)
    {
        var index = new PersonSeal(server.Cipher).DocumentIndex(DocumentType.ResidentId, RosterFiles.ResidentId(number));
        return server.InDatabaseAsync(db => db.Persons.Where(p => p.DocumentIndex == index).Select(p => p.Id).SingleAsync());
    }
}

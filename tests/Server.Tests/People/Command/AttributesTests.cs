using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Paiyi.Server.Accounts;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.People.Command;

public sealed class AttributesTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task An_attribute_is_added_edited_retired_and_never_gone()
    {
        var officer = await server.StaffAsync(Role.CommandOfficer, server.World.City);
        var id = (await officer.PostAsJsonAsync("/api/command/attributes", Form("boarding", "choice", ["走读", "住校"])).JsonAsync(HttpStatusCode.Created))
            .GetProperty("id").GetInt32();

        await officer.PutAsJsonAsync($"/api/command/attributes/{id}", Form("ignored", "text", ["走读", "住校", "借宿"], await VersionAsync(officer, "boarding"))).JsonAsync(HttpStatusCode.NoContent);
        var edited = await FindAsync(officer, "boarding");
        edited.GetProperty("type").GetString().ShouldBe("choice");
        edited.GetProperty("choices").GetArrayLength().ShouldBe(3);
        (await officer.PutAsJsonAsync($"/api/command/attributes/{id}", Form("ignored", "text", ["走读"], 1)).RefusalAsync()).ShouldBe((409, "changedMeanwhile"));

        await officer.PostAsync($"/api/command/attributes/{id}/retire", null).JsonAsync(HttpStatusCode.NoContent);
        (await FindAsync(officer, "boarding")).GetProperty("retired").GetBoolean().ShouldBeTrue();
        (await officer.PutAsJsonAsync($"/api/command/attributes/{id}", Form("x", "text", ["a"])).RefusalAsync()).ShouldBe((404, "persons.attributeNotFound"));
        (await officer.PostAsJsonAsync("/api/command/attributes", Form("boarding", "text")).RefusalAsync()).ShouldBe((409, "persons.attributeKeyTaken"));
    }

    [Theory]
    [InlineData("Room")]
    [InlineData("room number")]
    [InlineData("1room")]
    [InlineData("房间")]
    public async Task A_key_is_camel_case(string key)
    {
        var officer = await server.StaffAsync(Role.CommandOfficer, server.World.City);

        (await officer.PostAsJsonAsync("/api/command/attributes", Form(key, "text")).RefusalAsync()).ShouldBe((400, "request.invalid"));
    }

    [Theory]
    [InlineData("choice", new string[0])]
    [InlineData("choice", new[] { "是", "是 " })]
    [InlineData("text", new[] { "是" })]
    public async Task Choices_belong_to_a_choice(string type, string[] choices)
    {
        var officer = await server.StaffAsync(Role.CommandOfficer, server.World.City);

        (await officer.PostAsJsonAsync("/api/command/attributes", Form("vaccinated", type, choices)).RefusalAsync()).ShouldBe((400, "persons.attributeChoices"));
    }

    [Fact]
    public async Task An_organisation_reads_attributes_and_does_not_write_them()
    {
        var officer = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        var district = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var administrator = await server.StaffAsync(Role.SystemAdministrator, server.World.City);

        await officer.GetAsync("/api/organisation/attributes").JsonAsync();
        await administrator.GetAsync("/api/command/attributes").JsonAsync();
        (await district.PostAsJsonAsync("/api/command/attributes", Form("x", "text"))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await server.Anonymous().GetAsync("/api/command/attributes")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static async Task<JsonElement> FindAsync(HttpClient client, string key) =>
        (await client.GetAsync("/api/command/attributes").JsonAsync()).GetProperty("items").EnumerateArray().Single(a => a.GetProperty("key").GetString() == key);

    private static async Task<uint> VersionAsync(HttpClient client, string key) => (await FindAsync(client, key)).GetProperty("version").GetUInt32();

    private static object Form(string key, string type, string[]? choices = null, uint version = 0) =>
        new { key, labelZh = "字段", labelEn = "Field", type, choices, required = false, inRoster = true, inDeclaration = false, position = 1, version };
}

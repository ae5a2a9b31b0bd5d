using System.Net.Http.Json;
using Paiyi.Server.Accounts;
using Paiyi.Server.Tests.Fixtures;
using Paiyi.Server.Tests.Passages;
using Paiyi.Server.Tests.People.Requests;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Dashboards.Resident;

public sealed class OwnDataTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task What_is_stored_is_shown_masked()
    {
        var (person, citizen) = await server.AddCitizenAsync("一班");

        var data = await citizen.GetAsync($"/api/mobile/people/{person.Id}/data").JsonAsync();

        data.Text("region").ShouldBe("试验市 东区 东街道");
        data.Text("document")!.ShouldContain("*");
        data.Text("phone")!.ShouldContain("****");
        data.GetProperty("rosters")[0].Text("organisation").ShouldBe("东街小学");
        data.GetProperty("self").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task Who_looked_is_named_by_the_office_and_not_by_the_officer()
    {
        var (person, citizen) = await server.AddCitizenAsync("一班");
        var school = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        var district = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        await school.GetAsync($"/api/organisation/persons/{person.Id}").JsonAsync();
        await school.GetAsync($"/api/organisation/persons/{person.Id}").JsonAsync();
        await district.PostAsJsonAsync($"/api/command/persons/{person.Id}/reveal", new { fields = new[] { "phone" }, reason = "流调需要联系" }).JsonAsync();
        (await school.GetAsync("/api/organisation/persons/export?format=csv")).EnsureSuccessStatusCode();

        var answer = await citizen.GetAsync($"/api/mobile/people/{person.Id}/uses").JsonAsync();

        var uses = answer.GetProperty("items").EnumerateArray().Select(u => (u.Text("kind"), u.Text("organisation") ?? u.Text("region"))).ToList();
        uses.ShouldBe([("exported", "东街小学"), ("numbersSeen", "东区"), ("viewed", "东街小学")]);
        answer.ToString().ShouldNotContain("测试员");
        answer.ToString().ShouldNotContain("流调");
    }

    [Fact]
    public async Task Exports_of_other_offices_are_not_listed()
    {
        var (person, citizen) = await server.AddCitizenAsync();
        var west = await server.StaffAsync(Role.DistrictOfficer, server.World.West);
        (await west.GetAsync("/api/command/persons/export?format=csv")).EnsureSuccessStatusCode();

        (await citizen.GetAsync($"/api/mobile/people/{person.Id}/uses").JsonAsync()).GetProperty("items").EnumerateArray()
            .ShouldNotContain(u => u.Text("region") == "西区");
    }

    [Theory]
    [InlineData("data")]
    [InlineData("uses")]
    [InlineData("passages")]
    public async Task Another_household_and_strangers_are_refused(string what)
    {
        var (person, _) = await server.AddCitizenAsync();
        var (_, stranger) = await server.AddCitizenAsync();

        (await stranger.GetAsync($"/api/mobile/people/{person.Id}/{what}").RefusalAsync()).ShouldBe((404, "persons.notFound"));
        (await server.Anonymous().GetAsync($"/api/mobile/people/{person.Id}/{what}").RefusalAsync()).Status.ShouldBe(401);
    }

    [Fact]
    public async Task Own_passages_are_listed_with_the_reasons_of_a_refusal()
    {
        var (gate, keeper) = await server.OpenGateAsync();
        var (person, citizen) = await server.AddGreenPersonAsync();
        var verification = await keeper.VerifiedAsync(gate, citizen, person.Id);
        await keeper.PostAsJsonAsync("/api/mobile/duty/passages", new
        {
            checkpointId = gate,
            verificationId = verification,
            direction = "in",
            outcome = "refused",
            reasons = new[] { "noMask" },
            note = "不戴口罩",
            clientKey = Guid.NewGuid(),
            at = server.Clock.Now,
        }).JsonAsync(System.Net.HttpStatusCode.Created);

        var row = (await citizen.GetAsync($"/api/mobile/people/{person.Id}/passages").JsonAsync()).GetProperty("items")[0];

        row.Text("organisation").ShouldBe("东街小学");
        row.GetProperty("reasons")[0].GetString().ShouldBe("noMask");
        row.TryGetProperty("note", out _).ShouldBeFalse();
    }
}

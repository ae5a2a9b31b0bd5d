using System.Net;
using Paiyi.Server.Accounts;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Declarations.Consoles;

public sealed class SearchDeclarationsTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task Each_scope_sees_its_own_declarations_and_its_own_missing()
    {
        var pupil = await server.CitizenAsync("19900000001");
        (await pupil.DeclareAsync(server.World.Pupil.Id, server.Clock.Now, 374, ["cough"])).StatusCode.ShouldBe(HttpStatusCode.Created);

        var school = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        var row = (await school.GetAsync("/api/organisation/declarations?minTemperatureTenths=373&withSymptoms=true&group=一班").JsonAsync()).GetProperty("items")[0];
        row.GetProperty("name").GetString().ShouldBe("甲一");
        row.GetProperty("organisation").GetString().ShouldBe("东街小学");
        row.GetProperty("symptoms")[0].GetString().ShouldBe("cough");
        (await CountAsync(school, "/api/organisation/declarations?minTemperatureTenths=375")).ShouldBe(0);
        (await CountAsync(school, "/api/organisation/declarations?group=二班")).ShouldBe(0);
        (await CountAsync(school, "/api/organisation/declarations/missing")).ShouldBe(0);
        var file = await school.GetStringAsync("/api/organisation/declarations/export?format=csv&columns=name,temperature,symptoms,day");
        file.ShouldContain("甲一,37.4,咳嗽,2026-03-02");
        (await school.GetStringAsync("/api/organisation/declarations/missing/export?format=csv")).ShouldNotContain("甲一");

        var factory = await server.StaffAsync(Role.OrganisationOfficer, server.World.Enterprise);
        (await CountAsync(factory, "/api/organisation/declarations")).ShouldBe(0);
        var missing = (await factory.GetAsync("/api/organisation/declarations/missing").JsonAsync()).GetProperty("items")[0];
        missing.GetProperty("name").GetString().ShouldBe("乙二");
        missing.GetProperty("group").GetString().ShouldBe("车间");
        missing.GetProperty("phone").GetString().ShouldBe("199****0002");

        var east = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        (await CountAsync(east, "/api/command/declarations")).ShouldBe(1);
        var west = await server.StaffAsync(Role.DistrictOfficer, server.World.West);
        (await CountAsync(west, $"/api/command/declarations?region={server.World.East.Path}")).ShouldBe(0);

        var own = await school.GetAsync("/api/organisation/completion").JsonAsync();
        (own.GetProperty("members").GetInt32(), own.GetProperty("declared").GetInt32(), own.GetProperty("groups")[0].GetProperty("group").GetString())
            .ShouldBe((1, 1, "一班"));
        var city = await server.StaffAsync(Role.CommandOfficer, server.World.City);
        var all = await city.GetAsync("/api/command/completion").JsonAsync();
        (all.GetProperty("persons").GetInt32(), all.GetProperty("declared").GetInt32(), all.GetProperty("missing").GetInt32()).ShouldBe((2, 1, 1));
        all.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("declared").GetInt32()).ShouldBe([1, 0]);
        (await east.GetAsync($"/api/command/completion?region={server.World.West.Path}").RefusalAsync()).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Neither_the_anonymous_nor_a_gatekeeper_reads_the_list()
    {
        (await server.Anonymous().GetAsync("/api/command/declarations").RefusalAsync()).Status.ShouldBe(401);
        var keeper = await server.StaffAsync(Role.Gatekeeper, server.World.School);
        (await keeper.GetAsync("/api/organisation/declarations").RefusalAsync()).Status.ShouldBe(403);
        var administrator = await server.StaffAsync(Role.SystemAdministrator, server.World.City);
        (await administrator.GetAsync("/api/command/declarations").RefusalAsync()).ShouldBe((403, "permission.missing"));
    }

    private static async Task<int> CountAsync(HttpClient client, string address) =>
        (await client.GetAsync(address).JsonAsync()).GetProperty("items").GetArrayLength();
}

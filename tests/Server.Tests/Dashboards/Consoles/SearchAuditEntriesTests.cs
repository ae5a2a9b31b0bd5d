using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Paiyi.Server.Accounts;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Dashboards.Consoles;

public sealed class SearchAuditEntriesTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task A_district_sees_deeds_about_its_persons_and_deeds_of_its_staff()
    {
        var school = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        var schoolStaff = server.LastStaffId;
        await school.PostAsJsonAsync($"/api/organisation/persons/{server.World.Pupil.Id}/reveal", new { fields = new[] { "phone" }, reason = "电话核实行程" }).JsonAsync();
        var east = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var west = await server.StaffAsync(Role.DistrictOfficer, server.World.West);

        var entry = (await east.GetAsync($"/api/command/audit?staffId={schoolStaff}&action=RevealPerson&from=2026-03-02&to=2026-03-02").JsonAsync()).GetProperty("items")[0];

        entry.GetProperty("person").GetString().ShouldBe("甲一");
        entry.GetProperty("reason").GetString().ShouldBe("电话核实行程");
        (await CountAsync(east, $"/api/command/audit?staffId={schoolStaff}&from=2026-03-03")).ShouldBe(0);
        (await CountAsync(west, $"/api/command/audit?staffId={schoolStaff}")).ShouldBe(0);
        var administrator = await server.StaffAsync(Role.SystemAdministrator, server.World.City);
        (await administrator.GetAsync($"/api/command/audit?staffId={schoolStaff}").JsonAsync()).GetProperty("items")[0]
            .GetProperty("person").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task An_organisation_and_a_stranger_do_not_read_the_trail()
    {
        var school = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);

        (await school.GetAsync("/api/organisation/audit").RefusalAsync()).ShouldBe((403, "permission.missing"));
        (await server.Anonymous().GetAsync("/api/command/audit")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Exports_are_listed_with_what_left_the_system()
    {
        var east = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var staff = server.LastStaffId;
        await server.InDatabaseAsync(async db =>
        {
            db.Add(new AuditEntry
            {
                At = TestClock.Start, StaffId = staff, Action = "ExportPersons",
                Detail = JsonElement.Parse("""{"format":"xlsx","columns":["name","region"],"rows":42,"filter":{"region":"990100/"}}"""),
            });
            await db.SaveChangesAsync();
        });
        var west = await server.StaffAsync(Role.DistrictOfficer, server.World.West);

        var row = (await east.GetAsync("/api/command/exports").JsonAsync()).GetProperty("items")[0];

        (row.GetProperty("list").GetString(), row.GetProperty("rows").GetInt32(), row.GetProperty("columns").GetArrayLength()).ShouldBe(("persons", 42, 2));
        (await CountAsync(west, "/api/command/exports")).ShouldBe(0);
        (await server.Anonymous().GetAsync("/api/command/exports")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static async Task<int> CountAsync(HttpClient client, string url) => (await client.GetAsync(url).JsonAsync()).GetProperty("items").GetArrayLength();
}

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
    public async Task An_organisation_reads_what_its_own_staff_did_and_nothing_else()
    {
        var school = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        var own = server.LastStaffId;
        var east = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var above = server.LastStaffId;
        var reveal = new { fields = new[] { "phone" }, reason = "电话核实" };
        await school.PostAsJsonAsync($"/api/organisation/persons/{server.World.Pupil.Id}/reveal", reveal).JsonAsync();
        await east.PostAsJsonAsync($"/api/command/persons/{server.World.Pupil.Id}/reveal", reveal).JsonAsync();
        var enterprise = await server.StaffAsync(Role.OrganisationOfficer, server.World.Enterprise);

        (await CountAsync(school, $"/api/organisation/audit?staffId={own}")).ShouldBe(1);
        (await CountAsync(school, $"/api/organisation/audit?staffId={above}")).ShouldBe(0);
        (await CountAsync(enterprise, $"/api/organisation/audit?personId={server.World.Pupil.Id}")).ShouldBe(0);
        (await (await server.StaffAsync(Role.Viewer, server.World.School)).GetAsync("/api/organisation/audit").RefusalAsync()).ShouldBe((403, "permission.missing"));
        (await server.Anonymous().GetAsync("/api/command/audit")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await server.Anonymous().GetAsync("/api/organisation/audit")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task An_entry_says_what_was_before_and_after_with_numbers_masked()
    {
        var person = await server.AddPersonAsync("17700000009", "一班");
        var east = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var shown = await east.GetAsync($"/api/command/persons/{person.Id}").JsonAsync();
        await east.PutAsJsonAsync($"/api/command/persons/{person.Id}", new
        {
            name = "丙四",
            documentType = "passport",
            documentNumber = "E12345678",
            phone = "17700000010",
            sex = "male",
            birthDate = "2015-03-07",
            regionId = server.World.EastStreet.Id,
            address = "新村2号",
            version = shown.GetProperty("version").GetUInt32(),
        }).JsonAsync(HttpStatusCode.NoContent);

        var entry = (await east.GetAsync($"/api/command/audit?personId={person.Id}&action=EditPerson").JsonAsync()).GetProperty("items")[0];
        var changes = entry.GetProperty("changes").EnumerateArray().ToDictionary(c => c.GetProperty("field").GetString()!);

        (changes["name"].GetProperty("before").GetString(), changes["name"].GetProperty("after").GetString()).ShouldBe(("丙三", "丙四"));
        changes["phoneMask"].GetProperty("after").GetString().ShouldBe("177****0010");
        changes["address"].GetProperty("after").GetString().ShouldBe("新村2号");
        entry.GetRawText().ShouldNotContain("E12345678");
        entry.GetRawText().ShouldNotContain("17700000010");
        entry.GetProperty("staffId").ValueKind.ShouldBe(JsonValueKind.Number);
        var administrator = await server.StaffAsync(Role.SystemAdministrator, server.World.City);
        (await administrator.GetAsync($"/api/command/audit?personId={person.Id}&action=EditPerson").JsonAsync()).GetProperty("items")[0]
            .GetProperty("changes").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Entries_are_found_by_officer_person_and_address()
    {
        var east = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var staff = server.LastStaffId;
        await server.InDatabaseAsync(async db =>
        {
            db.Add(new AuditEntry { At = TestClock.Start, StaffId = staff, Action = "Test", PersonId = server.World.Pupil.Id, Address = "10.1.2.3" });
            await db.SaveChangesAsync();
        });

        (await CountAsync(east, $"/api/command/audit?staffId={staff}&staffName=测试&personName=甲&address=10.1.2.3")).ShouldBe(1);
        (await CountAsync(east, $"/api/command/audit?staffId={staff}&personName=乙二")).ShouldBe(0);
        (await CountAsync(east, $"/api/command/audit?staffId={staff}&address=10.1.2")).ShouldBe(0);
        (await CountAsync(east, $"/api/command/audit?staffId={staff}&staffName=%25")).ShouldBe(0);
    }

    [Fact]
    public async Task Exports_are_listed_with_what_left_the_system()
    {
        var east = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        await east.ExportAsync("/api/command/persons", "columns=name,region");
        var west = await server.StaffAsync(Role.DistrictOfficer, server.World.West);

        var row = (await east.GetAsync("/api/command/exports").JsonAsync()).GetProperty("items")[0];

        (row.GetProperty("list").GetString(), row.GetProperty("rows").GetInt32(), row.GetProperty("columns").GetArrayLength()).ShouldBe(("persons", 1, 2));
        (await CountAsync(west, "/api/command/exports")).ShouldBe(0);
        (await server.Anonymous().GetAsync("/api/command/exports")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static async Task<int> CountAsync(HttpClient client, string url) => (await client.GetAsync(url).JsonAsync()).GetProperty("items").GetArrayLength();
}

using System.Net.Http.Json;
using Paiyi.Server.Accounts;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Dashboards.Consoles;

public sealed class ExportAuditEntriesTests(TestServer server) : IClassFixture<TestServer>
{
    private const string List = "/api/command/audit";

    [Fact]
    public async Task The_trail_of_the_scope_comes_filtered_in_words_and_is_recorded()
    {
        var school = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        await school.PostAsJsonAsync($"/api/organisation/persons/{server.World.Pupil.Id}/reveal", new { fields = new[] { "phone" }, reason = "核实行程" }).JsonAsync();
        var east = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var staff = server.LastStaffId;

        (await east.ExportAsync(List, "columns=action,person,reason&action=RevealPerson&from=2026-03-02&to=2026-03-02"))
            .ShouldBe([["操作", "相关人员", "原因"], ["查看完整号码", "甲一", "核实行程"]]);

        (await server.OnlyExportAsync(staff, "ExportAuditEntries"))
            .ShouldBe(("auditEntries", """{"to": "2026-03-02", "from": "2026-03-02", "action": "RevealPerson"}""", 1));
        var west = await server.StaffAsync(Role.DistrictOfficer, server.World.West);
        (await west.ExportAsync(List, "columns=action&action=RevealPerson")).Length.ShouldBe(1);
        var administrator = await server.StaffAsync(Role.SystemAdministrator, server.World.City);
        (await administrator.ExportAsync(List, "columns=person&action=RevealPerson")).ShouldBe([["相关人员"], [""]]);
    }

    [Fact]
    public async Task Nothing_is_exported_for_those_who_do_not_read_the_trail()
    {
        var viewer = await server.StaffAsync(Role.Viewer, server.World.City);

        (await viewer.GetAsync($"{List}/export").RefusalAsync()).ShouldBe((403, "permission.missing"));
        (await server.Anonymous().GetAsync($"{List}/export").RefusalAsync()).ShouldBe((401, "session.required"));
    }
}

using Paiyi.Server.Accounts;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.People.Rosters.Consoles;

public sealed class ExportRosterImportsTests(TestServer server) : IClassFixture<TestServer>
{
    private const string List = "/api/organisation/imports";

    [Fact]
    public async Task The_imports_of_the_scope_come_filtered_and_are_recorded()
    {
        var school = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        var staff = server.LastStaffId;
        await school.UploadAsync(server.World.School, RosterFiles.Workbook([RosterFiles.Header, RosterFiles.Row(700)]));

        (await school.ExportAsync(List, $"columns=organisation,status,rows,staff&organisationId={server.World.School.Id}"))
            .ShouldBe([["单位", "状态", "数据行", "操作人"], ["东街小学", "排队中", "", "测试员"]]);

        var (list, _, rows) = await server.OnlyExportAsync(staff, "ExportRosterImports");
        (list, rows).ShouldBe(("rosterImports", 1));
        var enterprise = await server.StaffAsync(Role.OrganisationOfficer, server.World.Enterprise);
        (await enterprise.ExportAsync(List, $"columns=organisation&organisationId={server.World.School.Id}")).Length.ShouldBe(1);
    }

    [Fact]
    public async Task Nothing_is_exported_for_anonymous_callers() =>
        (await server.Anonymous().GetAsync($"{List}/export").RefusalAsync()).ShouldBe((401, "session.required"));
}

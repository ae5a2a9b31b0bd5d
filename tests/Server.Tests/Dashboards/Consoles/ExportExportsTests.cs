using Paiyi.Server.Accounts;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Dashboards.Consoles;

public sealed class ExportExportsTests(TestServer server) : IClassFixture<TestServer>
{
    private const string List = "/api/command/exports";

    [Fact]
    public async Task The_exports_of_the_scope_come_and_this_one_is_among_them()
    {
        var east = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var staff = server.LastStaffId;
        await east.ExportAsync("/api/command/persons", "columns=name");

        (await east.ExportAsync(List, "columns=list,rows,columns"))
            .ShouldBe([["导出内容", "行数", "导出的列"], ["导出导出登记", "", "list, rows, columns"], ["导出人员", "1", "name"]]);

        (await server.OnlyExportAsync(staff, "ExportExports")).ShouldBe(("exports", "{}", 2));
        var west = await server.StaffAsync(Role.DistrictOfficer, server.World.West);
        (await west.ExportAsync(List, "columns=list")).ShouldBe([["导出内容"], ["导出导出登记"]]);
    }

    [Fact]
    public async Task Nothing_is_exported_for_anonymous_callers() =>
        (await server.Anonymous().GetAsync($"{List}/export").RefusalAsync()).ShouldBe((401, "session.required"));
}

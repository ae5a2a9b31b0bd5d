using Paiyi.Server.Accounts;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Accounts.Consoles;

public sealed class ExportStaffTests(TestServer server) : IClassFixture<TestServer>
{
    private const string List = "/api/command/staff";

    [Fact]
    public async Task The_accounts_of_the_scope_come_filtered_and_are_recorded()
    {
        await server.AddStaffAsync(Role.Gatekeeper, server.World.School, a => a.Name = "东校门卫");
        await server.AddStaffAsync(Role.Gatekeeper, server.World.Enterprise, a => a.Name = "西厂门卫");
        var east = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var staff = server.LastStaffId;

        (await east.ExportAsync(List, "columns=name,role,scopeName,disabled&role=gatekeeper"))
            .ShouldBe([["姓名", "角色", "管辖范围", "已停用"], ["东校门卫", "值守人员", "东街小学", "否"]]);

        (await server.OnlyExportAsync(staff, "ExportStaff")).ShouldBe(("staff", """{"role": "gatekeeper"}""", 1));
    }

    [Fact]
    public async Task Nothing_is_exported_for_a_viewer_and_anonymous_callers()
    {
        var viewer = await server.StaffAsync(Role.Viewer, server.World.City);

        (await viewer.GetAsync($"{List}/export").RefusalAsync()).ShouldBe((403, "permission.missing"));
        (await server.Anonymous().GetAsync($"{List}/export").RefusalAsync()).ShouldBe((401, "session.required"));
    }
}

using Paiyi.Server.Accounts;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Regions.Consoles;

public sealed class ExportRegionsTests(TestServer server) : IClassFixture<TestServer>
{
    private const string List = "/api/command/regions";

    [Fact]
    public async Task The_regions_of_the_scope_come_and_are_recorded()
    {
        var east = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var staff = server.LastStaffId;

        (await east.ExportAsync(List, "columns=code,name,level"))
            .ShouldBe([["区划代码", "名称", "级别"], ["990101", "东区", "区县"], ["990101001", "东街道", "街道（乡镇）"]]);

        (await server.OnlyExportAsync(staff, "ExportRegions")).ShouldBe(("regions", "{}", 2));
    }

    [Fact]
    public async Task Nothing_is_exported_for_anonymous_callers() =>
        (await server.Anonymous().GetAsync($"{List}/export").RefusalAsync()).ShouldBe((401, "session.required"));
}

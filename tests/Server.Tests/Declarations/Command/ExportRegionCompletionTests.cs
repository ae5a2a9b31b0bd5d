using Paiyi.Server.Accounts;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Declarations.Command;

public sealed class ExportRegionCompletionTests(TestServer server) : IClassFixture<TestServer>
{
    private const string List = "/api/command/completion";

    [Fact]
    public async Task The_regions_below_come_for_the_day_and_are_recorded()
    {
        var citizen = await server.CitizenAsync("19900000001");
        await citizen.DeclareAsync(server.World.Pupil.Id, server.Clock.Now);
        var officer = await server.StaffAsync(Role.CommandOfficer, server.World.City);
        var staff = server.LastStaffId;

        (await officer.ExportAsync(List, "columns=region,persons,declared,missing&day=2026-03-02"))
            .ShouldBe([["区划", "在册人数", "已申报", "未申报"], ["东区", "1", "1", "0"], ["西区", "1", "0", "1"]]);

        (await server.OnlyExportAsync(staff, "ExportRegionCompletion")).ShouldBe(("regionCompletion", """{"day": "2026-03-02"}""", 2));
        (await officer.ExportAsync(List, $"columns=region,declared&day=2026-03-01&region={server.World.East.Path}")).ShouldBe([["区划", "已申报"], ["东街道", "0"]]);
    }

    [Fact]
    public async Task A_region_of_another_scope_is_as_good_as_missing()
    {
        var west = await server.StaffAsync(Role.DistrictOfficer, server.World.West);

        (await west.GetAsync($"{List}/export?region={server.World.East.Path}").RefusalAsync()).Status.ShouldBe(404);
        (await server.Anonymous().GetAsync($"{List}/export").RefusalAsync()).ShouldBe((401, "session.required"));
    }
}

using Paiyi.Server.Accounts;
using Paiyi.Server.Passages;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Passages.Consoles;

public sealed class ExportCheckpointsTests(TestServer server) : IClassFixture<TestServer>
{
    private const string List = "/api/command/checkpoints";

    [Fact]
    public async Task The_checkpoints_of_the_scope_come_filtered_and_are_recorded()
    {
        await server.InDatabaseAsync(async db =>
        {
            db.AddRange(
                new Checkpoint { OrganisationId = server.World.School.Id, Name = "正门" },
                new Checkpoint { OrganisationId = server.World.School.Id, Name = "后门" },
                new Checkpoint { OrganisationId = server.World.Enterprise.Id, Name = "厂区正门" });
            await db.SaveChangesAsync();
        });
        var east = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var staff = server.LastStaffId;

        (await east.ExportAsync(List, $"columns=name,organisation,keepers,admitted&name=正门&organisationId={server.World.School.Id}"))
            .ShouldBe([["卡口", "单位", "值守人员", "今日放行"], ["正门", "东街小学", "", "0"]]);

        var (list, _, rows) = await server.OnlyExportAsync(staff, "ExportCheckpoints");
        (list, rows).ShouldBe(("checkpoints", 1));
        (await east.ExportAsync(List, $"columns=name&organisationId={server.World.Enterprise.Id}")).Length.ShouldBe(1);
    }

    [Fact]
    public async Task Nothing_is_exported_for_anonymous_callers() =>
        (await server.Anonymous().GetAsync($"{List}/export").RefusalAsync()).ShouldBe((401, "session.required"));
}

using Paiyi.Server.Accounts;
using Paiyi.Server.People;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.People.Consoles;

public sealed class ExportAttributesTests(TestServer server) : IClassFixture<TestServer>
{
    private const string List = "/api/command/attributes";

    [Fact]
    public async Task The_fields_come_and_are_recorded()
    {
        await server.InDatabaseAsync(async db =>
        {
            db.Add(new AttributeDefinition { Key = "shift", LabelZh = "班次", LabelEn = "Shift", Type = AttributeType.Choice, Choices = ["早", "晚"], Position = 1 });
            await db.SaveChangesAsync();
        });
        var client = await server.StaffAsync(Role.CommandOfficer, server.World.City);
        var staff = server.LastStaffId;

        (await client.ExportAsync(List, "columns=key,labelZh,type,choices,retired"))
            .ShouldContain(row => row.SequenceEqual(new[] { "shift", "班次", "单选", "早、晚", "否" }));

        (await server.OnlyExportAsync(staff, "ExportAttributes")).List.ShouldBe("attributes");
    }

    [Fact]
    public async Task Nothing_is_exported_for_anonymous_callers() =>
        (await server.Anonymous().GetAsync($"{List}/export").RefusalAsync()).ShouldBe((401, "session.required"));
}

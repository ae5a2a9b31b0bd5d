using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.HealthCodes;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.HealthCodes.Command;

public sealed class ExportMarksTests(TestServer server) : IClassFixture<TestServer>
{
    private const string List = "/api/command/marks";

    [Fact]
    public async Task The_marks_of_the_scope_come_filtered_and_are_recorded()
    {
        var east = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var staff = server.LastStaffId;
        await server.InDatabaseAsync(async db =>
        {
            // The tests of the class share the persons and come in any order.
            await db.ManualMarks.ExecuteDeleteAsync();
            db.AddRange(MarkOn(server.World.Pupil.Id, staff), MarkOn(server.World.Worker.Id, staff));
            await db.SaveChangesAsync();
        });

        (await east.ExportAsync(List, "columns=name,kind,state,reason&state=proposed"))
            .ShouldBe([["姓名", "类型", "状态", "原因"], ["甲一", "密切接触者", "待确认", "同住"]]);

        (await server.OnlyExportAsync(staff, "ExportMarks")).ShouldBe(("marks", """{"state": "Proposed"}""", 1));
        (await east.ExportAsync(List, "columns=name&state=ended")).Length.ShouldBe(1);
    }

    [Fact]
    public async Task The_list_and_its_file_can_be_cut_to_one_person()
    {
        var officer = await server.StaffAsync(Role.CommandOfficer, server.World.City);
        var staff = server.LastStaffId;
        await server.InDatabaseAsync(async db =>
        {
            db.AddRange(MarkOn(server.World.Pupil.Id, staff), MarkOn(server.World.Worker.Id, staff));
            await db.SaveChangesAsync();
        });

        var items = (await officer.GetAsync($"{List}?personId={server.World.Worker.Id}").JsonAsync()).GetProperty("items").EnumerateArray().ToList();

        items.ShouldNotBeEmpty();
        items.ShouldAllBe(item => item.GetProperty("personId").GetInt64() == server.World.Worker.Id);
        (await officer.ExportAsync(List, $"columns=name&personId={server.World.Worker.Id}")).Skip(1).ShouldAllBe(row => row[0] == "乙二");
        var east = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        (await east.GetAsync($"{List}?personId={server.World.Worker.Id}").JsonAsync()).GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Nothing_is_exported_for_anonymous_callers() =>
        (await server.Anonymous().GetAsync($"{List}/export").RefusalAsync()).ShouldBe((401, "session.required"));

    private static ManualMark MarkOn(long person, long staff) => new()
    {
        PersonId = person, Kind = MarkKind.CloseContact, From = TestClock.Start, Until = TestClock.Start.AddDays(7), Reason = "同住",
        ProposedBy = staff, ProposedAt = TestClock.Start,
    };
}

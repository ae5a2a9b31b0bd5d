using System.Net;
using System.Text.Json;
using Paiyi.Server.Accounts;
using Paiyi.Server.Passages;
using Paiyi.Server.Platform.Time;
using Paiyi.Server.Tests.Accounts;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Passages.Consoles;

public sealed class SearchHandOversTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task Whoever_sees_the_gate_sees_who_handed_it_to_whom()
    {
        var gate = await HandedOverAsync(HandOverState.Accepted, server.Clock.Now);
        var officer = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        var district = await server.StaffAsync(Role.DistrictOfficer, server.World.East);

        var row = (await ItemsAsync(officer, $"/api/organisation/hand-overs?checkpointId={gate}")).Single();
        row.GetProperty("fromName").GetString().ShouldBe("早班");
        row.GetProperty("toName").GetString().ShouldBe("晚班");
        row.GetProperty("organisation").GetString().ShouldBe("东街小学");
        row.GetProperty("in").GetInt32().ShouldBe(12);
        row.GetProperty("note").GetString().ShouldBe("电池已换");
        (await ItemsAsync(district, $"/api/command/hand-overs?organisationId={server.World.School.Id}&checkpointId={gate}")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Filters_cut_by_day_and_state()
    {
        var gate = await HandedOverAsync(HandOverState.Withdrawn, server.Clock.Now.AddDays(-2));
        await HandedOverAsync(HandOverState.Offered, server.Clock.Now, gate);
        var officer = await server.StaffAsync(Role.Viewer, server.World.School);
        var list = $"/api/organisation/hand-overs?checkpointId={gate}";
        var today = ChinaTime.DayOf(server.Clock.Now).ToString("yyyy-MM-dd");

        (await ItemsAsync(officer, list)).Select(State).ShouldBe(["offered", "withdrawn"]);
        (await ItemsAsync(officer, $"{list}&from={today}")).Select(State).ShouldBe(["offered"]);
        (await ItemsAsync(officer, $"{list}&to={ChinaTime.DayOf(server.Clock.Now.AddDays(-2)):yyyy-MM-dd}")).Select(State).ShouldBe(["withdrawn"]);
        (await ItemsAsync(officer, $"{list}&state=withdrawn")).Select(State).ShouldBe(["withdrawn"]);
        static string? State(JsonElement row) => row.GetProperty("state").GetString();
    }

    [Fact]
    public async Task Other_scopes_see_nothing_of_it()
    {
        var gate = await HandedOverAsync(HandOverState.Accepted, server.Clock.Now);
        (await ItemsAsync(await server.StaffAsync(Role.OrganisationOfficer, server.World.Enterprise), $"/api/organisation/hand-overs?checkpointId={gate}")).ShouldBeEmpty();
        (await ItemsAsync(await server.StaffAsync(Role.CommandOfficer, server.World.West), $"/api/command/hand-overs?checkpointId={gate}")).ShouldBeEmpty();
        (await (await server.StaffAsync(Role.SystemAdministrator, server.World.City)).GetAsync("/api/command/hand-overs")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await server.Anonymous().GetAsync("/api/command/hand-overs")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_list_is_exported_and_the_export_recorded()
    {
        var gate = await HandedOverAsync(HandOverState.Accepted, server.Clock.Now);
        var officer = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        var text = await (await officer.GetAsync($"/api/organisation/hand-overs/export?format=csv&checkpointId={gate}")).Content.ReadAsStringAsync();
        text.ShouldContain("已接班");
        text.ShouldContain("早班");
    }

    private async Task<long> HandedOverAsync(HandOverState state, DateTimeOffset at, long? gate = null)
    {
        var checkpoint = gate ?? (await server.OpenGateAsync()).Gate;
        var from = await server.AddStaffAsync(Role.Gatekeeper, server.World.School, a => a.Name = "早班");
        var to = await server.AddStaffAsync(Role.Gatekeeper, server.World.School, a => a.Name = "晚班");
        await server.InDatabaseAsync(async db =>
        {
            db.Add(new HandOver
            {
                CheckpointId = checkpoint, FromStaffId = from.Id, ToStaffId = to.Id, State = state, ShiftFrom = at.AddHours(-8), OfferedAt = at,
                EndedAt = state == HandOverState.Offered ? null : at.AddMinutes(1), In = 12, Out = 3, Refused = 1, Note = "电池已换", ClientKey = Guid.NewGuid(),
            });
            await db.SaveChangesAsync();
        });
        return checkpoint;
    }

    private static async Task<List<JsonElement>> ItemsAsync(HttpClient client, string address) =>
        [.. (await client.GetAsync(address).JsonAsync()).GetProperty("items").EnumerateArray()];
}

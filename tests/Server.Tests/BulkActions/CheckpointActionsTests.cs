using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Passages;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.BulkActions;

/// <summary>One deed for many checkpoints.</summary>
public sealed class CheckpointActionsTests(TestServer server) : IClassFixture<TestServer>
{
    private const string List = "/api/organisation/checkpoints";

    [Fact]
    public async Task Gates_are_closed_together_and_opened_again_where_nobody_did_it_before()
    {
        var gates = new[] { await AddAsync("东门"), await AddAsync("西门"), await AddAsync("北门") };
        await server.InDatabaseAsync(db => db.Checkpoints.Where(c => c.Id == gates[2]).ExecuteUpdateAsync(c => c.SetProperty(x => x.ClosedAt, server.Clock.Now.AddDays(-1))));
        var officer = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);

        var action = await server.DoAsync(officer, List, new { kind = "closeCheckpoints", ids = gates });

        action.Totals().ShouldBe([3, 2, 1, 0, 0]);
        (await officer.PassedOverAsync(List, action)).ShouldBe(new Dictionary<long, string> { [gates[2]] = "bulkActions.unchanged" });
        (await server.InDatabaseAsync(db => db.AuditEntries.CountAsync(a => a.Action == "UpdateCheckpoint"))).ShouldBe(2);
        await server.UndoAsync(officer, List, action);
        (await OpenAsync(gates)).ShouldBe([gates[0], gates[1]], ignoreOrder: true);

        var opened = await server.DoAsync(officer, List, new { kind = "openCheckpoints", filter = new { name = "北门" } });
        opened.Totals().ShouldBe([1, 1, 0, 0, 0]);
        await server.UndoAsync(officer, List, opened);
        (await OpenAsync(gates)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task One_keeper_is_added_to_many_gates_beside_those_who_keep_them_already()
    {
        var gates = new[] { await AddAsync("一号岗"), await AddAsync("二号岗") };
        await server.StaffAsync(Role.Gatekeeper, server.World.School);
        var former = server.LastStaffId;
        await server.StaffAsync(Role.Gatekeeper, server.World.School);
        var keeper = server.LastStaffId;
        await server.InDatabaseAsync(async db =>
        {
            db.AddRange(new CheckpointKeeper { CheckpointId = gates[0], StaffId = former }, new CheckpointKeeper { CheckpointId = gates[1], StaffId = keeper });
            await db.SaveChangesAsync();
        });
        var officer = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);

        var action = await server.DoAsync(officer, List, new { kind = "assignKeeper", staffId = keeper, ids = gates });

        action.Totals().ShouldBe([2, 1, 1, 0, 0]);
        action.GetProperty("target").GetString().ShouldNotBeNull();
        (await KeepersAsync(gates[0])).ShouldBe([former, keeper], ignoreOrder: true);
        await server.UndoAsync(officer, List, action);
        (await KeepersAsync(gates[0])).ShouldBe([former]);

        var withdrawn = await server.DoAsync(officer, List, new { kind = "withdrawKeeper", staffId = keeper, ids = gates });
        withdrawn.Totals().ShouldBe([2, 1, 1, 0, 0]);
        (await KeepersAsync(gates[1])).ShouldBeEmpty();
        await server.UndoAsync(officer, List, withdrawn);
        (await KeepersAsync(gates[1])).ShouldBe([keeper]);
    }

    [Fact]
    public async Task A_keeper_of_another_organisation_keeps_nothing_here()
    {
        var gate = await AddAsync("三号岗");
        await server.StaffAsync(Role.Gatekeeper, server.World.Enterprise);
        var stranger = server.LastStaffId;
        var command = await server.StaffAsync(Role.CommandOfficer, server.World.City);
        var action = await server.DoAsync(command, "/api/command/checkpoints", new { kind = "assignKeeper", staffId = stranger, ids = new[] { gate } });
        (await command.PassedOverAsync("/api/command/checkpoints", action)).ShouldBe(new Dictionary<long, string> { [gate] = "passages.keeperUnknown" });

        var school = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        (await school.PostAsJsonAsync($"{List}/bulk-actions", new { kind = "assignKeeper", staffId = stranger, ids = new[] { gate } }).RefusalAsync()).ShouldBe((404, "accounts.staffNotFound"));
        (await school.PostAsJsonAsync($"{List}/bulk-actions", new { kind = "assignKeeper", ids = new[] { gate } }).RefusalAsync()).ShouldBe((400, "bulkActions.keeperNeeded"));
        var enterprise = await server.StaffAsync(Role.OrganisationOfficer, server.World.Enterprise);
        (await enterprise.PostAsJsonAsync($"{List}/bulk-actions", new { kind = "closeCheckpoints", ids = new[] { gate } }).RefusalAsync()).ShouldBe((409, "bulkActions.nobody"));
        (await school.GetAsync($"{List}/count?name=三号").JsonAsync()).GetProperty("count").GetInt32().ShouldBe(1);
    }

    private Task<long> AddAsync(string name) => server.InDatabaseAsync(async db =>
    {
        var gate = new Checkpoint { OrganisationId = server.World.School.Id, Name = name };
        db.Add(gate);
        await db.SaveChangesAsync();
        return gate.Id;
    });

    private Task<List<long>> OpenAsync(long[] gates) =>
        server.InDatabaseAsync(db => db.Checkpoints.Where(c => gates.Contains(c.Id) && c.ClosedAt == null).Select(c => c.Id).ToListAsync());

    private Task<List<long>> KeepersAsync(long gate) =>
        server.InDatabaseAsync(db => db.CheckpointKeepers.Where(k => k.CheckpointId == gate).Select(k => k.StaffId).ToListAsync());
}

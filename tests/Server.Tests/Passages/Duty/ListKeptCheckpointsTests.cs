using Paiyi.Server.Accounts;
using Paiyi.Server.Passages;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Passages.Duty;

public sealed class ListKeptCheckpointsTests(ListKeptCheckpointsTests.Strict server) : IClassFixture<ListKeptCheckpointsTests.Strict>
{
    private const string List = "/api/mobile/duty/checkpoints";

    [Fact]
    public async Task A_keeper_is_told_the_own_gates_and_the_temperature_of_this_installation()
    {
        var (gate, keeper) = await server.OpenGateAsync();
        await server.OpenGateAsync(server.World.Enterprise);

        var answer = await keeper.GetAsync(List).JsonAsync();

        answer.GetProperty("items").EnumerateArray().Select(g => g.GetProperty("id").GetInt64()).ShouldBe([gate]);
        answer.GetProperty("feverTenths").GetInt32().ShouldBe(370);
    }

    [Fact]
    public async Task A_keeper_who_moved_to_another_organisation_keeps_the_old_gates_no_more()
    {
        var (gate, _) = await server.OpenGateAsync();
        var moved = await server.StaffAsync(Role.Gatekeeper, server.World.Enterprise);
        await server.InDatabaseAsync(async db =>
        {
            db.Add(new CheckpointKeeper { CheckpointId = gate, StaffId = server.LastStaffId });
            await db.SaveChangesAsync();
        });

        (await moved.GetAsync(List).JsonAsync()).GetProperty("items").GetArrayLength().ShouldBe(0);
        (await moved.GetAsync($"{List}/{gate}/passages").RefusalAsync()).ShouldBe((404, "passages.checkpointNotFound"));
        (await moved.ScanAsync(gate, "PY1:").RefusalAsync()).ShouldBe((404, "passages.checkpointNotFound"));
        (await moved.RecordAsync(gate, "x", server.Clock.Now).RefusalAsync()).ShouldBe((404, "passages.checkpointNotFound"));
    }

    [Fact]
    public async Task Nobody_reads_it_without_signing_in() =>
        (await server.Anonymous().GetAsync(List).RefusalAsync()).ShouldBe((401, "session.required"));

    public sealed class Strict(PostgresCluster postgres) : TestServer(postgres)
    {
        protected override IEnumerable<(string Key, string Value)> Settings => [("Passages:FeverTenths", "370")];
    }
}

using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Cluster;

/// <summary>Real processes that are killed in the middle of an import, as by a lost machine.</summary>
public sealed class KilledImportTests(ServerCluster cluster) : IClassFixture<ServerCluster>
{
    private const int Rows = 15_000;

    [Fact]
    public async Task The_next_worker_goes_on_and_applies_every_row_once()
    {
        using var officer = await ImportingOfficer.SignInAsync(cluster);
        var id = await officer.BeginAsync(cluster, Rows);

        foreach (var worker in cluster.Working)
            worker.Kill();
        await Task.Delay(1000);
        (await officer.StatusAsync(id)).ShouldBe("running", "the workers must die in the middle");
        await using var next = await cluster.StartAsync("work");
        await officer.EndOfAsync(id);

        (await officer.ImportAsync(id)).Totals().ShouldBe([Rows, Rows, 0, 0, 0, 0]);
        await using var db = cluster.OpenDatabase();
        (await db.Persons.CountAsync(p => p.ImportId == id)).ShouldBe(Rows);
        (await db.Memberships.CountAsync(m => db.Persons.Any(p => p.Id == m.PersonId && p.ImportId == id))).ShouldBe(Rows);
        (await db.StoredFiles.CountAsync()).ShouldBe(1);
    }
}

using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Cluster;

/// <summary>
/// What happens to a city's imports: workers that are killed, a PostgreSQL that is restarted, disks that are full, many at
/// once. Every row counts exactly once all the same. <c>bench/run killed-import</c> kills fifty times, over 100,000 rows.
/// </summary>
public sealed class KilledImportTests(ImportCluster cluster) : IClassFixture<ImportCluster>
{
    private const int Rows = 12_000;

    [Fact]
    public async Task Whoever_is_killed_at_whatever_moment_another_goes_on_and_applies_every_row_once()
    {
        using var officer = await ImportOfficer.SignInAsync(cluster, cluster.World.School);
        var id = await officer.UploadAsync(RowsFrom(500_000));
        foreach (var share in (double[])[0.2, 0.8])
            await KillAsync(officer, id, "checking", (int)(Rows * share));
        await officer.UntilAsync(id, "checked");
        await officer.CommitAsync(id);
        foreach (var applied in (int[])[0, 5_000, 10_000])
            await KillAsync(officer, id, "running", applied);

        await officer.UntilAsync(id, "completed");

        await ShouldBeAppliedOnceAsync(officer, id);
    }

    [Fact]
    public async Task A_restart_of_PostgreSQL_in_either_step_costs_time_only()
    {
        using var officer = await ImportOfficer.SignInAsync(cluster, cluster.World.School);
        var id = await officer.UploadAsync(RowsFrom(520_000));
        await officer.UntilAsync(id, "checking", 2_000);
        await RestartPostgresAsync();
        await officer.UntilAsync(id, "checked");
        await officer.CommitAsync(id);
        await officer.UntilAsync(id, "running", 5_000);
        await RestartPostgresAsync();

        await officer.UntilAsync(id, "completed");

        await ShouldBeAppliedOnceAsync(officer, id);
    }

    [Fact]
    public async Task A_disk_that_PostgreSQL_fills_holds_an_import_up_until_there_is_room()
    {
        using var officer = await ImportOfficer.SignInAsync(cluster, cluster.World.School);
        const string full = "53100";
        await FillTablesAsync(leaving: 2 << 20);
        var (id, before) = (await officer.UploadAsync(RowsFrom(540_000)), Heard(full));
        await HearAsync(full, before + 1);
        (await officer.SeeAsync(id)).GetProperty("status").GetString().ShouldBe("checking");
        cluster.Tables.MakeRoom();
        await officer.UntilAsync(id, "checked");

        await FillTablesAsync(leaving: 3 << 20);
        before = Heard(full);
        await officer.CommitAsync(id);
        await HearAsync(full, before + 1);
        var held = await officer.SeeAsync(id);
        held.GetProperty("status").GetString().ShouldBe("running");
        held.GetProperty("processed").GetInt32().ShouldBeInRange(1, Rows - 1, "it must run full in the middle");
        cluster.Tables.MakeRoom();
        await officer.UntilAsync(id, "completed");

        await ShouldBeAppliedOnceAsync(officer, id);
    }

    [Fact]
    public async Task A_full_disk_of_temporary_files_refuses_uploads_and_holds_checks_up()
    {
        using var officer = await ImportOfficer.SignInAsync(cluster, cluster.World.School);
        await using var before = cluster.OpenDatabase();
        var files = await before.StoredFiles.CountAsync();
        cluster.Temporary.Fill(leaving: 0);
        (await officer.RefusedAsync(RowsFrom(560_000).Take(500))).ShouldBe((507, "service.storageFull"));
        await using var after = cluster.OpenDatabase();
        (await after.StoredFiles.CountAsync()).ShouldBe(files);

        cluster.Temporary.MakeRoom();
        foreach (var worker in cluster.Working)
            worker.Kill();
        var id = await officer.UploadAsync(RowsFrom(560_000).Take(500));
        cluster.Temporary.Fill(leaving: 0);
        await cluster.ReplaceWorkersAsync();
        await HearAsync("No space left on device", 1);
        (await officer.SeeAsync(id)).GetProperty("status").GetString().ShouldBe("queued");
        cluster.Temporary.MakeRoom();

        (await officer.UntilAsync(id, "checked")).GetProperty("created").GetInt32().ShouldBe(500);
    }

    [Fact]
    public async Task Twenty_imports_of_the_same_and_other_persons_at_once_all_reconcile()
    {
        const int own = 100, shared = 60;
        using var school = await ImportOfficer.SignInAsync(cluster, cluster.World.School);
        using var enterprise = await ImportOfficer.SignInAsync(cluster, cluster.World.Enterprise);
        var officers = Enumerable.Range(0, 20).Select(n => n % 2 == 0 ? school : enterprise).ToArray();
        var ids = await Task.WhenAll(officers.Select((officer, n) => officer.UploadAsync(
            [.. RowsFrom(580_000).Take(shared), .. RowsFrom(581_000 + n * own).Take(own)])));
        await Task.WhenAll(officers.Zip(ids, (officer, id) => officer.UntilAsync(id, "checked")));
        await Task.WhenAll(officers.Zip(ids, (officer, id) => officer.CommitAsync(id)));

        var ended = await Task.WhenAll(officers.Zip(ids, (officer, id) => officer.UntilAsync(id, "completed")));

        var totals = ended.Select(import => import.Totals()).ToArray();
        totals.ShouldAllBe(each => each[0] == own + shared && each.Skip(1).Sum() == own + shared && each[4] + each[5] == 0);
        totals.Sum(each => each[1]).ShouldBe((20 * own) + shared);
        await using var db = cluster.OpenDatabase();
        (await db.Persons.CountAsync(p => ids.Contains(p.ImportId!.Value))).ShouldBe((20 * own) + shared);
        foreach (var organisation in (long[])[cluster.World.School.Id, cluster.World.Enterprise.Id])
            (await db.Memberships.CountAsync(m => m.OrganisationId == organisation && ids.Contains(m.ImportId!.Value))).ShouldBe((10 * own) + shared);
    }

    private static IEnumerable<string[]> RowsFrom(int number) => Enumerable.Range(number, Rows).Select(n => RosterFiles.Row(n));

    /// <summary>Kills the workers at a random moment after a step has come so far, in the middle of the rows that follow.</summary>
    private async Task KillAsync(ImportOfficer officer, long id, string step, int processed)
    {
        await officer.UntilAsync(id, step, processed);
        await Task.Delay(Random.Shared.Next(100));
        await cluster.ReplaceWorkersAsync();
        (await officer.SeeAsync(id)).GetProperty("status").GetString().ShouldBe(step, "the workers must die in the middle");
    }

    private async Task RestartPostgresAsync()
    {
        await cluster.Postgres.StopAsync();
        await Task.Delay(500);
        await cluster.Postgres.StartAgainAsync();
    }

    /// <summary>Leaves no more room on the disk of the tables than told, nor in the tables themselves.</summary>
    private async Task FillTablesAsync(long leaving)
    {
        await using (var db = cluster.OpenDatabase())
        {
            await db.Database.ExecuteSqlRawAsync("VACUUM FULL roster_lines");
            await db.Database.ExecuteSqlRawAsync("VACUUM FULL persons");
        }

        cluster.Tables.Fill(leaving);
    }

    /// <summary>How often the workers have complained so.</summary>
    private int Heard(string complaint) => cluster.Working.Sum(worker => worker.Output.Split(complaint).Length - 1);

    private async Task HearAsync(string complaint, int times)
    {
        for (var attempt = 0; Heard(complaint) < times; attempt++)
        {
            attempt.ShouldBeLessThan(600, $"no worker said '{complaint}'");
            await Task.Delay(100);
        }
    }

    private async Task ShouldBeAppliedOnceAsync(ImportOfficer officer, long id)
    {
        (await officer.SeeAsync(id)).Totals().ShouldBe([Rows, Rows, 0, 0, 0, 0]);
        await using var db = cluster.OpenDatabase();
        var import = await db.RosterImports.SingleAsync(i => i.Id == id);
        import.Faults.ShouldBe((short)0);
        (await db.RosterLines.CountAsync(l => l.ImportId == id)).ShouldBe(Rows);
        (await db.Persons.CountAsync(p => p.ImportId == id)).ShouldBe(Rows);
        (await db.Memberships.CountAsync(m => m.ImportId == id && db.Persons.Any(p => p.Id == m.PersonId && p.ImportId == id))).ShouldBe(Rows);
        (await db.AuditEntries.CountAsync(e => e.Action == "CommitRosterImport" && EF.Functions.JsonContains(e.Detail!, $$"""{"import": {{id}}}"""))).ShouldBe(1);
        (await db.Set<Server.Platform.Files.StoredFilePiece>().CountAsync(p => !db.StoredFiles.Any(f => f.Id == p.FileId))).ShouldBe(0);
    }
}

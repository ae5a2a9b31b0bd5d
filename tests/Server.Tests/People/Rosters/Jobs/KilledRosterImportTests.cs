using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Platform.Files;
using Paiyi.Server.Platform.Imports;
using Paiyi.Server.Regions;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.People.Rosters.Jobs;

public sealed class KilledRosterImportTests(TestServer server) : IClassFixture<TestServer>
{
    private Organisation School => server.World.School;

    [Fact]
    public async Task An_import_that_is_ended_anywhere_any_number_of_times_gives_what_an_undisturbed_one_gives()
    {
        var client = await server.StaffAsync(Role.OrganisationOfficer, School);
        var random = new Random(20200210);
        foreach (var offset in new[] { 10_000, 20_000, 30_000 })
        {
            var rows = Rows(offset);
            var id = await client.UploadAsync(School, RosterFiles.Workbook(rows));
            await KillUntilAsync(id, ImportStatus.Checked, random, ct => server.NewCheck(batchSize: 7).RunAsync(id, ct));
            (await server.InDatabaseAsync(db => db.Persons.CountAsync(p => p.ImportId == id))).ShouldBe(0);
            (await client.PostAsync($"/api/organisation/imports/{id}/commit", null)).EnsureSuccessStatusCode();
            await KillUntilAsync(id, ImportStatus.Completed, random, ct => server.NewCommit(batchSize: 7).RunAsync(id, ct));

            var import = await client.GetAsync($"/api/organisation/imports/{id}").JsonAsync();
            import.Totals().ShouldBe([130, 100, 0, 0, 20, 10]);
            (await client.ErrorsAsync(import)).Length.ShouldBe(30);
            (await server.InDatabaseAsync(db => db.Persons.CountAsync(p => p.ImportId == id))).ShouldBe(100);
            (await server.InDatabaseAsync(db => db.Outbox.CountAsync(o => db.Persons.Any(p => p.Id == o.Subject && p.ImportId == id)))).ShouldBe(100);
        }

        // Each import keeps its upload; an end leaves no other file behind.
        (await server.InDatabaseAsync(db => db.StoredFiles.CountAsync())).ShouldBe(3);
        (await server.InDatabaseAsync(db => db.Set<StoredFilePiece>().Where(p => !db.StoredFiles.Any(f => f.Id == p.FileId)).CountAsync())).ShouldBe(0);
    }

    private async Task KillUntilAsync(long id, ImportStatus end, Random random, Func<CancellationToken, Task> run)
    {
        for (var ends = 1; await StatusAsync(id) != end; ends++)
        {
            using var killed = new CancellationTokenSource(TimeSpan.FromMilliseconds(random.Next(5, 400)));
            try
            {
                await run(ends < 60 ? killed.Token : CancellationToken.None);
            }
            catch (Exception e) when (e is OperationCanceledException || killed.IsCancellationRequested)
            {
                (await server.InDatabaseAsync(db => db.RosterImports.AsNoTracking().SingleAsync(i => i.Id == id))).Faults.ShouldBe((short)0);
            }
        }
    }

    /// <summary>A hundred persons, twenty of whom come twice, and ten rows with a wrong number, in a fixed disorder.</summary>
    private static string[][] Rows(int offset)
    {
        string[][] rows =
        [
            .. Enumerable.Range(offset, 100).Select(n => RosterFiles.Row(n)),
            .. Enumerable.Range(offset, 20).Select(n => RosterFiles.Row(n)),
            .. Enumerable.Range(0, 10).Select(n => new[] { "某某", $"{n}", "", "" }),
        ];
        new Random(offset).Shuffle(rows);
        return [RosterFiles.Header, .. rows];
    }

    private Task<ImportStatus> StatusAsync(long id) =>
        server.InDatabaseAsync(db => db.RosterImports.Where(i => i.Id == id).Select(i => i.Status).SingleAsync());
}

using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.HealthCodes;
using Paiyi.Server.People;
using Paiyi.Server.Regions;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.People.Rosters.Jobs;

public sealed class UndoRosterTests(TestServer server) : IClassFixture<TestServer>
{
    private const string Api = "/api/organisation";

    private Organisation School => server.World.School;

    [Fact]
    public async Task An_undo_removes_whom_the_import_created_and_restores_whom_it_updated()
    {
        var client = await server.StaffAsync(Role.OrganisationOfficer, School);
        await server.ImportAsync(client, School, RosterFiles.Workbook([RosterFiles.Header, RosterFiles.Row(6000)]));
        var before = await PersonAsync(6000);
        server.Clock.Advance(TimeSpan.FromMinutes(1));
        string[] changed = [RosterFiles.Row(6000)[0], RosterFiles.ResidentId(6000), RosterFiles.Phone(1), "二班"];
        var import = await server.ImportAsync(client, School, RosterFiles.Workbook([RosterFiles.Header, changed, RosterFiles.Row(6001)]));
        await server.DrainOutboxAsync();
        (await PersonAsync(6000))!.PhoneMask.ShouldBe("139****0001");

        var undone = await UndoAsync(client, import);

        undone.GetProperty("status").GetString().ShouldBe("undone");
        Counts(undone).ShouldBe((2, 0));
        (await PersonAsync(6001)).ShouldBeNull();
        var after = (await PersonAsync(6000))!;
        (after.PhoneMask, after.ImportId).ShouldBe((before!.PhoneMask, before.ImportId));
        (await MembershipsAsync(after)).ShouldHaveSingleItem().Group.ShouldBe("一班");
        (await client.PostAsync($"{Api}/imports/{Id(import)}/undo", null).RefusalAsync()).ShouldBe((409, "rosters.nothingToUndo"));
    }

    [Fact]
    public async Task What_somebody_has_worked_with_since_stays_and_is_listed()
    {
        var client = await server.StaffAsync(Role.OrganisationOfficer, School);
        await server.ImportAsync(client, School, RosterFiles.Workbook([RosterFiles.Header, RosterFiles.Row(6100)]));
        server.Clock.Advance(TimeSpan.FromMinutes(1));
        var import = await server.ImportAsync(client, School, RosterFiles.Workbook([RosterFiles.Header,
            [RosterFiles.Row(6100)[0], RosterFiles.ResidentId(6100), RosterFiles.Phone(2), ""], .. Enumerable.Range(6101, 4).Select(n => RosterFiles.Row(n))]));
        server.Clock.Advance(TimeSpan.FromMinutes(1));
        // One has another phone by now, one is marked, one has moved to another class, one is archived; the last nobody touched.
        var (phoned, marked, moved, archived) = ((await PersonAsync(6100))!, (await PersonAsync(6101))!, (await PersonAsync(6102))!, (await PersonAsync(6103))!);
        await server.InDatabaseAsync(async db =>
        {
            new PersonSeal(server.Cipher).FillPhone(await db.Persons.SingleAsync(p => p.Id == phoned.Id), RosterFiles.Phone(3));
            (await db.Persons.SingleAsync(p => p.Id == phoned.Id)).UpdatedAt = server.Clock.Now;
            db.Add(new ManualMark
            {
                PersonId = marked.Id, Kind = MarkKind.Observation, From = server.Clock.Now, Until = server.Clock.Now.AddDays(1), Reason = "观察",
                ProposedBy = server.LastStaffId, ProposedAt = server.Clock.Now,
            });
            (await db.Memberships.SingleAsync(m => m.PersonId == moved.Id)).Group = "三班";
            (await db.Persons.SingleAsync(p => p.Id == archived.Id)).ArchivedAt = server.Clock.Now;
            await db.SaveChangesAsync();
        });

        var undone = await UndoAsync(client, import);

        Counts(undone).ShouldBe((1, 4));
        (await client.GetAsync($"{Api}/imports/{Id(import)}/lines?undone=false").JsonAsync()).GetProperty("items").EnumerateArray()
            .Select(l => l.GetProperty("row").GetInt32()).ShouldBe([2, 3, 4, 5]);
        (await PersonAsync(6100))!.PhoneMask.ShouldBe("139****0003");
        (await PersonAsync(6104)).ShouldBeNull();
        (await server.InDatabaseAsync(db => db.Set<ManualMark>().CountAsync(m => m.PersonId == marked.Id))).ShouldBe(1);
    }

    [Fact]
    public async Task An_undone_import_can_be_committed_once_more()
    {
        var client = await server.StaffAsync(Role.OrganisationOfficer, School);
        await server.ImportAsync(client, School, RosterFiles.Workbook([RosterFiles.Header, RosterFiles.Row(6200)]));
        server.Clock.Advance(TimeSpan.FromMinutes(1));
        var import = await server.ImportAsync(client, School, RosterFiles.Workbook([RosterFiles.Header, RosterFiles.Row(6200, "二班"), RosterFiles.Row(6201)]));
        var undone = await UndoAsync(client, import);

        var again = await server.CommitAsync(client, undone);

        again.Totals().ShouldBe([2, 1, 1, 0, 0, 0]);
        Counts(again).ShouldBe((0, 0));
        (await MembershipsAsync((await PersonAsync(6200))!)).ShouldHaveSingleItem().Group.ShouldBe("二班");
        (await PersonAsync(6201)).ShouldNotBeNull();
        Counts(await UndoAsync(client, again)).ShouldBe((2, 0));
    }

    [Fact]
    public async Task An_undo_that_is_ended_anywhere_goes_on()
    {
        var client = await server.StaffAsync(Role.OrganisationOfficer, School);
        var import = await server.ImportAsync(client, School, RosterFiles.Workbook([RosterFiles.Header, .. Enumerable.Range(6300, 60).Select(n => RosterFiles.Row(n))]));
        (await client.PostAsync($"{Api}/imports/{Id(import)}/undo", null)).EnsureSuccessStatusCode();
        var random = new Random(20200210);
        for (var ends = 1; (await client.GetAsync($"{Api}/imports/{Id(import)}").JsonAsync()).GetProperty("status").GetString() != "undone"; ends++)
        {
            using var killed = new CancellationTokenSource(TimeSpan.FromMilliseconds(random.Next(5, 200)));
            try
            {
                await server.NewUndo(batchSize: 7).RunAsync(Id(import), ends < 40 ? killed.Token : CancellationToken.None);
            }
            catch (Exception e) when (e is OperationCanceledException || killed.IsCancellationRequested)
            {
                continue;
            }
        }

        Counts(await client.GetAsync($"{Api}/imports/{Id(import)}").JsonAsync()).ShouldBe((60, 0));
        (await server.InDatabaseAsync(db => db.Persons.CountAsync(p => p.ImportId == Id(import)))).ShouldBe(0);
    }

    [Fact]
    public async Task After_thirty_days_or_without_a_commit_there_is_nothing_to_undo()
    {
        var client = await server.StaffAsync(Role.OrganisationOfficer, School);
        var waiting = await server.CheckAsync(client, School, RosterFiles.Workbook([RosterFiles.Header, RosterFiles.Row(6400)]));
        (await client.PostAsync($"{Api}/imports/{Id(waiting)}/undo", null).RefusalAsync()).ShouldBe((409, "rosters.nothingToUndo"));
        await server.CommitAsync(client, waiting);
        var other = await server.StaffAsync(Role.OrganisationOfficer, server.World.Enterprise);
        (await other.PostAsync($"{Api}/imports/{Id(waiting)}/undo", null).RefusalAsync()).ShouldBe((404, "rosters.importNotFound"));

        server.Clock.Advance(TimeSpan.FromDays(31));
        client = await server.StaffAsync(Role.OrganisationOfficer, School);
        (await client.PostAsync($"{Api}/imports/{Id(waiting)}/undo", null).RefusalAsync()).ShouldBe((409, "rosters.undoTooLate"));
    }

    private async Task<JsonElement> UndoAsync(HttpClient client, JsonElement import)
    {
        (await client.PostAsync($"{Api}/imports/{Id(import)}/undo", null)).EnsureSuccessStatusCode();
        await server.NewUndo().RunAsync(Id(import), CancellationToken.None);
        return await client.GetAsync($"{Api}/imports/{Id(import)}").JsonAsync();
    }

    private static long Id(JsonElement import) => import.GetProperty("id").GetInt64();

    private static (int Undone, int Stayed) Counts(JsonElement import) => (import.GetProperty("undone").GetInt32(), import.GetProperty("stayed").GetInt32());

    private Task<Person?> PersonAsync(int number)
    {
        var index = new PersonSeal(server.Cipher).DocumentIndex(DocumentType.ResidentId, RosterFiles.ResidentId(number));
        return server.InDatabaseAsync(db => db.Persons.AsNoTracking().SingleOrDefaultAsync(p => p.DocumentIndex == index));
    }

    private Task<List<Membership>> MembershipsAsync(Person person) =>
        server.InDatabaseAsync(db => db.Memberships.AsNoTracking().Where(m => m.PersonId == person.Id).ToListAsync());
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.HealthCodes;
using Paiyi.Server.People;
using Paiyi.Server.Regions;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.People.Rosters.Consoles;

public sealed class UndoRosterLinesTests(TestServer server) : IClassFixture<TestServer>
{
    private const string Api = "/api/organisation";

    private Organisation School => server.World.School;

    [Fact]
    public async Task The_officer_sees_why_rows_stay_and_takes_back_those_that_he_chooses()
    {
        var client = await server.StaffAsync(Role.OrganisationOfficer, School);
        await server.ImportAsync(client, School, RosterFiles.Workbook([RosterFiles.Header, RosterFiles.Row(8000)]));
        server.Clock.Advance(TimeSpan.FromMinutes(1));
        string[] updated = [RosterFiles.Row(8000)[0], RosterFiles.ResidentId(8000), RosterFiles.Phone(2), "二班"];
        var import = await server.ImportAsync(client, School, RosterFiles.Workbook([RosterFiles.Header, updated, .. Enumerable.Range(8001, 4).Select(n => RosterFiles.Row(n))]));
        server.Clock.Advance(TimeSpan.FromMinutes(1));
        var (phoned, marked, moved, archived, elsewhere) = (await IdAsync(8000), await IdAsync(8001), await IdAsync(8002), await IdAsync(8003), await IdAsync(8004));
        await server.InDatabaseAsync(async db =>
        {
            var person = await db.Persons.SingleAsync(p => p.Id == phoned);
            new PersonSeal(server.Cipher).FillPhone(person, RosterFiles.Phone(3));
            (person.Address, person.UpdatedAt) = ("新地址 1 号", server.Clock.Now);
            db.Add(new ManualMark
            {
                PersonId = marked, Kind = MarkKind.Observation, From = server.Clock.Now, Until = server.Clock.Now.AddDays(1), Reason = "观察",
                ProposedBy = server.LastStaffId, ProposedAt = server.Clock.Now,
            });
            (await db.Memberships.SingleAsync(m => m.PersonId == moved)).Group = "三班";
            (await db.Persons.SingleAsync(p => p.Id == archived)).ArchivedAt = server.Clock.Now;
            db.Add(new Membership { OrganisationId = server.World.Enterprise.Id, PersonId = elsewhere, Group = "", JoinedAt = server.Clock.Now });
            await db.SaveChangesAsync();
        });
        await UndoAsync(client, import);

        var stayed = (await client.GetAsync($"{Api}/imports/{Id(import)}/lines?undone=false").JsonAsync()).GetProperty("items");
        stayed.EnumerateArray().Select(l => (l.GetProperty("row").GetInt32(), l.GetProperty("stays").GetString()))
            .ShouldBe([(2, "changed"), (3, "records"), (4, "changed"), (5, "archived"), (6, "elsewhere")]);
        var phone = stayed[0].GetProperty("differences")[0];
        (phone.GetProperty("before").GetString(), phone.GetProperty("after").GetString(), phone.GetProperty("now").GetString())
            .ShouldBe((Mask(8000), Mask(2), Mask(3)));

        var chosen = await client.PostAsJsonAsync($"{Api}/imports/{Id(import)}/undo-lines", new { rows = new[] { 2, 3, 4, 5, 6, 77 } }).JsonAsync();

        (chosen.GetProperty("removed").GetInt32(), chosen.GetProperty("leftRoster").GetInt32(), chosen.GetProperty("restored").GetInt32(), chosen.GetProperty("stayed").GetInt32())
            .ShouldBe((1, 2, 1, 1));
        var restored = (await PersonAsync(8000))!;
        (restored.PhoneMask, restored.Address).ShouldBe((Mask(8000), "新地址 1 号"));
        (await LineAsync(phoned))!.Group.ShouldBe("一班");
        (await LineAsync(marked))!.LeftAt.ShouldNotBeNull();
        (await PersonAsync(8002)).ShouldBeNull();
        (await LineAsync(archived))!.LeftAt.ShouldBeNull();
        (await LineAsync(elsewhere))!.LeftAt.ShouldNotBeNull();
        var after = await client.GetAsync($"{Api}/imports/{Id(import)}").JsonAsync();
        (after.GetProperty("undone").GetInt32(), after.GetProperty("stayed").GetInt32()).ShouldBe((4, 1));
        (await client.PostAsJsonAsync($"{Api}/imports/{Id(import)}/undo-lines", new { rows = new[] { 2 } }).RefusalAsync()).ShouldBe((409, "rosters.nothingToUndo"));
    }

    [Fact]
    public async Task Rows_are_chosen_by_their_own_organisation_after_an_undo_and_within_thirty_days()
    {
        var client = await server.StaffAsync(Role.OrganisationOfficer, School);
        var import = await server.ImportAsync(client, School, RosterFiles.Workbook([RosterFiles.Header, RosterFiles.Row(8100)]));
        var (path, body) = ($"{Api}/imports/{Id(import)}/undo-lines", new { rows = new[] { 2 } });

        (await client.PostAsJsonAsync(path, body).RefusalAsync()).ShouldBe((409, "rosters.nothingToUndo"));
        var other = await server.StaffAsync(Role.OrganisationOfficer, server.World.Enterprise);
        (await other.PostAsJsonAsync(path, body).RefusalAsync()).ShouldBe((404, "rosters.importNotFound"));
        (await server.Anonymous().PostAsJsonAsync(path, body)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await client.PostAsJsonAsync(path, new { rows = Array.Empty<int>() })).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        await UndoAsync(client, import);
        server.Clock.Advance(TimeSpan.FromDays(31));
        client = await server.StaffAsync(Role.OrganisationOfficer, School);
        (await client.PostAsJsonAsync(path, body).RefusalAsync()).ShouldBe((409, "rosters.undoTooLate"));
    }

    private async Task UndoAsync(HttpClient client, JsonElement import)
    {
        (await client.PostAsync($"{Api}/imports/{Id(import)}/undo", null)).EnsureSuccessStatusCode();
        await server.NewUndo().RunAsync(Id(import), CancellationToken.None);
    }

    private static long Id(JsonElement import) => import.GetProperty("id").GetInt64();

    private static string Mask(int number) => $"139****{number:0000}";

    private Task<Person?> PersonAsync(int number)
    {
        var index = new PersonSeal(server.Cipher).DocumentIndex(DocumentType.ResidentId, RosterFiles.ResidentId(number));
        return server.InDatabaseAsync(db => db.Persons.AsNoTracking().SingleOrDefaultAsync(p => p.DocumentIndex == index));
    }

    private async Task<long> IdAsync(int number) => (await PersonAsync(number))!.Id;

    private Task<Membership?> LineAsync(long person) => server.InDatabaseAsync(db =>
        db.Memberships.AsNoTracking().SingleOrDefaultAsync(m => m.PersonId == person && m.OrganisationId == School.Id));
}

using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Declarations;
using Paiyi.Server.HealthCodes;
using Paiyi.Server.Passages;
using Paiyi.Server.People;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Dashboards.Consoles;

public sealed class GetPersonTimelineTests(TestServer server) : IClassFixture<TestServer>
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 4, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Everything_is_merged_by_time_and_paged_without_loss_even_at_one_instant()
    {
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var person = await HistoryAsync(server.LastStaffId);

        var all = await ReadAsync(officer, $"/api/command/persons/{person}/timeline?size=100");
        var paged = new List<string>();
        string? cursor = null;
        do
        {
            var page = await officer.GetAsync($"/api/command/persons/{person}/timeline?size=2&cursor={cursor}").JsonAsync();
            paged.AddRange(Texts(page));
            cursor = page.GetProperty("nextCursor").GetString();
        }
        while (cursor is not null);

        paged.ShouldBe(all);
        all.Select(t => t.Split(' ')[0]).ShouldBe(
            ["audit", "mark", "mark", "passage", "passage", "colourChange", "declaration", "declaration", "colourChange"], ignoreOrder: true);
        all.Count.ShouldBe(all.Distinct().Count());
    }

    [Fact]
    public async Task An_organisation_sees_its_own_gates_only_and_not_what_others_did()
    {
        await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var person = await HistoryAsync(server.LastStaffId);
        var school = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);

        var kinds = (await ReadAsync(school, $"/api/organisation/persons/{person}/timeline?size=100")).Select(t => t.Split(' ')[0]).ToList();

        kinds.Count(k => k == "passage").ShouldBe(1);
        kinds.ShouldNotContain("audit");
    }

    [Fact]
    public async Task An_organisation_sees_of_marks_only_those_that_count_and_no_reasons()
    {
        await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var (staff, person) = (server.LastStaffId, await HistoryAsync(server.LastStaffId));
        await server.InDatabaseAsync(async db =>
        {
            var confirmer = await db.ManualMarks.Where(m => m.PersonId == person).Select(m => m.ConfirmedBy).SingleAsync();
            db.AddRange(Mark(null, null), Mark(confirmer, staff));
            await db.SaveChangesAsync();

            ManualMark Mark(long? confirmedBy, long? withdrawnBy) => new()
            {
                PersonId = person, Kind = MarkKind.Observation, From = Noon, Until = Noon.AddDays(7), Reason = "听说来自风险地区", ProposedBy = staff, ProposedAt = Noon,
                ConfirmedBy = confirmedBy, ConfirmedAt = confirmedBy is null ? null : Noon.AddMinutes(6),
                WithdrawnBy = withdrawnBy, WithdrawnAt = withdrawnBy is null ? null : Noon.AddMinutes(7),
            };
        });
        var school = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);

        var marks = (await ReadAsync(school, $"/api/organisation/persons/{person}/timeline?size=100")).Where(t => t.StartsWith("mark", StringComparison.Ordinal));

        var mark = marks.ShouldHaveSingleItem();
        mark.ShouldContain("closeContact");
        mark.ShouldNotContain("reason");
        mark.ShouldNotContain("同住人确诊");
    }

    [Fact]
    public async Task Out_of_scope_a_wrong_cursor_and_a_stranger_are_refused()
    {
        var west = await server.StaffAsync(Role.DistrictOfficer, server.World.West);
        var east = await server.StaffAsync(Role.DistrictOfficer, server.World.East);

        (await west.GetAsync($"/api/command/persons/{server.World.Pupil.Id}/timeline").RefusalAsync()).ShouldBe((404, "persons.notFound"));
        (await east.GetAsync($"/api/command/persons/{server.World.Pupil.Id}/timeline?cursor=x").RefusalAsync()).ShouldBe((400, "paging.cursor"));
        (await server.Anonymous().GetAsync($"/api/command/persons/{server.World.Pupil.Id}/timeline")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    /// <summary>A pupil with two declarations received together, two colours, a mark confirmed, passages at two gates and a reveal.</summary>
    private Task<long> HistoryAsync(long staff) => server.InDatabaseAsync(async db =>
    {
        var person = World.NewPerson(server.Cipher, "时间线", Invented.ResidentId(), null, server.World.EastStreet);
        db.Add(person);
        var own = new Checkpoint { OrganisationId = server.World.School.Id, Name = Guid.NewGuid().ToString() };
        var foreign = new Checkpoint { OrganisationId = server.World.Enterprise.Id, Name = Guid.NewGuid().ToString() };
        var second = new StaffAccount
        {
            UserName = Guid.NewGuid().ToString("N"), Name = "二", PasswordHash = "-", Role = Role.DistrictOfficer, RegionId = server.World.East.Id, CreatedAt = Noon,
        };
        db.AddRange(own, foreign, second);
        await db.SaveChangesAsync();
        db.Add(World.Member(server.World.School, person, "一班"));
        db.AddRange(Declaration(person, new DateOnly(2026, 2, 28)), Declaration(person, new DateOnly(2026, 3, 1)));
        db.AddRange(Change(person, null, Colour.Green), Change(person, Colour.Green, Colour.Yellow));
        db.AddRange(Passage(person, own, staff, Noon), Passage(person, foreign, staff, Noon));
        db.Add(new ManualMark
        {
            PersonId = person.Id, Kind = MarkKind.CloseContact, From = Noon, Until = Noon.AddDays(7), Reason = "同住人确诊",
            ProposedBy = staff, ProposedAt = Noon, ConfirmedBy = second.Id, ConfirmedAt = Noon.AddMinutes(5),
        });
        db.Add(new AuditEntry { At = Noon.AddHours(1), StaffId = staff, Action = "RevealPerson", PersonId = person.Id, Reason = "核实行程" });
        await db.SaveChangesAsync();
        return person.Id;
    });

    private static Declaration Declaration(Person person, DateOnly day) => new()
    {
        PersonId = person.Id, Day = day, Version = 1, TemperatureTenths = 366, Symptoms = [], ContactWithCase = false, TravelledIn14Days = false,
        Attributes = JsonElement.Parse("{}"), AnsweredAt = Noon, ReceivedAt = Noon, ClientKey = Guid.NewGuid(),
    };

    private static HealthCodeChange Change(Person person, Colour? from, Colour to) => new()
    {
        PersonId = person.Id, At = Noon, From = from, To = to, Reasons = JsonElement.Parse("[]"), RuleVersion = "1.1.0",
    };

    private static Passage Passage(Person person, Checkpoint checkpoint, long keeper, DateTimeOffset at) => new()
    {
        PersonId = person.Id, CheckpointId = checkpoint.Id, At = at, Direction = Direction.In, Colour = "green", Outcome = PassageOutcome.Admitted,
        KeeperId = keeper, ClientKey = Guid.NewGuid(),
    };

    private static async Task<List<string>> ReadAsync(HttpClient client, string url) => Texts(await client.GetAsync(url).JsonAsync());

    private static List<string> Texts(JsonElement page) =>
        [.. page.GetProperty("items").EnumerateArray().Select(i => $"{i.GetProperty("kind").GetString()} {i.GetProperty("at")} {i.GetProperty("detail")}")];
}

using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Paiyi.Server.Accounts;
using Paiyi.Server.Declarations;
using Paiyi.Server.HealthCodes;
using Paiyi.Server.Notices;
using Paiyi.Server.Passages;
using Paiyi.Server.People;
using Paiyi.Server.People.Merging;
using Paiyi.Server.Platform.Time;
using Paiyi.Server.Tests.Fixtures;
using Paiyi.Server.Tests.Passages;
using Paiyi.Server.Tests.People.Requests;
using Shouldly;
using System.Text.Json;
using Xunit;

namespace Paiyi.Server.Tests.People.Duplicates;

public sealed class UndoMergeTests(TestServer server) : IClassFixture<TestServer>
{
    private static readonly string[] Fields = ["name", "document", "phone", "sex", "birthDate", "region", "address", "household", "attributes.dose", "attributes.note"];

    /// <summary>Many merges of people with many records, each with fields chosen anew: afterwards every row of every table is what it was.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task A_merge_that_is_undone_leaves_every_table_as_it_was(int seed)
    {
        var dice = new Random(seed);
        var (gate, _) = await server.OpenGateAsync();
        var keeper = server.LastStaffId;
        var officer = await server.StaffAsync(Role.CommandOfficer, server.World.City);
        for (var round = 0; round < 4; round++)
        {
            var (one, other) = (await PersonAsync(dice, gate, keeper), await PersonAsync(dice, gate, keeper));
            var pair = await officer.PairAsync(one, other);
            await server.DrainOutboxAsync();
            var fields = Fields.Where(_ => dice.Next(2) == 0).Except(["sex", "birthDate"]).ToHashSet();
            if (fields.Contains("document"))
                fields.UnionWith(["sex", "birthDate"]);
            var survivor = dice.Next(2) == 0 ? one : other;
            var before = await server.EverythingAsync();

            server.Clock.Advance(TimeSpan.FromMinutes(1));
            (await officer.MergeAsync(pair, survivor, [.. fields.Intersect(Known(one, other))])).StatusCode.ShouldBe(HttpStatusCode.NoContent);
            var merged = await server.EverythingAsync();
            (await officer.UndoAsync(pair)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
            var after = await server.EverythingAsync();

            merged["persons"].ShouldNotBe(before["persons"]);
            merged["passages"].ShouldNotBe(before["passages"]);
            foreach (var (table, rows) in before)
                after[table].ShouldBe(rows, $"{table}, seed {seed}, round {round}, {string.Join(' ', fields)}");
        }
    }

    [Fact]
    public async Task What_came_since_stays_with_the_survivor()
    {
        var phone = Invented.Phone();
        var (one, other) = (await server.RegisteredAsync("戚一", with: p => p.Address = "甲街"), await server.RegisteredAsync("戚二", phone, with: p => p.Address = "乙街"));
        var citizen = await server.CitizenAsync(phone);
        await citizen.DeclareAsync(other.Id, server.Clock.Now, 385).JsonAsync(HttpStatusCode.Created);
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var pair = await officer.PairAsync(one, other);
        (await officer.MergeAsync(pair, one, ["phone", "address"])).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var day = ChinaTime.DayOf(server.Clock.Now);
        server.Clock.Advance(TimeSpan.FromMinutes(1));
        await citizen.CorrectAsync(one.Id, day, 1, server.Clock.Now, 366).JsonAsync();
        await server.InDatabaseAsync(async db =>
        {
            var kept = await db.Persons.SingleAsync(p => p.Id == one.Id);
            (kept.Address, kept.UpdatedAt) = ("丙街", server.Clock.Now);
            await db.SaveChangesAsync();
        });

        (await officer.UndoAsync(pair)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        var (kept, back) = (await server.ReadAsync(one), await server.ReadAsync(other));
        (kept.Address, kept.PhoneMask, back.Address, back.PhoneMask).ShouldBe(("丙街", null, "乙街", other.PhoneMask));
        (back.ArchivedAt, back.MergedIntoId).ShouldBe((null, null));
        var answers = await server.InDatabaseAsync(db => db.Declarations.Where(d => d.Day == day && (d.PersonId == one.Id || d.PersonId == other.Id)).OrderBy(d => d.PersonId).ToListAsync());
        answers.Select(d => (d.PersonId, d.TemperatureTenths, d.Superseded)).ShouldBe([(one.Id, (short)366, false), (other.Id, (short)385, false)]);
    }

    [Fact]
    public async Task A_chain_is_taken_back_from_its_end()
    {
        var (a, b, c) = (await server.RegisteredAsync("谢一"), await server.RegisteredAsync("谢二"), await server.RegisteredAsync("谢三"));
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var first = await officer.PairAsync(a, b);
        (await officer.MergeAsync(first, b)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var second = await officer.PairAsync(b, c);
        (await officer.MergeAsync(second, c)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await server.ReadAsync(a)).MergedIntoId.ShouldBe(c.Id);
        (await officer.UndoAsync(first).RefusalAsync()).ShouldBe((409, "duplicates.undoLaterMerge"));
        (await officer.UndoAsync(second)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await server.ReadAsync(a)).MergedIntoId.ShouldBe(b.Id);
        (await officer.UndoAsync(first)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await officer.UndoAsync(first).RefusalAsync()).ShouldBe((409, "duplicates.notMerged"));
    }

    [Fact]
    public async Task After_thirty_days_it_is_too_late()
    {
        var (one, other) = (await server.RegisteredAsync("邹一"), await server.RegisteredAsync("邹二"));
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var pair = await officer.PairAsync(one, other);
        (await officer.MergeAsync(pair, one)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await server.InDatabaseAsync(db => db.PersonMerges.Where(m => m.PairId == pair)
            .ExecuteUpdateAsync(s => s.SetProperty(m => m.MergedAt, m => m.MergedAt.AddDays(-PersonMerge.UndoDays))));

        (await officer.UndoAsync(pair).RefusalAsync()).ShouldBe((409, "duplicates.undoOver"));
    }

    [Fact]
    public async Task A_document_that_somebody_else_has_by_now_is_not_taken_away()
    {
        var (one, other) = (await server.RegisteredAsync("喻一"), await server.RegisteredAsync("喻二"));
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var pair = await officer.PairAsync(one, other);
        (await officer.MergeAsync(pair, one, ["document"])).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var seal = server.Services.GetRequiredService<PersonSeal>();
        var document = seal.OpenDocument(await server.ReadAsync(one));
        await server.InDatabaseAsync(async db =>
        {
            seal.FillDocument(await db.Persons.SingleAsync(p => p.Id == one.Id), DocumentType.ResidentId, Invented.ResidentId());
            await db.SaveChangesAsync();
        });
        await server.RegisteredAsync("喻三", document: document);

        (await officer.UndoAsync(pair).RefusalAsync()).ShouldBe((409, "duplicates.undoDocumentTaken"));
    }

    [Fact]
    public async Task Another_scope_and_strangers_undo_nothing()
    {
        var (one, other) = (await server.RegisteredAsync("柏一"), await server.RegisteredAsync("柏二"));
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var pair = await officer.PairAsync(one, other);
        (await officer.MergeAsync(pair, one)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await (await server.StaffAsync(Role.DistrictOfficer, server.World.West)).UndoAsync(pair).RefusalAsync()).ShouldBe((404, "duplicates.notFound"));
        (await (await server.StaffAsync(Role.OrganisationOfficer, server.World.School)).UndoAsync(pair, "organisation").RefusalAsync()).ShouldBe((404, "duplicates.notFound"));
        (await server.Anonymous().PostAsync($"/api/command/duplicates/{pair}/undo", null)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await (await server.StaffAsync(Role.CommandOfficer, server.World.City)).UndoAsync(pair)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task An_import_is_undone_rightly_after_a_merge_and_after_its_undo()
    {
        var officer = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        var import = await server.ImportAsync(officer, server.World.School, RosterFiles.Workbook(
            RosterFiles.Header, ["窦一", Invented.ResidentId("20130506"), "", "一班"], ["窦二", Invented.ResidentId("20130507"), "", "一班"], ["窦三", Invented.ResidentId("20130508"), "", "一班"]));
        var (one, other) = (await NamedAsync("窦一"), await NamedAsync("窦二"));
        (await officer.MergeAsync(await officer.PairAsync(one, other, "organisation"), one, console: "organisation")).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        var id = import.GetProperty("id").GetInt64();
        (await officer.PostAsync($"/api/organisation/imports/{id}/undo", null)).EnsureSuccessStatusCode();
        await server.NewUndo().RunAsync(id, default);

        var undone = await officer.GetAsync($"/api/organisation/imports/{id}").JsonAsync();
        (undone.GetProperty("undone").GetInt32(), undone.GetProperty("stayed").GetInt32()).ShouldBe((1, 2));
        (await server.ReadAsync(other)).MergedIntoId.ShouldBe(one.Id);
    }

    [Fact]
    public async Task Every_kind_of_record_has_a_word_on_the_page()
    {
        var kinds = await server.InDatabaseAsync(db => Task.FromResult(PersonTables.Kinds(db.Model).ToArray()));
        foreach (var language in new[] { "zh", "en" })
        {
            var words = await File.ReadAllTextAsync(Path.Combine(Repository.Root, $"web/packages/console-pages/src/duplicates/words.{language}.ts"));
            kinds.Where(k => !words.Contains($"    {k}: '", StringComparison.Ordinal)).ShouldBeEmpty();
        }
    }

    private Task<Person> NamedAsync(string name) => server.InDatabaseAsync(db => db.Persons.SingleAsync(p => p.Name == name));

    private static IEnumerable<string> Known(Person one, Person other) =>
        [.. Fields.Where(f => !f.StartsWith("attributes.", StringComparison.Ordinal)), .. one.Attributes.EnumerateObject().Concat(other.Attributes.EnumerateObject()).Select(a => $"attributes.{a.Name}")];

    /// <summary>Somebody with records of every kind that the dice allow.</summary>
    private async Task<Person> PersonAsync(Random dice, long gate, long keeper)
    {
        var phone = dice.Next(2) == 0 ? Invented.Phone() : null;
        var values = new Dictionary<string, object>();
        if (dice.Next(2) == 0)
            values["dose"] = dice.Next(4);
        if (dice.Next(2) == 0)
            values["note"] = $"备注{dice.Next(9)}";
        var person = await server.RegisteredAsync($"复原{dice.Next(1000)}", phone, new DateOnly(2010, 1, 1).AddDays(dice.Next(300)), dice.Next(3) == 0 ? null : "一班",
            dice.Next(2) == 0 ? server.World.EastStreet : server.World.WestStreet, with: p =>
            {
                p.Sex = dice.Next(2) == 0 ? Sex.Male : Sex.Female;
                p.Address = dice.Next(2) == 0 ? $"街 {dice.Next(9)} 号" : null;
                p.Attributes = JsonSerializer.SerializeToElement(values);
            });
        var (today, now) = (ChinaTime.DayOf(server.Clock.Now), server.Clock.Now);
        await server.InDatabaseAsync(async db =>
        {
            if (dice.Next(2) == 0)
            {
                var household = new Household { RegionId = person.RegionId };
                db.Add(household);
                await db.SaveChangesAsync();
                db.Attach(person).Entity.HouseholdId = household.Id;
            }

            if (dice.Next(2) == 0)
                db.Add(World.Member(server.World.Enterprise, person, "车间"));
            for (var day = 0; day < 4; day++)
            {
                var versions = dice.Next(3);
                for (short version = 1; version <= versions; version++)
                    db.Add(Declared(person.Id, today.AddDays(-day), version, version < versions, now.AddDays(-day).AddMinutes(-dice.Next(100))));
            }

            for (var number = 0; number <= dice.Next(3); number++)
            {
                db.Add(new Passage
                {
                    CheckpointId = gate, PersonId = person.Id, At = now.AddMinutes(-number), Direction = Direction.In, Colour = "green", Outcome = PassageOutcome.Admitted,
                    KeeperId = keeper, ClientKey = Guid.NewGuid(),
                });
            }

            db.Add(new Notice { PersonId = person.Id, Kind = NoticeKind.DeclarationReminder, Zh = "请申报", En = "Please declare", At = now });
            if (dice.Next(2) == 0)
                db.Add(new DeclarationReminder { PersonId = person.Id, RemindedAt = now, Channel = ReminderChannel.Notice });
            db.Add(new ManualMark
            {
                PersonId = person.Id, Kind = MarkKind.Observation, From = now, Until = now.AddDays(1), Reason = "观察", ProposedBy = keeper, ProposedAt = now,
            });
            await db.SaveChangesAsync();
        });
        if (phone is not null && dice.Next(2) == 0)
            await (await server.CitizenAsync(phone)).CorrectionAskedAsync(person.Id, "address", "东街 3 号");
        return await server.ReadAsync(person);
    }

    private static Declaration Declared(long person, DateOnly day, short version, bool superseded, DateTimeOffset at) => new()
    {
        PersonId = person, Day = day, Version = version, Superseded = superseded, TemperatureTenths = 365, Symptoms = [], ContactWithCase = false, TravelledIn14Days = false,
        Attributes = JsonSerializer.SerializeToElement(new { }), AnsweredAt = at, ReceivedAt = at, ClientKey = Guid.NewGuid(),
    };
}

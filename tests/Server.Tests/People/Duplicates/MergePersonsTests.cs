using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Paiyi.Server.Accounts;
using Paiyi.Server.Declarations;
using Paiyi.Server.People;
using Paiyi.Server.Platform.Time;
using Paiyi.Server.Tests.Fixtures;
using Paiyi.Server.Tests.Passages;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.People.Duplicates;

public sealed class MergePersonsTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task The_survivor_has_the_records_of_both_and_the_better_value_of_each_field()
    {
        var (one, other, phone) = await TwoAsync("吕一", "吕二");
        var citizen = await server.CitizenAsync(phone);
        await citizen.DeclareAsync(other.Id, server.Clock.Now, 385).JsonAsync(HttpStatusCode.Created);
        await server.DrainOutboxAsync();
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var pair = await officer.PairAsync(one, other);
        var before = await officer.GetAsync($"/api/command/duplicates/{pair}").JsonAsync();

        (await officer.MergeAsync(pair, one, ["name", "phone", "document"])).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await server.DrainOutboxAsync();

        Records(before, other)["declarations"].ShouldBe(1);
        var (kept, lost) = (await server.ReadAsync(one), await server.ReadAsync(other));
        (kept.Name, kept.PhoneMask, kept.DocumentMask).ShouldBe(("吕二", other.PhoneMask, other.DocumentMask));
        (lost.MergedIntoId, lost.DocumentMask).ShouldBe((one.Id, one.DocumentMask));
        lost.ArchivedAt.ShouldNotBeNull();
        (await server.InDatabaseAsync(db => db.Declarations.SingleAsync(d => d.PersonId == one.Id))).TemperatureTenths.ShouldBe((short)385);
        (await citizen.GetAsync($"/api/mobile/people/{one.Id}/health-code").JsonAsync()).GetProperty("colour").GetString().ShouldNotBe("green");
        var entries = await server.InDatabaseAsync(db => db.AuditEntries.Where(a => a.Action == "MergePersons" && (a.PersonId == one.Id || a.PersonId == other.Id)).ToListAsync());
        entries.Count.ShouldBe(2);
        entries.Single(e => e.PersonId == one.Id).Changes!.Value.GetRawText().ShouldContain("吕二");
    }

    [Fact]
    public async Task Addresses_codes_and_documents_of_the_loser_lead_to_the_survivor()
    {
        var (gate, keeper) = await server.OpenGateAsync();
        var phone = Invented.Phone();
        var (lost, citizen) = (await server.RegisteredAsync("施二", phone, document: Invented.ResidentId()), await server.CitizenAsync(phone));
        await citizen.DeclareAsync(lost.Id, server.Clock.Now).JsonAsync(HttpStatusCode.Created);
        await server.DrainOutboxAsync();
        var kept = await server.RegisteredAsync("施一", document: Invented.ResidentId());
        var token = await citizen.TokenAsync(lost.Id);
        var verified = await keeper.VerifiedAsync(gate, citizen, lost.Id);
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var document = server.Services.GetRequiredService<PersonSeal>().OpenDocument(await server.ReadAsync(lost));

        (await officer.MergeAsync(await officer.PairAsync(kept, lost), kept)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await server.DrainOutboxAsync();

        (await officer.GetAsync($"/api/command/persons/{lost.Id}").JsonAsync()).GetProperty("id").GetInt64().ShouldBe(kept.Id);
        (await keeper.ScanAsync(gate, token).JsonAsync()).GetProperty("personId").GetInt64().ShouldBe(kept.Id);
        await keeper.RecordAsync(gate, verified, server.Clock.Now).JsonAsync(HttpStatusCode.Created);
        (await server.InDatabaseAsync(db => db.Passages.SingleAsync(p => p.PersonId == kept.Id))).CheckpointId.ShouldBe(gate);
        var found = await officer.PostAsJsonAsync("/api/command/persons/find", new { document }).JsonAsync();
        found.GetProperty("items").EnumerateArray().ShouldHaveSingleItem().GetProperty("id").GetInt64().ShouldBe(kept.Id);
    }

    [Fact]
    public async Task An_answer_that_a_phone_kept_for_the_loser_is_the_survivors_and_nobody_elses()
    {
        var (kept, lost, phone) = await TwoAsync("严一", "严二");
        var (citizen, stranger) = (await server.CitizenAsync(phone), await server.CitizenAsync(Invented.Phone()));
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        (await officer.MergeAsync(await officer.PairAsync(kept, lost), kept, ["phone"])).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await stranger.DeclareAsync(lost.Id, server.Clock.Now).RefusalAsync()).ShouldBe((404, "persons.notFound"));
        var receipt = await citizen.DeclareAsync(lost.Id, server.Clock.Now, 385).JsonAsync(HttpStatusCode.Created);

        receipt.GetProperty("personId").GetInt64().ShouldBe(kept.Id);
        var stored = await server.InDatabaseAsync(db => db.Declarations.SingleAsync(d => d.PersonId == kept.Id || d.PersonId == lost.Id));
        (stored.PersonId, stored.TemperatureTenths).ShouldBe((kept.Id, (short)385));
        (await citizen.DeclareAsync(lost.Id, server.Clock.Now, 366).RefusalAsync()).ShouldBe((409, "declarations.alreadyDeclared"));
    }

    [Fact]
    public async Task A_roster_with_the_losers_document_means_the_survivor_and_two_rows_of_one_person_are_one()
    {
        var (first, second) = (Invented.ResidentId("20120506"), Invented.ResidentId("20120506"));
        var officer = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        await server.ImportAsync(officer, server.World.School, RosterFiles.Workbook(RosterFiles.Header, ["孔一", first, "", "一班"], ["孔二", second, "", "一班"]));
        var (kept, lost) = (await NamedAsync("孔一"), await NamedAsync("孔二"));
        (await officer.MergeAsync(await officer.PairAsync(kept, lost, "organisation"), kept, console: "organisation")).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        var import = await server.ImportAsync(officer, server.World.School, RosterFiles.Workbook(RosterFiles.Header, ["孔二", second, "13900001111", "三班"], ["孔一", first, "", "一班"]));

        import.Totals().ShouldBe([2, 0, 1, 0, 1, 0]);
        var line = await server.InDatabaseAsync(db => db.Memberships.SingleAsync(m => m.PersonId == kept.Id));
        (line.Group, (await server.ReadAsync(kept)).PhoneMask).ShouldBe(("三班", "139****1111"));
    }

    [Theory]
    [InlineData(1, 1, 2)]
    [InlineData(-1, 0, 1)]
    public async Task Of_a_day_that_both_have_declared_the_later_answer_counts(int hours, int moved, int versions)
    {
        var (one, other, phone) = await TwoAsync("曹一", "曹二");
        var own = Invented.Phone();
        await server.InDatabaseAsync(async db =>
        {
            server.Services.GetRequiredService<PersonSeal>().FillPhone(db.Attach(one).Entity, own);
            await db.SaveChangesAsync();
        });
        var now = server.Clock.Now;
        await (await server.CitizenAsync(own)).DeclareAsync(one.Id, now.AddHours(-2), 365, day: ChinaTime.DayOf(now)).JsonAsync(HttpStatusCode.Created);
        await (await server.CitizenAsync(phone)).DeclareAsync(other.Id, now.AddHours(-2 + hours), 385, day: ChinaTime.DayOf(now)).JsonAsync(HttpStatusCode.Created);
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.East);

        (await officer.MergeAsync(await officer.PairAsync(one, other), one)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        var days = await server.InDatabaseAsync(db => db.Declarations.Where(d => d.PersonId == one.Id).OrderBy(d => d.Version).ToListAsync());
        days.Count.ShouldBe(versions);
        days.ShouldHaveSingleCurrent().TemperatureTenths.ShouldBe((short)(moved == 1 ? 385 : 365));
        // A correction still finds the version that it corrects.
        await (await server.CitizenAsync(own)).CorrectAsync(one.Id, ChinaTime.DayOf(now), versions, now).JsonAsync();
    }

    [Fact]
    public async Task Of_two_officers_at_once_one_merges_and_the_other_is_told()
    {
        var (one, other, _) = await TwoAsync("严一", "严二");
        var officers = new[] { await server.StaffAsync(Role.DistrictOfficer, server.World.East), await server.StaffAsync(Role.DistrictOfficer, server.World.East) };
        var pair = await officers[0].PairAsync(one, other);
        var detail = await officers[0].GetAsync($"/api/command/duplicates/{pair}").JsonAsync();
        object Keep(Person person, string side, string lost) => Pairs.Body(person.Id, detail.GetProperty(side), detail.GetProperty(lost));

        var answers = await Task.WhenAll(
            officers[0].PostAsJsonAsync($"/api/command/duplicates/{pair}/merge", Keep(one, "one", "other")),
            officers[1].PostAsJsonAsync($"/api/command/duplicates/{pair}/merge", Keep(other, "other", "one")));

        answers.Count(a => a.StatusCode == HttpStatusCode.NoContent).ShouldBe(1);
        var refused = await answers.Single(a => a.StatusCode != HttpStatusCode.NoContent).Content.ReadFromJsonAsync<JsonElement>();
        refused.GetProperty("code").GetString().ShouldBeOneOf("duplicates.decided", "duplicates.notFound");
        (await server.InDatabaseAsync(db => db.PersonMerges.CountAsync(m => m.PairId == pair))).ShouldBe(1);
    }

    [Fact]
    public async Task Who_was_changed_since_the_officer_looked_is_not_merged()
    {
        var (one, other, _) = await TwoAsync("华一", "华二");
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var pair = await officer.PairAsync(one, other);
        var detail = await officer.GetAsync($"/api/command/duplicates/{pair}").JsonAsync();
        await server.InDatabaseAsync(db => db.Persons.Where(p => p.Id == other.Id).ExecuteUpdateAsync(s => s.SetProperty(p => p.Address, "东街 9 号")));

        (await officer.PostAsJsonAsync($"/api/command/duplicates/{pair}/merge", Pairs.Body(one.Id, detail.GetProperty("one"), detail.GetProperty("other"))).RefusalAsync())
            .ShouldBe((409, "changedMeanwhile"));
    }

    [Fact]
    public async Task An_organisation_merges_only_whom_it_alone_may_change_and_never_changes_who_somebody_is()
    {
        var (one, other, _) = await TwoAsync("金一", "金二");
        var shared = await server.RegisteredAsync("金三");
        await server.InDatabaseAsync(async db =>
        {
            db.Add(World.Member(server.World.Enterprise, shared, "车间"));
            await db.SaveChangesAsync();
        });
        var school = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        var (pair, elsewhere) = (await school.PairAsync(one, other, "organisation"), await school.PairAsync(one, shared, "organisation"));

        (await Refused(school.MergeAsync(elsewhere, one, console: "organisation"))).ShouldBe("duplicates.keptElsewhere");
        (await Refused(school.MergeAsync(pair, one, ["name"], "organisation"))).ShouldBe("duplicates.identityKept");
        (await Refused(school.MergeAsync(pair, one, ["document"], "organisation"))).ShouldBe("duplicates.identityKept");
        (await Refused(school.MergeAsync(pair, one, ["shoeSize"], "organisation"))).ShouldBe("duplicates.fieldUnknown");
        (await Refused(school.MergeAsync(pair, shared, [], "organisation"))).ShouldBe("duplicates.sideNotOfPair");
        (await school.MergeAsync(pair, one, ["phone"], "organisation")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Sex_and_day_of_birth_come_with_the_resident_id()
    {
        var one = await server.RegisteredAsync("魏一", born: new DateOnly(2011, 1, 1));
        var other = await server.RegisteredAsync("魏二", born: new DateOnly(2012, 2, 2));
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.East);
        var pair = await officer.PairAsync(one, other);

        (await Refused(officer.MergeAsync(pair, one, ["birthDate"]))).ShouldBe("duplicates.identityTogether");
        (await Refused(officer.MergeAsync(pair, one, ["document"]))).ShouldBe("duplicates.identityTogether");
        (await officer.MergeAsync(pair, one, ["document", "birthDate"])).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await server.ReadAsync(one)).BirthDate.ShouldBe(new DateOnly(2012, 2, 2));
    }

    [Fact]
    public async Task A_roster_on_which_only_the_loser_stands_today_has_the_survivor_then()
    {
        var (one, other, _) = await TwoAsync("陶一", "陶二");
        await server.InDatabaseAsync(db => db.Memberships.Where(m => m.PersonId == one.Id).ExecuteUpdateAsync(s => s.SetProperty(m => m.LeftAt, server.Clock.Now)));
        await server.InDatabaseAsync(db => db.Memberships.Where(m => m.PersonId == other.Id).ExecuteUpdateAsync(s => s.SetProperty(m => m.Group, "五班").SetProperty(m => m.Number, "55")));
        var officer = await server.StaffAsync(Role.DistrictOfficer, server.World.East);

        (await officer.MergeAsync(await officer.PairAsync(one, other), one)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        var lines = await server.InDatabaseAsync(db => db.Memberships.Where(m => (m.PersonId == one.Id || m.PersonId == other.Id) && m.LeftAt == null).ToListAsync());
        var line = lines.ShouldHaveSingleItem();
        (line.PersonId, line.Group, line.Number).ShouldBe((one.Id, "五班", "55"));
    }

    /// <summary>Two persons of the school's class, the second with a phone.</summary>
    private async Task<(Person One, Person Other, string Phone)> TwoAsync(string one, string other)
    {
        var phone = Invented.Phone();
        return (await server.RegisteredAsync(one), await server.RegisteredAsync(other, phone), phone);
    }

    private Task<Person> NamedAsync(string name) => server.InDatabaseAsync(db => db.Persons.SingleAsync(p => p.Name == name));

    private static Dictionary<string, int> Records(JsonElement detail, Person person) =>
        new[] { detail.GetProperty("one"), detail.GetProperty("other") }.Single(s => s.GetProperty("id").GetInt64() == person.Id)
            .GetProperty("records").EnumerateArray().ToDictionary(r => r.GetProperty("kind").GetString()!, r => r.GetProperty("count").GetInt32());

    private static async Task<string?> Refused(Task<HttpResponseMessage> sending) =>
        (await (await sending).Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString();
}

internal static class DeclaredDays
{
    public static Declaration ShouldHaveSingleCurrent(this IEnumerable<Declaration> day) => day.Where(d => !d.Superseded).ShouldHaveSingleItem();
}

using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.HealthCodes;
using Paiyi.Server.People;
using Paiyi.Server.People.Checks;
using Paiyi.Server.People.Duplicates;
using Paiyi.Server.People.Requests;
using Paiyi.Server.Platform.PersonalData;
using Paiyi.Server.Platform.Time;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Demonstration;

public sealed class SeedingTests(SeededServer server) : IClassFixture<SeededServer>
{
    [Fact]
    public async Task Everything_that_was_planned_is_there()
    {
        await server.InDatabaseAsync(async db =>
        {
            (await db.Persons.CountAsync()).ShouldBe(SeededServer.Persons);
            (await db.HealthCodes.CountAsync()).ShouldBe(SeededServer.Persons);
            (await db.Regions.CountAsync()).ShouldBe(16);
            (await db.Organisations.CountAsync()).ShouldBe(30);
            (await db.Memberships.CountAsync()).ShouldBeInRange(1_500, SeededServer.Persons);
            (await db.Declarations.CountAsync(d => !d.Superseded)).ShouldBeInRange(52_000, 57_000);
            (await db.Passages.CountAsync()).ShouldBeGreaterThan(10_000);
            (await db.Tests.CountAsync()).ShouldBeGreaterThan(6_000);
            (await db.Tests.Select(t => t.Outcome).Distinct().CountAsync()).ShouldBeGreaterThanOrEqualTo(3);
            (await db.StaffAccounts.Select(s => s.Role).Distinct().CountAsync()).ShouldBe(Enum.GetValues<Role>().Length);
            (await db.HealthCodes.Select(h => h.Colour).Distinct().CountAsync()).ShouldBe(3);
            (await db.ManualMarks.CountAsync(m => m.ConfirmedAt == null)).ShouldBeGreaterThan(0);
            (await db.ReturnApplications.Select(a => a.State).Distinct().CountAsync()).ShouldBe(4);
            (await db.OfficerNotices.CountAsync()).ShouldBe(3);
            (await db.PersonRequests.CountAsync(r => r.State == RequestState.Pending)).ShouldBe(2);
            (await db.Notices.CountAsync(n => n.ReadAt != null)).ShouldBeGreaterThan(0);
            (await db.PossibleDuplicates.CountAsync(d => d.State == DuplicateState.Open)).ShouldBeGreaterThanOrEqualTo(6);
            (await db.Demonstrations.SingleAsync()).Persons.ShouldBe(SeededServer.Persons);
        });
    }

    [Fact]
    public async Task Every_document_is_valid_tells_the_same_birthday_and_sex_and_is_nobody_elses()
    {
        var seen = new HashSet<string>();
        foreach (var person in await PersonsAsync())
        {
            var number = server.Cipher.Decrypt(Purpose.Document, person.DocumentSealed);
            var check = DocumentNumbers.Check(DocumentType.ResidentId, number, ChinaTime.DayOf(server.Clock.Now));
            check.Refusal.ShouldBeNull(number);
            check.Value.BirthDate.ShouldBe(person.BirthDate);
            check.Value.Sex.ShouldBe(person.Sex);
            seen.Add(number).ShouldBeTrue(number);
            number.ShouldStartWith("3399");
        }
    }

    [Fact]
    public async Task Every_phone_is_of_the_range_that_nobody_has()
    {
        var phones = (await PersonsAsync()).Where(p => p.PhoneSealed is not null)
            .Select(p => server.Cipher.Decrypt(Purpose.Phone, p.PhoneSealed)).ToArray();
        phones.ShouldAllBe(p => p.StartsWith("154") && MobileNumbers.Normalise(p) == p);
        phones.Length.ShouldBeInRange(1_000, 1_900);
    }

    [Fact]
    public async Task Colours_are_those_that_the_rules_decide() => await server.InDatabaseAsync(async db =>
    {
        var red = await db.HealthCodes.Where(h => h.Colour == Colour.Red).Select(h => h.PersonId).ToListAsync();
        var now = server.Clock.Now;
        var marked = await db.ManualMarks
            .Where(m => m.ConfirmedAt != null && m.WithdrawnAt == null && m.Until > now && m.Kind != MarkKind.TravelRisk && m.Kind != MarkKind.Observation)
            .Select(m => m.PersonId).ToListAsync();
        red.ShouldBe(marked, ignoreOrder: true);
        var silent = await db.Persons.Where(p => !db.Declarations.Any(d => d.PersonId == p.Id)).Select(p => p.Id).ToListAsync();
        (await db.HealthCodes.CountAsync(h => silent.Contains(h.PersonId) && h.Colour == Colour.Green)).ShouldBe(0);
    });

    [Fact]
    public async Task The_last_change_of_everybody_is_the_colour_of_now() => await server.InDatabaseAsync(async db =>
    {
        var last = await db.HealthCodeChanges.GroupBy(c => c.PersonId)
            .Select(g => new { g.Key, g.OrderByDescending(c => c.Id).First().To }).ToDictionaryAsync(g => g.Key, g => g.To);
        foreach (var code in await db.HealthCodes.AsNoTracking().ToListAsync())
            last[code.PersonId].ShouldBe(code.Colour);
    });

    [Fact]
    public async Task Nothing_lies_in_the_future() => await server.InDatabaseAsync(async db =>
    {
        var now = server.Clock.Now;
        (await db.Declarations.CountAsync(d => d.ReceivedAt > now)).ShouldBe(0);
        (await db.Passages.CountAsync(p => p.At > now)).ShouldBe(0);
        (await db.HealthCodeChanges.CountAsync(c => c.At > now)).ShouldBe(0);
        (await db.Tests.CountAsync(t => t.SampledAt > now || t.ResultAt > now)).ShouldBe(0);
        (await db.AuditEntries.CountAsync(a => a.At > now)).ShouldBe(0);
    });

    [Fact]
    public async Task New_rows_take_the_next_ids() => await server.InDatabaseAsync(async db =>
    {
        var household = new Household { RegionId = 1 };
        db.Add(household);
        await db.SaveChangesAsync();
        household.Id.ShouldBeGreaterThan(await db.Persons.MaxAsync(p => p.HouseholdId) ?? 0);
    });

    [Fact]
    public async Task Indexes_and_keys_are_back() => (await ConstraintsAsync()).ShouldBeGreaterThan(20);

    private Task<int> ConstraintsAsync() => server.InDatabaseAsync(db => db.Database.SqlQuery<int>(
        $"""
        SELECT (count(*) FILTER (WHERE c.contype = 'f') + (SELECT count(*) FROM pg_indexes WHERE tablename IN ('persons', 'declarations', 'passages')))::int AS "Value"
        FROM pg_constraint c WHERE conrelid = ANY(ARRAY['persons', 'declarations', 'passages', 'memberships', 'health_codes']::regclass[])
        """).SingleAsync());

    private Task<List<Person>> PersonsAsync() => server.InDatabaseAsync(db => db.Persons.AsNoTracking().Where(p => p.Id <= SeededServer.Persons).ToListAsync());
}

using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.People;
using Paiyi.Server.Platform.PersonalData;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.People;

public sealed class PersonAccessTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task A_citizen_acts_for_oneself_for_children_and_for_those_of_the_household_without_a_phone()
    {
        var phone = Invented.Phone();
        await server.CitizenAsync(phone);
        var today = new DateOnly(2026, 3, 2);
        var names = await server.InDatabaseAsync(async db =>
        {
            var household = new Household { RegionId = server.World.EastStreet.Id };
            db.Add(household);
            await db.SaveChangesAsync();
            Add(db, "本人", phone, "1985-01-01", household);
            Add(db, "老人", null, "1950-01-01", household);
            Add(db, "孩子", Invented.Phone(), "2008-03-03", household);
            Add(db, "刚成年", Invented.Phone(), "2008-03-02", household);
            Add(db, "配偶", Invented.Phone(), "1986-01-01", household);
            Add(db, "已归档", null, "1950-01-01", household).ArchivedAt = TestClock.Start;
            Add(db, "邻居", null, "1950-01-01", null);
            await db.SaveChangesAsync();
            var index = server.Cipher.Index(Purpose.Phone, phone);
            var citizen = new Citizen((await db.CitizenAccounts.SingleAsync(c => c.PhoneIndex == index)).Id);
            (await db.OwnPersonsOf(citizen).Select(p => p.Name).ToListAsync()).ShouldBe(["本人"]);
            return await db.PersonsOf(citizen, today).OrderBy(p => p.Id).Select(p => p.Name).ToListAsync();
        });

        names.ShouldBe(["本人", "老人", "孩子"]);
    }

    [Fact]
    public async Task Whom_a_citizen_acts_for_is_asked_so_that_indexes_answer()
    {
        var plan = await server.InDatabaseAsync(db => db.PlanAsync(db.PersonsOf(new Citizen(1), new DateOnly(2026, 3, 2)).Select(p => p.Id), "seqscan"));

        plan.ShouldContain("ix_persons_household_id");
        plan.ShouldNotContain("Seq Scan");
    }

    private Person Add(Data.PaiyiDb db, string name, string? phone, string born, Household? household)
    {
        var person = World.NewPerson(server.Cipher, name, Invented.ResidentId(), phone, server.World.EastStreet);
        (person.BirthDate, person.HouseholdId) = (DateOnly.Parse(born), household?.Id);
        db.Add(person);
        return person;
    }
}

using System.Net;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.People;
using Paiyi.Server.Platform.Time;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Declarations.Resident;

public sealed class SubmitDeclarationTests(TestServer server) : IClassFixture<TestServer>
{
    private static int phones;

    private static string NextPhone() => $"1990001{Interlocked.Increment(ref phones):0000}";

    [Fact]
    public async Task A_first_declaration_is_stored_and_asks_for_a_review()
    {
        var (person, citizen) = await NewAsync();
        var receipt = await citizen.DeclareAsync(person.Id, server.Clock.Now, 372, ["cough", "cough", "fever"]).JsonAsync(HttpStatusCode.Created);
        receipt.GetProperty("version").GetInt32().ShouldBe(1);
        receipt.GetProperty("day").GetString().ShouldBe("2026-03-02");
        await server.InDatabaseAsync(async db =>
        {
            var stored = await db.Declarations.SingleAsync(d => d.PersonId == person.Id);
            stored.TemperatureTenths.ShouldBe((short)372);
            stored.Symptoms.ShouldBe([Server.Declarations.Symptom.Fever, Server.Declarations.Symptom.Cough]);
            (await db.Outbox.CountAsync(o => o.Kind == PersonChange.OutboxKind && o.Subject == person.Id)).ShouldBe(1);
        });
    }

    [Fact]
    public async Task The_same_answer_sent_again_is_one_declaration()
    {
        var (person, citizen) = await NewAsync();
        var key = Guid.NewGuid();
        var first = await citizen.DeclareAsync(person.Id, server.Clock.Now, clientKey: key).JsonAsync(HttpStatusCode.Created);
        var second = await citizen.DeclareAsync(person.Id, server.Clock.Now, clientKey: key).JsonAsync(HttpStatusCode.OK);
        second.GetRawText().ShouldBe(first.GetRawText());
    }

    [Fact]
    public async Task Two_phones_at_once_make_exactly_one_declaration()
    {
        var household = await NewHouseholdAsync();
        var (one, other) = (await server.CitizenAsync(household.Phones[0]), await server.CitizenAsync(household.Phones[1]));
        var child = household.Child;
        for (var day = 0; day < 5; day++)
        {
            var at = server.Clock.Now;
            var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => (i % 2 == 0 ? one : other).DeclareAsync(child, at, 360 + i)));
            var winner = Array.FindIndex(answers, a => a.StatusCode == HttpStatusCode.Created);
            foreach (var late in answers.Where((_, i) => i != winner))
            {
                var problem = await Task.FromResult(late).JsonAsync(HttpStatusCode.Conflict);
                problem.GetProperty("code").GetString().ShouldBe("declarations.alreadyDeclared");
                problem.GetProperty("title").GetString()!.ShouldContain("已于 2026-03-02 10:00 完成这一天的申报");
            }

            var stored = await server.InDatabaseAsync(db => db.Declarations.SingleAsync(d => d.PersonId == child));
            (stored.Version, stored.Superseded, stored.TemperatureTenths).ShouldBe(((short)1, false, (short)(360 + winner)));
            await server.InDatabaseAsync(db => db.Declarations.Where(d => d.PersonId == child).ExecuteDeleteAsync());
        }
    }

    [Fact]
    public async Task The_refusal_of_a_second_declaration_says_who_and_when()
    {
        var household = await NewHouseholdAsync();
        var (one, other) = (await server.CitizenAsync(household.Phones[0]), await server.CitizenAsync(household.Phones[1]));
        (await one.DeclareAsync(household.Child, server.Clock.Now)).StatusCode.ShouldBe(HttpStatusCode.Created);
        var problem = await other.DeclareAsync(household.Child, server.Clock.Now).JsonAsync(HttpStatusCode.Conflict);
        problem.GetProperty("code").GetString().ShouldBe("declarations.alreadyDeclared");
        problem.GetProperty("title").GetString()!.ShouldContain("2026-03-02 10:00");
        problem.GetProperty("title").GetString()!.ShouldContain(Server.Platform.PersonalData.Masks.Phone(household.Phones[0]));
        (await one.DeclareAsync(household.Child, server.Clock.Now).JsonAsync(HttpStatusCode.Conflict))
            .GetProperty("title").GetString()!.ShouldStartWith("您已于");
    }

    [Fact]
    public async Task Many_persons_at_once_are_all_stored()
    {
        var phone = NextPhone();
        var persons = new List<long>();
        for (var i = 0; i < 40; i++)
            persons.Add((await server.AddPersonAsync(phone)).Id);
        var citizen = await server.CitizenAsync(phone);
        var answers = await Task.WhenAll(persons.Select(p => citizen.DeclareAsync(p, server.Clock.Now)));
        answers.ShouldAllBe(a => a.StatusCode == HttpStatusCode.Created);
        (await server.InDatabaseAsync(db => db.Declarations.CountAsync(d => persons.Contains(d.PersonId)))).ShouldBe(40);
    }

    [Fact]
    public async Task A_stranger_is_not_found_and_nothing_is_stored()
    {
        var (person, _) = await NewAsync();
        var stranger = await server.CitizenAsync(NextPhone());
        (await stranger.DeclareAsync(person.Id, server.Clock.Now).RefusalAsync()).ShouldBe((404, "persons.notFound"));
        (await server.InDatabaseAsync(db => db.Declarations.AnyAsync(d => d.PersonId == person.Id))).ShouldBeFalse();
    }

    [Fact]
    public async Task Nobody_declares_without_signing_in()
    {
        var answer = await server.Anonymous().DeclareAsync(1, server.Clock.Now);
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData(339)]
    [InlineData(431)]
    public async Task A_temperature_that_no_living_person_has_is_refused(int tenths)
    {
        var (person, citizen) = await NewAsync();
        var problem = await citizen.DeclareAsync(person.Id, server.Clock.Now, tenths).JsonAsync(HttpStatusCode.BadRequest);
        problem.GetProperty("errors").TryGetProperty("temperatureTenths", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task An_unknown_symptom_is_refused_at_the_field()
    {
        var (person, citizen) = await NewAsync();
        var problem = await citizen.DeclareAsync(person.Id, server.Clock.Now, symptoms: ["cough", "hiccups"]).JsonAsync(HttpStatusCode.BadRequest);
        problem.GetProperty("code").GetString().ShouldBe("request.malformed");
        problem.GetProperty("errors").EnumerateObject().Select(e => e.Name).ShouldBe(["symptoms"]);
    }

    [Fact]
    public async Task A_phone_whose_clock_is_ahead_is_told_so()
    {
        var (person, citizen) = await NewAsync();
        (await citizen.DeclareAsync(person.Id, server.Clock.Now.AddMinutes(6)).RefusalAsync()).ShouldBe((400, "declarations.clockWrong"));
        (await citizen.DeclareAsync(person.Id, server.Clock.Now.AddMinutes(4))).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task An_offline_answer_of_yesterday_counts_for_yesterday()
    {
        var (person, citizen) = await NewAsync();
        var yesterday = server.Clock.Today().AddDays(-1);
        (await citizen.DeclareAsync(person.Id, server.Clock.Now, day: yesterday).RefusalAsync()).ShouldBe((400, "declarations.clockWrong"));
        (await citizen.DeclareAsync(person.Id, server.Clock.Now.AddDays(-1), day: yesterday)).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await citizen.DeclareAsync(person.Id, server.Clock.Now.AddDays(-2), day: yesterday.AddDays(-1)).RefusalAsync())
            .ShouldBe((409, "declarations.dayClosed"));
    }

    [Fact]
    public async Task Answers_to_added_questions_are_checked_and_kept()
    {
        await using var own = new Own(server);
        await own.AskAsync();
        var (person, citizen) = await NewAsync();
        (await citizen.DeclareAsync(person.Id, server.Clock.Now)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await citizen.DeclareAsync(person.Id, server.Clock.Now, attributes: new { coldChainWorker = "maybe" })).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await citizen.DeclareAsync(person.Id, server.Clock.Now, attributes: new { coldChainWorker = true, other = 1 })).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var all = await citizen.DeclareAsync(person.Id, server.Clock.Now, attributes: new { coldChainWorker = "maybe", other = 1 }).JsonAsync(HttpStatusCode.BadRequest);
        all.GetProperty("errors").EnumerateObject().Select(e => e.Name).ShouldBe(["attributes.coldChainWorker", "attributes.other"], ignoreOrder: true);
        (await citizen.DeclareAsync(person.Id, server.Clock.Now, attributes: new { coldChainWorker = true })).StatusCode.ShouldBe(HttpStatusCode.Created);
        var stored = await server.InDatabaseAsync(db => db.Declarations.SingleAsync(d => d.PersonId == person.Id));
        stored.Attributes.GetProperty("coldChainWorker").GetBoolean().ShouldBeTrue();
    }

    private async Task<(Person Person, HttpClient Citizen)> NewAsync()
    {
        var phone = NextPhone();
        return (await server.AddPersonAsync(phone), await server.CitizenAsync(phone));
    }

    private async Task<(long Child, string[] Phones)> NewHouseholdAsync()
    {
        string[] phones = [NextPhone(), NextPhone()];
        var parents = new[] { await server.AddPersonAsync(phones[0]), await server.AddPersonAsync(phones[1]) };
        var child = await server.InDatabaseAsync(async db =>
        {
            var household = new Household { RegionId = server.World.EastStreet.Id };
            db.Add(household);
            await db.SaveChangesAsync();
            var child = World.NewPerson(server.Cipher, "小三", Guid.NewGuid().ToString("N")[..18], null, server.World.EastStreet);
            db.Add(child);
            await db.SaveChangesAsync();
            var members = parents.Select(p => p.Id).Append(child.Id).ToArray();
            await db.Persons.Where(p => members.Contains(p.Id)).ExecuteUpdateAsync(p => p.SetProperty(x => x.HouseholdId, household.Id));
            return child.Id;
        });
        return (child, phones);
    }

    /// <summary>A required question that exists only during one test.</summary>
    private sealed class Own(TestServer server) : IAsyncDisposable
    {
        public async Task AskAsync()
        {
            await server.InDatabaseAsync(async db =>
            {
                db.Add(new AttributeDefinition
                {
                    Key = "coldChainWorker", LabelZh = "冷链从业", LabelEn = "Cold chain", Type = AttributeType.Boolean, Choices = [],
                    Required = true, InDeclaration = true,
                });
                await db.SaveChangesAsync();
            });
            server.Clock.Advance(TimeSpan.FromSeconds(6));
        }

        public async ValueTask DisposeAsync()
        {
            await server.InDatabaseAsync(db => db.AttributeDefinitions.ExecuteDeleteAsync());
            server.Clock.Advance(TimeSpan.FromSeconds(6));
        }
    }
}

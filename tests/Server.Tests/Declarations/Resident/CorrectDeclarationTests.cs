using System.Net;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Platform.Time;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Declarations.Resident;

public sealed class CorrectDeclarationTests(TestServer server) : IClassFixture<TestServer>
{
    private static int phones;

    [Fact]
    public async Task A_correction_keeps_both_versions()
    {
        var (person, citizen) = await DeclaredAsync();
        (await citizen.CorrectAsync(person, server.Clock.Today(), 1, server.Clock.Now, 380).JsonAsync())
            .GetProperty("version").GetInt32().ShouldBe(2);
        var items = (await citizen.GetAsync($"/api/mobile/people/{person}/declarations").JsonAsync()).GetProperty("items");
        items.EnumerateArray().Select(i => (i.GetProperty("version").GetInt32(), i.GetProperty("superseded").GetBoolean(), i.GetProperty("temperatureTenths").GetInt32()))
            .ShouldBe([(2, false, 380), (1, true, 365)]);
    }

    [Fact]
    public async Task Of_two_corrections_at_once_one_is_refused()
    {
        var (person, citizen) = await DeclaredAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => citizen.CorrectAsync(person, server.Clock.Today(), 1, server.Clock.Now, 370 + i)));
        var winner = Array.FindIndex(answers, a => a.IsSuccessStatusCode);
        foreach (var refused in answers.Where((_, i) => i != winner))
        {
            var problem = await Task.FromResult(refused).JsonAsync(HttpStatusCode.Conflict);
            problem.GetProperty("code").GetString().ShouldBe("changedMeanwhile");
            problem.GetProperty("title").GetString()!.ShouldContain("重新打开后再改");
        }

        var stored = await server.InDatabaseAsync(db => db.Declarations.Where(d => d.PersonId == person).OrderBy(d => d.Version)
            .Select(d => new { d.Version, d.Superseded, d.TemperatureTenths }).ToListAsync());
        stored.Select(d => ((int)d.Version, d.Superseded, (int)d.TemperatureTenths)).ShouldBe([(1, true, 365), (2, false, 370 + winner)]);
        // Whoever came too late reads the newest version and corrects that one.
        (await citizen.CorrectAsync(person, server.Clock.Today(), 2, server.Clock.Now, 380).JsonAsync()).GetProperty("version").GetInt32().ShouldBe(3);
    }

    [Fact]
    public async Task The_same_correction_sent_again_gives_the_same_answer()
    {
        var (person, citizen) = await DeclaredAsync();
        var key = Guid.NewGuid();
        for (var i = 0; i < 2; i++)
        {
            (await citizen.CorrectAsync(person, server.Clock.Today(), 1, server.Clock.Now, clientKey: key).JsonAsync())
                .GetProperty("version").GetInt32().ShouldBe(2);
        }
    }

    [Fact]
    public async Task Midnight_in_China_closes_a_day_for_corrections()
    {
        var (person, citizen) = await DeclaredAsync();
        var day = server.Clock.Today();
        server.Clock.Now = ChinaTime.StartOf(day.AddDays(1)).AddSeconds(-1);
        (await citizen.CorrectAsync(person, day, 1, server.Clock.Now)).StatusCode.ShouldBe(HttpStatusCode.OK);
        server.Clock.Now = ChinaTime.StartOf(day.AddDays(1));
        (await citizen.CorrectAsync(person, day, 2, server.Clock.Now).RefusalAsync()).ShouldBe((409, "declarations.correctionClosed"));
        (await citizen.DeclareAsync(person, server.Clock.Now)).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData(6, 400, "declarations.clockWrong")]
    [InlineData(-11 * 60, 400, "declarations.clockWrong")]
    [InlineData(-37 * 60, 409, "declarations.dayClosed")]
    public async Task A_correction_is_answered_on_its_day(int minutes, int status, string code)
    {
        server.Clock.Now = TestClock.Start;
        var (person, citizen) = await DeclaredAsync();

        (await citizen.CorrectAsync(person, server.Clock.Today(), 1, server.Clock.Now.AddMinutes(minutes)).RefusalAsync()).ShouldBe((status, code));
    }

    [Fact]
    public async Task A_stranger_corrects_nothing()
    {
        var (person, _) = await DeclaredAsync();
        var stranger = await server.CitizenAsync("19900029999");
        (await stranger.CorrectAsync(person, server.Clock.Today(), 1, server.Clock.Now).RefusalAsync()).ShouldBe((404, "persons.notFound"));
        (await server.Anonymous().CorrectAsync(person, server.Clock.Today(), 1, server.Clock.Now)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private async Task<(long Person, HttpClient Citizen)> DeclaredAsync()
    {
        var phone = $"1990002{Interlocked.Increment(ref phones):0000}";
        var person = await server.AddPersonAsync(phone);
        var citizen = await server.CitizenAsync(phone);
        (await citizen.DeclareAsync(person.Id, server.Clock.Now)).StatusCode.ShouldBe(HttpStatusCode.Created);
        return (person.Id, citizen);
    }
}

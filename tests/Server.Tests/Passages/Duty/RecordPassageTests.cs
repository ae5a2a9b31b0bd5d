using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using StackExchange.Redis;
using Xunit;

namespace Paiyi.Server.Tests.Passages.Duty;

public sealed class RecordPassageTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task A_passage_is_recorded_and_stands_in_the_list_of_the_gate()
    {
        var (gate, keeper) = await server.OpenGateAsync();
        var (person, citizen) = await server.AddGreenPersonAsync();
        var verification = await keeper.VerifiedAsync(gate, citizen, person.Id);

        var answer = await keeper.RecordAsync(gate, verification, server.Clock.Now).JsonAsync(HttpStatusCode.Created);

        answer.GetProperty("repeated").GetBoolean().ShouldBeFalse();
        var listed = (await keeper.GetAsync($"/api/mobile/duty/checkpoints/{gate}/passages").JsonAsync()).GetProperty("items")[0];
        listed.GetProperty("id").GetInt64().ShouldBe(answer.GetProperty("id").GetInt64());
        listed.Text("name").ShouldBe("丙*");
        var today = (await keeper.GetAsync("/api/mobile/duty/checkpoints").JsonAsync()).GetProperty("items")[0].GetProperty("today");
        today.GetProperty("in").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Eight_phones_that_send_the_same_scan_at_once_make_one_passage()
    {
        var (gate, keeper) = await server.OpenGateAsync();
        var (person, citizen) = await server.AddGreenPersonAsync();
        var verification = await keeper.VerifiedAsync(gate, citizen, person.Id);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => keeper.RecordAsync(gate, verification, server.Clock.Now.AddSeconds(-i))));

        answers.Count(a => a.StatusCode == HttpStatusCode.Created).ShouldBe(1);
        answers.Count(a => a.StatusCode == HttpStatusCode.OK).ShouldBe(7);
        (await CountAsync(person.Id)).ShouldBe(1);
        var ids = await Task.WhenAll(answers.Select(async a => (await a.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>()).GetProperty("id").GetInt64()));
        ids.Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task The_same_key_gets_the_same_answer()
    {
        var (gate, keeper) = await server.OpenGateAsync();
        var (person, citizen) = await server.AddGreenPersonAsync();
        var verification = await keeper.VerifiedAsync(gate, citizen, person.Id);
        var key = Guid.NewGuid();

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => keeper.RecordAsync(gate, verification, server.Clock.Now, clientKey: key).JsonAsync(HttpStatusCode.Created)));

        answers.Select(a => a.ToString()).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_passage_sent_again_after_its_verification_was_forgotten_gets_the_stored_one()
    {
        var (gate, keeper) = await server.OpenGateAsync();
        var (person, citizen) = await server.AddGreenPersonAsync();
        var verification = await keeper.VerifiedAsync(gate, citizen, person.Id);
        var key = Guid.NewGuid();
        var first = await keeper.RecordAsync(gate, verification, server.Clock.Now, clientKey: key).JsonAsync(HttpStatusCode.Created);
        await server.Services.GetRequiredService<IConnectionMultiplexer>().GetDatabase().KeyDeleteAsync($"passages:verification:{verification}");

        var again = await keeper.RecordAsync(gate, verification, server.Clock.Now, clientKey: key).JsonAsync(HttpStatusCode.Created);

        again.ToString().ShouldBe(first.ToString());
        (await CountAsync(person.Id)).ShouldBe(1);
    }

    [Fact]
    public async Task A_key_that_another_passage_has_is_refused_and_stores_nothing()
    {
        var (gate, keeper) = await server.OpenGateAsync();
        var (person, citizen) = await server.AddGreenPersonAsync();
        var (someone, othersPhone) = await server.AddGreenPersonAsync();
        var verification = await keeper.VerifiedAsync(gate, citizen, person.Id);
        var othersVerification = await keeper.VerifiedAsync(gate, othersPhone, someone.Id);
        var (otherGate, otherKeeper) = await server.OpenGateAsync();
        var atOtherGate = await otherKeeper.VerifiedAsync(otherGate, othersPhone, someone.Id);
        var key = Guid.NewGuid();
        var stored = await keeper.RecordAsync(gate, verification, server.Clock.Now, clientKey: key).JsonAsync(HttpStatusCode.Created);

        await RefusedAsync(keeper.RecordAsync(gate, othersVerification, server.Clock.Now, clientKey: key));
        await RefusedAsync(otherKeeper.RecordAsync(otherGate, atOtherGate, server.Clock.Now, clientKey: key));
        await RefusedAsync(keeper.RecordAsync(gate, verification, server.Clock.Now, direction: "out", clientKey: key));
        await RefusedAsync(keeper.RecordAsync(gate, verification, server.Clock.Now, outcome: "refused", clientKey: key));
        await RefusedAsync(keeper.RecordAsync(gate, verification, server.Clock.Now, temperature: 366, clientKey: key));

        (await CountAsync(someone.Id)).ShouldBe(0);
        var passage = await server.InDatabaseAsync(db => db.Passages.SingleAsync(p => p.ClientKey == key));
        (passage.Id, passage.PersonId, passage.CheckpointId).ShouldBe((stored.GetProperty("id").GetInt64(), person.Id, gate));
        // With a number of its own, the same passage is taken: nothing is lost.
        await keeper.RecordAsync(gate, othersVerification, server.Clock.Now).JsonAsync(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Of_two_persons_under_one_key_at_once_one_is_recorded()
    {
        var (gate, keeper) = await server.OpenGateAsync();
        for (var round = 0; round < 5; round++)
        {
            var visitors = await Task.WhenAll(server.AddGreenPersonAsync(), server.AddGreenPersonAsync());
            var verifications = await Task.WhenAll(visitors.Select(v => keeper.VerifiedAsync(gate, v.Citizen, v.Person.Id)));
            var key = Guid.NewGuid();

            var answers = await Task.WhenAll(verifications.Select(v => keeper.RecordAsync(gate, v, server.Clock.Now, clientKey: key)));

            answers.Count(a => a.StatusCode == HttpStatusCode.Created).ShouldBe(1);
            await RefusedAsync(Task.FromResult(answers.Single(a => a.StatusCode != HttpStatusCode.Created)));
            (await server.InDatabaseAsync(db => db.Passages.CountAsync(p => p.ClientKey == key))).ShouldBe(1);
        }
    }

    [Fact]
    public async Task The_way_out_the_next_minute_and_another_decision_are_passages_of_their_own()
    {
        var (gate, keeper) = await server.OpenGateAsync();
        var (person, citizen) = await server.AddGreenPersonAsync();
        var verification = await keeper.VerifiedAsync(gate, citizen, person.Id);
        var at = server.Clock.Now.AddMinutes(-5);

        await keeper.RecordAsync(gate, verification, at, outcome: "refused", temperature: 375).JsonAsync(HttpStatusCode.Created);
        await keeper.RecordAsync(gate, verification, at.AddSeconds(30)).JsonAsync(HttpStatusCode.Created);
        await keeper.RecordAsync(gate, verification, at.AddSeconds(40), direction: "out").JsonAsync(HttpStatusCode.Created);
        await keeper.RecordAsync(gate, verification, at.AddSeconds(95)).JsonAsync(HttpStatusCode.Created);
        (await keeper.RecordAsync(gate, verification, at.AddSeconds(100)).JsonAsync()).GetProperty("repeated").GetBoolean().ShouldBeTrue();
        (await CountAsync(person.Id)).ShouldBe(4);
    }

    [Fact]
    public async Task Fever_or_a_colour_that_may_not_pass_must_be_refused()
    {
        var (gate, keeper) = await server.OpenGateAsync();
        var (person, citizen) = await server.AddGreenPersonAsync();
        var verification = await keeper.VerifiedAsync(gate, citizen, person.Id);
        (await keeper.RecordAsync(gate, verification, server.Clock.Now, temperature: 373).RefusalAsync()).ShouldBe((409, "passages.mustRefuse"));
        (await keeper.RecordAsync(gate, verification, server.Clock.Now, temperature: 372).JsonAsync(HttpStatusCode.Created)).Text("outcome").ShouldBe("admitted");

        var yellow = await keeper.VerifiedAsync(gate, await server.CitizenAsync("19900000001"), server.World.Pupil.Id);
        (await keeper.RecordAsync(gate, yellow, server.Clock.Now).RefusalAsync()).ShouldBe((409, "passages.mustRefuse"));
        await keeper.RecordAsync(gate, yellow, server.Clock.Now, outcome: "refused").JsonAsync(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_passage_kept_offline_is_sent_later_with_the_code_that_was_valid_then()
    {
        var (gate, keeper) = await server.OpenGateAsync();
        var (person, citizen) = await server.AddGreenPersonAsync();
        var token = await citizen.TokenAsync(person.Id);
        var at = server.Clock.Now;
        try
        {
            server.Clock.Advance(TimeSpan.FromMinutes(50));
            (await keeper.RecordAsync(gate, null, server.Clock.Now, token: token).RefusalAsync()).ShouldBe((422, "passages.tokenExpired"));
            var answer = await keeper.RecordAsync(gate, null, at, token: token).JsonAsync(HttpStatusCode.Created);
            answer.GetProperty("at").GetDateTimeOffset().ShouldBe(at);
        }
        finally
        {
            server.Clock.Now = at;
        }
    }

    [Fact]
    public async Task Times_of_the_future_and_of_last_week_are_refused()
    {
        var (gate, keeper) = await server.OpenGateAsync();
        var (person, citizen) = await server.AddGreenPersonAsync();
        var verification = await keeper.VerifiedAsync(gate, citizen, person.Id);
        (await keeper.RecordAsync(gate, verification, server.Clock.Now.AddMinutes(3)).RefusalAsync()).ShouldBe((400, "passages.inFuture"));
        (await keeper.RecordAsync(gate, verification, server.Clock.Now.AddHours(-73)).RefusalAsync()).ShouldBe((400, "passages.tooOld"));
        (await keeper.RecordAsync(gate, verification, server.Clock.Now, temperature: 500).RefusalAsync()).Status.ShouldBe(400);
    }

    [Fact]
    public async Task A_verification_is_good_for_its_keeper_and_gate_only()
    {
        var (gate, keeper) = await server.OpenGateAsync();
        var (otherGate, other) = await server.OpenGateAsync();
        var (person, citizen) = await server.AddGreenPersonAsync();
        var verification = await keeper.VerifiedAsync(gate, citizen, person.Id);
        (await other.RecordAsync(otherGate, verification, server.Clock.Now).RefusalAsync()).ShouldBe((409, "passages.verificationUnknown"));
        (await other.RecordAsync(gate, verification, server.Clock.Now).RefusalAsync()).ShouldBe((404, "passages.checkpointNotFound"));
        (await keeper.RecordAsync(gate, null, server.Clock.Now).RefusalAsync()).ShouldBe((409, "passages.verificationUnknown"));
        (await server.Anonymous().RecordAsync(gate, verification, server.Clock.Now).RefusalAsync()).Status.ShouldBe(401);
    }

    private static async Task RefusedAsync(Task<HttpResponseMessage> sending) => (await sending.RefusalAsync()).ShouldBe((409, "passages.keyReused"));

    private Task<int> CountAsync(long person) => server.InDatabaseAsync(db => db.Passages.CountAsync(p => p.PersonId == person));
}

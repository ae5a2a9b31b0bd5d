using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Paiyi.Server.Declarations.Writing;
using Paiyi.Server.Platform.Time;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Declarations.Writing;

/// <summary>What becomes of declarations that arrive together, when the database holds them up or refuses one of them.</summary>
public sealed class DeclarationWriterTests(TestServer server) : IClassFixture<TestServer>
{
    private const string Refused = "the database refuses this";
    private const string Slow = "the database takes its time";
    private static int phones;

    private DeclarationWriter Writer => server.Services.GetRequiredService<DeclarationWriter>();

    [Fact]
    public async Task A_row_that_the_database_refuses_fails_alone()
    {
        await RefuseInDatabaseAsync();
        var (citizen, persons) = await NewAsync(13);
        Task<HttpResponseMessage>[] sent;
        await using (await HoldAsync())
        {
            var first = DeclareAsync(citizen, persons[0], null);
            await UntilAsync(async () => await WaitingForTableAsync() == 1);
            sent = [first, .. persons[1..].Select((p, i) => DeclareAsync(citizen, p, i is 4 or 9 ? Refused : null))];
            await UntilAsync(() => Task.FromResult(Writer.Waiting == 12));
        }

        var answers = await Task.WhenAll(sent);

        for (var i = 0; i < answers.Length; i++)
        {
            if (i is 5 or 10)
                (await Task.FromResult(answers[i]).RefusalAsync()).ShouldBe((500, "fault"));
            else
                answers[i].StatusCode.ShouldBe(HttpStatusCode.Created);
        }

        var stored = await StoredAsync(persons);
        stored.ShouldBe(persons.Where((_, i) => i is not 5 and not 10).Order());
        server.Logs.Lines.ShouldContain(l => l.Contains("A group of 12 declarations was refused; writing them one by one"));
        // Whoever was refused loses nothing but time.
        (await DeclareAsync(citizen, persons[5], null)).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task The_same_answer_twice_in_one_group_is_one_declaration_and_both_senders_hear_of_it()
    {
        var (citizen, persons) = await NewAsync(2);
        var key = Guid.NewGuid();
        Task<HttpResponseMessage>[] sent;
        await using (await HoldAsync())
        {
            var first = DeclareAsync(citizen, persons[0], null);
            await UntilAsync(async () => await WaitingForTableAsync() == 1);
            sent = [first, .. Enumerable.Range(0, 3).Select(_ => DeclareAsync(citizen, persons[1], null, key))];
            await UntilAsync(() => Task.FromResult(Writer.Waiting == 3));
        }

        var answers = await Task.WhenAll(sent);

        answers[1..].Count(a => a.StatusCode == HttpStatusCode.Created).ShouldBe(1);
        answers[1..].Count(a => a.StatusCode == HttpStatusCode.OK).ShouldBe(2);
        (await StoredAsync(persons)).ShouldBe(persons.Order());
    }

    [Fact]
    public async Task One_key_for_two_days_in_one_group_is_told_apart_by_the_day()
    {
        var (citizen, persons) = await NewAsync(1);
        (await DeclareAsync(citizen, persons[0], null)).StatusCode.ShouldBe(HttpStatusCode.Created);
        var account = await server.InDatabaseAsync(db => db.CitizenAccounts.OrderByDescending(c => c.Id).Select(c => c.Id).FirstAsync());
        var today = OfNobody() with { PersonId = persons[0], CitizenId = account };
        // A copy made by "with" would share the task that tells the end.
        var yesterday = new PendingDeclaration(today.PersonId, today.Day.AddDays(-1), account, today.ClientKey, today.Answers, today.AnsweredAt);

        await DeclarationBatch.CommitAsync(server.Services.GetRequiredService<NpgsqlDataSource>(), [today, yesterday], server.Clock.Now);

        (await today.Committed, await yesterday.Committed).ShouldBe((false, true));
    }

    [Fact]
    public async Task One_too_many_is_told_to_try_again_and_nobody_who_waits_is_forgotten()
    {
        var (citizen, persons) = await NewAsync(2);
        var waiting = new List<PendingDeclaration>();
        HttpResponseMessage refused;
        Task<HttpResponseMessage> first;
        await using (await HoldAsync())
        {
            first = DeclareAsync(citizen, persons[0], null);
            await UntilAsync(async () => await WaitingForTableAsync() == 1);
            for (var i = 0; i < DeclarationWriter.MaxWaiting; i++)
            {
                waiting.Add(OfNobody());
                Writer.TryEnqueue(waiting[^1]).ShouldBeTrue();
            }

            refused = await DeclareAsync(citizen, persons[1], null);
        }

        refused.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(3));
        (await Task.FromResult(refused).RefusalAsync()).ShouldBe((503, "declarations.busy"));
        (await first).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await Task.WhenAll(waiting.Select(w => w.Committed))).ShouldAllBe(inserted => !inserted);
        (await DeclareAsync(citizen, persons[1], null)).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Stopping_writes_everything_that_was_accepted_and_accepts_nothing_more()
    {
        var (_, persons) = await NewAsync(5);
        using var writer = ActivatorUtilities.CreateInstance<DeclarationWriter>(server.Services);
        await writer.StartAsync(CancellationToken.None);
        var account = await server.InDatabaseAsync(db => db.CitizenAccounts.OrderByDescending(c => c.Id).Select(c => c.Id).FirstAsync());
        var accepted = persons.Select(p => OfNobody() with { PersonId = p, CitizenId = account }).ToArray();
        Task stopping;
        await using (await HoldAsync())
        {
            accepted.ShouldAllBe(a => writer.TryEnqueue(a));
            await UntilAsync(async () => await WaitingForTableAsync() == 1);
            stopping = writer.StopAsync(CancellationToken.None);
            writer.TryEnqueue(OfNobody()).ShouldBeFalse();
            stopping.IsCompleted.ShouldBeFalse();
        }

        await stopping;

        accepted.ShouldAllBe(a => a.Committed.IsCompletedSuccessfully && a.Committed.Result);
        (await StoredAsync(persons)).ShouldBe(persons.Order());
    }

    [Fact]
    public async Task Two_processes_that_are_sent_the_same_declarations_never_wait_for_each_other()
    {
        await SlowDownInDatabaseAsync();
        var (_, persons) = await NewAsync(20);
        var account = await server.InDatabaseAsync(db => db.CitizenAccounts.OrderByDescending(c => c.Id).Select(c => c.Id).FirstAsync());
        var database = server.Services.GetRequiredService<NpgsqlDataSource>();
        var (there, back) = (Of(persons), Of(persons.Reverse()));
        Task[] committing;
        await using (await HoldAsync())
        {
            committing = [DeclarationBatch.CommitAsync(database, there, server.Clock.Now), DeclarationBatch.CommitAsync(database, back, server.Clock.Now)];
            await UntilAsync(async () => await WaitingForTableAsync() == 2);
        }

        await Task.WhenAll(committing);

        foreach (var person in persons)
            (await there.Single(d => d.PersonId == person).Committed ^ await back.Single(d => d.PersonId == person).Committed).ShouldBeTrue();

        PendingDeclaration[] Of(IEnumerable<long> order) => [.. order.Select(p => OfNobody() with
        {
            PersonId = p, CitizenId = account, Answers = new DeclarationAnswers(365, [], false, false, null, Slow, "{}"),
        })];
    }

    private PendingDeclaration OfNobody() => new(
        -1, server.Clock.Today(), -1, Guid.NewGuid(), new DeclarationAnswers(365, [], false, false, null, null, "{}"), server.Clock.Now);

    private async Task<(HttpClient Citizen, long[] Persons)> NewAsync(int persons)
    {
        var phone = $"1990003{Interlocked.Increment(ref phones):0000}";
        var ids = new long[persons];
        for (var i = 0; i < persons; i++)
            ids[i] = (await server.AddPersonAsync(phone)).Id;
        return (await server.CitizenAsync(phone), ids);
    }

    private Task<HttpResponseMessage> DeclareAsync(HttpClient citizen, long person, string? remarks, Guid? key = null) =>
        citizen.PostAsJsonAsync($"/api/mobile/people/{person}/declarations", new
        {
            clientKey = key ?? Guid.NewGuid(),
            day = server.Clock.Today(),
            temperatureTenths = 365,
            symptoms = Array.Empty<string>(),
            contactWithCase = false,
            travelledIn14Days = false,
            remarks,
            answeredAt = server.Clock.Now,
        });

    private Task<List<long>> StoredAsync(long[] persons) => server.InDatabaseAsync(db =>
        db.Declarations.Where(d => persons.Contains(d.PersonId)).Select(d => d.PersonId).Order().ToListAsync());

    /// <summary>Nobody writes a declaration until the returned hold is given up.</summary>
    private async Task<IAsyncDisposable> HoldAsync()
    {
        var scope = server.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Server.Data.PaiyiDb>();
        var transaction = await db.Database.BeginTransactionAsync();
        await db.Database.ExecuteSqlRawAsync("LOCK TABLE declarations IN ACCESS EXCLUSIVE MODE");
        return new Hold(scope, transaction);
    }

    private Task<int> WaitingForTableAsync() => server.InDatabaseAsync(db => db.Database
        .SqlQuery<int>($"SELECT count(*)::int AS \"Value\" FROM pg_locks WHERE NOT granted AND relation = 'declarations'::regclass").SingleAsync());

    private Task<int> RefuseInDatabaseAsync() => server.InDatabaseAsync(db => db.Database.ExecuteSqlRawAsync(
        $$"""
        CREATE OR REPLACE FUNCTION refuse_declaration() RETURNS trigger LANGUAGE plpgsql AS $f$
        BEGIN IF NEW.remarks = '{{Refused}}' THEN RAISE EXCEPTION 'refused' USING ERRCODE = '23514'; END IF; RETURN NEW; END $f$;
        CREATE OR REPLACE TRIGGER refuse_declaration BEFORE INSERT ON declarations FOR EACH ROW EXECUTE FUNCTION refuse_declaration();
        """));

    /// <summary>So that two statements surely meet in the middle.</summary>
    private Task<int> SlowDownInDatabaseAsync() => server.InDatabaseAsync(db => db.Database.ExecuteSqlRawAsync(
        $"""
        CREATE OR REPLACE FUNCTION slow_declaration() RETURNS trigger LANGUAGE plpgsql AS $f$
        BEGIN IF NEW.remarks = '{Slow}' THEN PERFORM pg_sleep(0.02); END IF; RETURN NEW; END $f$;
        CREATE OR REPLACE TRIGGER slow_declaration BEFORE INSERT ON declarations FOR EACH ROW EXECUTE FUNCTION slow_declaration();
        """));

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        for (var attempt = 0; !await condition(); attempt++)
        {
            attempt.ShouldBeLessThan(400, "waited in vain");
            await Task.Delay(25);
        }
    }

    private sealed class Hold(AsyncServiceScope scope, IDbContextTransaction transaction) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await transaction.RollbackAsync();
            await scope.DisposeAsync();
        }
    }
}

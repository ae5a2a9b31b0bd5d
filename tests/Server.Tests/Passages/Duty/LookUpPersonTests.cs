using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.People;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Passages.Duty;

public abstract class LookUpPersonTests(LookUpPersonTests.StrictServer server)
{
    [Fact]
    public async Task Name_and_the_last_four_characters_find_a_person_and_leave_a_trace()
    {
        var (gate, keeper) = await server.OpenGateAsync();
        var keeperId = server.LastStaffId;
        var answer = await LookUpAsync(keeper, new { checkpointId = gate, name = "甲一", documentTail = "0039" }).JsonAsync();

        answer.GetProperty("personId").GetInt64().ShouldBe(server.World.Pupil.Id);
        answer.Text("name").ShouldBe("甲*");
        var entry = await server.InDatabaseAsync(db => db.AuditEntries.SingleAsync(a => a.StaffId == keeperId));
        (entry.Action, entry.PersonId).ShouldBe(("LookUpPerson", server.World.Pupil.Id));
        (await keeper.RecordAsync(gate, answer.Text("verificationId"), server.Clock.Now, outcome: "refused").JsonAsync(System.Net.HttpStatusCode.Created))
            .Text("outcome").ShouldBe("refused");
    }

    [Fact]
    public async Task Namesakes_are_told_apart_by_the_four_characters_though_the_mask_shows_one()
    {
        var (gate, keeper) = await server.OpenGateAsync();
        var name = $"同名{Guid.NewGuid():N}";
        var second = await server.InDatabaseAsync(async db =>
        {
            var (first, meant, other) = (New(name, "123X"), New(name, "456X"), New(name + "二", "456X"));
            db.AddRange(first, meant, other);
            await db.SaveChangesAsync();
            first.DocumentMask.ShouldBe("1****************X");
            return meant.Id;

            Person New(string called, string tail) =>
                World.NewPerson(server.Cipher, called, $"110101{Random.Shared.Next(10_000_000, 99_999_999)}{tail}", null, server.World.EastStreet);
        });
        await server.DrainOutboxAsync();

        var answer = await LookUpAsync(keeper, new { checkpointId = gate, name, documentTail = "456x" }).JsonAsync();

        answer.GetProperty("personId").GetInt64().ShouldBe(second);
    }

    [Fact]
    public async Task Nobody_is_found_by_half_of_it()
    {
        var (gate, keeper) = await server.OpenGateAsync();
        (await LookUpAsync(keeper, new { checkpointId = gate, name = "甲一", documentTail = "9999" }).RefusalAsync()).ShouldBe((404, "passages.personNotFound"));
        (await LookUpAsync(keeper, new { checkpointId = gate, name = "甲一" }).RefusalAsync()).ShouldBe((400, "passages.lookupIncomplete"));
        (await LookUpAsync(server.Anonymous(), new { checkpointId = gate, name = "甲一", documentTail = "0039" }).RefusalAsync()).Status.ShouldBe(401);
    }

    [Fact]
    public async Task Too_many_in_an_hour_are_refused_until_the_next()
    {
        var (gate, keeper) = await server.OpenGateAsync();
        for (var i = 0; i < StrictServer.Limit; i++)
            (await LookUpAsync(keeper, new { checkpointId = gate, document = "110101199001011234" }).RefusalAsync()).Status.ShouldBe(404);
        (await LookUpAsync(keeper, new { checkpointId = gate, document = "110101199001011234" }).RefusalAsync()).ShouldBe((429, "passages.lookupLimit"));
    }

    private static Task<HttpResponseMessage> LookUpAsync(HttpClient keeper, object request) => keeper.PostAsJsonAsync("/api/mobile/duty/lookups", request);

    public class StrictServer(PostgresCluster postgres) : TestServer(postgres)
    {
        public const int Limit = 5;

        protected override IEnumerable<(string Key, string Value)> Settings => [("Passages:LookupsPerHour", $"{Limit}")];
    }

    public sealed class StrictGarnetServer(PostgresCluster postgres) : StrictServer(postgres)
    {
        protected override bool AlwaysGarnet => true;
    }
}

public sealed class LookUpPersonOnRedisTests(LookUpPersonTests.StrictServer server)
    : LookUpPersonTests(server), IClassFixture<LookUpPersonTests.StrictServer>;

/// <summary>The same on the embedded server of the Redis protocol: the limit is counted in a transaction.</summary>
public sealed class LookUpPersonOnGarnetTests(LookUpPersonTests.StrictGarnetServer server)
    : LookUpPersonTests(server), IClassFixture<LookUpPersonTests.StrictGarnetServer>;

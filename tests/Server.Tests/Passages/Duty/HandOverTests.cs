using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Passages;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Passages.Duty;

public sealed class HandOverTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task A_gate_is_handed_over_with_the_counts_of_the_shift()
    {
        var (gate, first) = await server.OpenGateAsync();
        var (next, nextId) = await KeeperAsync(gate);
        var (person, citizen) = await server.AddGreenPersonAsync();
        await first.RecordAsync(gate, await first.VerifiedAsync(gate, citizen, person.Id), server.Clock.Now).JsonAsync(HttpStatusCode.Created);

        var shift = await first.GetAsync($"/api/mobile/duty/checkpoints/{gate}/shift").JsonAsync();
        shift.GetProperty("count").GetProperty("in").GetInt32().ShouldBe(1);
        shift.GetProperty("keepers").EnumerateArray().Select(k => k.GetProperty("id").GetInt64()).ShouldBe([nextId]);
        var key = Guid.NewGuid();
        var offered = await OfferAsync(first, gate, nextId, key).JsonAsync(HttpStatusCode.Created);
        (await OfferAsync(first, gate, nextId, key).JsonAsync(HttpStatusCode.Created)).GetProperty("id").GetInt64().ShouldBe(offered.GetProperty("id").GetInt64());

        var open = (await next.GetAsync("/api/mobile/duty/hand-overs").JsonAsync()).GetProperty("items")[0];
        open.GetProperty("count").GetProperty("in").GetInt32().ShouldBe(1);
        server.Clock.Advance(TimeSpan.FromSeconds(1));
        await AcceptAsync(next, offered.GetProperty("id").GetInt64()).JsonAsync();
        (await AcceptAsync(next, offered.GetProperty("id").GetInt64()).JsonAsync()).Text("state").ShouldBe("accepted");

        (await next.GetAsync("/api/mobile/duty/hand-overs").JsonAsync()).GetProperty("items").GetArrayLength().ShouldBe(0);
        (await next.GetAsync($"/api/mobile/duty/checkpoints/{gate}/shift").JsonAsync()).GetProperty("from").GetDateTimeOffset().ShouldBe(server.Clock.Now);
        (await server.InDatabaseAsync(db => db.AuditEntries.CountAsync(a => a.StaffId == nextId && a.Action == "AcceptHandOver"))).ShouldBe(1);
    }

    [Fact]
    public async Task An_offer_that_was_taken_back_cannot_be_accepted()
    {
        var (gate, first) = await server.OpenGateAsync();
        var (next, nextId) = await KeeperAsync(gate);
        var id = (await OfferAsync(first, gate, nextId).JsonAsync(HttpStatusCode.Created)).GetProperty("id").GetInt64();

        await first.PostAsJsonAsync($"/api/mobile/duty/hand-overs/{id}/withdraw", new { }).JsonAsync(HttpStatusCode.NoContent);

        (await AcceptAsync(next, id).RefusalAsync()).ShouldBe((409, "passages.handOverEnded"));
        (await first.PostAsJsonAsync($"/api/mobile/duty/hand-overs/{id}/withdraw", new { }).RefusalAsync()).ShouldBe((409, "passages.handOverEnded"));
    }

    [Fact]
    public async Task Only_another_keeper_of_the_gate_takes_it_over()
    {
        var (gate, first) = await server.OpenGateAsync();
        var (elsewhere, stranger) = await server.OpenGateAsync(server.World.Enterprise);
        var (_, strangerId) = (stranger, server.LastStaffId);
        var (_, nextId) = await KeeperAsync(gate);
        var id = (await OfferAsync(first, gate, nextId).JsonAsync(HttpStatusCode.Created)).GetProperty("id").GetInt64();

        (await OfferAsync(first, gate, strangerId).RefusalAsync()).ShouldBe((400, "passages.successorUnknown"));
        (await OfferAsync(first, elsewhere, nextId).RefusalAsync()).ShouldBe((404, "passages.checkpointNotFound"));
        (await AcceptAsync(stranger, id).RefusalAsync()).ShouldBe((404, "passages.handOverUnknown"));
        (await AcceptAsync(first, id).RefusalAsync()).ShouldBe((404, "passages.handOverUnknown"));
        (await AcceptAsync(server.Anonymous(), id).RefusalAsync()).Status.ShouldBe(401);
    }

    [Fact]
    public async Task Reasons_of_a_refusal_are_stored_coded_and_other_needs_words()
    {
        var (gate, keeper) = await server.OpenGateAsync();
        var (person, citizen) = await server.AddGreenPersonAsync();
        var verification = await keeper.VerifiedAsync(gate, citizen, person.Id);
        Task<HttpResponseMessage> RefuseAsync(string? note) => keeper.PostAsJsonAsync("/api/mobile/duty/passages", new
        {
            checkpointId = gate,
            verificationId = verification,
            direction = "in",
            outcome = "refused",
            reasons = new[] { "other", "noMask", "noMask" },
            note,
            clientKey = Guid.NewGuid(),
            at = server.Clock.Now,
        });

        (await RefuseAsync(" ").RefusalAsync()).ShouldBe((400, "passages.noteMissing"));
        await RefuseAsync("醉酒").JsonAsync(HttpStatusCode.Created);

        var stored = await server.InDatabaseAsync(db => db.Passages.AsNoTracking().SingleAsync(p => p.PersonId == person.Id));
        stored.Reasons.ShouldBe([RefusalReason.NoMask, RefusalReason.Other]);
        stored.Note.ShouldBe("醉酒");
        var listed = (await keeper.GetAsync($"/api/mobile/duty/checkpoints/{gate}/passages").JsonAsync()).GetProperty("items")[0];
        listed.GetProperty("reasons").GetArrayLength().ShouldBe(2);
    }

    private async Task<(HttpClient Client, long Id)> KeeperAsync(long gate)
    {
        var client = await server.StaffAsync(Role.Gatekeeper, server.World.School);
        var id = server.LastStaffId;
        await server.InDatabaseAsync(async db =>
        {
            db.Add(new CheckpointKeeper { CheckpointId = gate, StaffId = id });
            await db.SaveChangesAsync();
        });
        return (client, id);
    }

    private static Task<HttpResponseMessage> OfferAsync(HttpClient keeper, long gate, long to, Guid? key = null) =>
        keeper.PostAsJsonAsync($"/api/mobile/duty/checkpoints/{gate}/hand-overs", new { clientKey = key ?? Guid.NewGuid(), toStaffId = to, note = "东门钥匙在抽屉" });

    private static Task<HttpResponseMessage> AcceptAsync(HttpClient keeper, long id) => keeper.PostAsJsonAsync($"/api/mobile/duty/hand-overs/{id}/accept", new { });
}

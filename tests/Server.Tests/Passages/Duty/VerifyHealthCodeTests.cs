using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Paiyi.Server.Accounts;
using Paiyi.Server.HealthCodes.Tokens;
using Paiyi.Server.Tests.Fixtures;
using Paiyi.Server.Tests.HealthCodes.Tokens;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Passages.Duty;

public sealed class VerifyHealthCodeTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task A_valid_code_shows_the_keeper_what_a_keeper_needs()
    {
        var (gate, keeper) = await server.OpenGateAsync();
        var (person, citizen) = await server.AddGreenPersonAsync();

        var answer = await keeper.ScanAsync(gate, await citizen.TokenAsync(person.Id)).JsonAsync();

        answer.Text("verdict").ShouldBe("valid");
        answer.Text("name").ShouldBe("丙*");
        answer.Text("colour").ShouldBe("green");
        answer.GetProperty("mayPass").GetBoolean().ShouldBeTrue();
        answer.GetProperty("belongs").GetBoolean().ShouldBeTrue();
        answer.GetProperty("age").GetInt32().ShouldBe(10);
        answer.GetProperty("personId").GetInt64().ShouldBe(person.Id);
    }

    [Fact]
    public async Task The_colour_is_that_of_the_register_and_not_that_of_the_code()
    {
        var (gate, keeper) = await server.OpenGateAsync(server.World.Enterprise);
        var citizen = await server.CitizenAsync("19900000002");
        var token = await citizen.TokenAsync(server.World.Worker.Id);
        (await keeper.ScanAsync(gate, token).JsonAsync()).Text("colour").ShouldBe("yellow");
        await citizen.DeclareAsync(server.World.Worker.Id, server.Clock.Now).JsonAsync(System.Net.HttpStatusCode.Created);
        await server.DrainOutboxAsync();

        var answer = await keeper.ScanAsync(gate, token).JsonAsync();

        answer.Text("colour").ShouldBe("green");
        answer.GetProperty("reasons").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Somebody_of_another_roster_does_not_belong()
    {
        var (gate, keeper) = await server.OpenGateAsync(server.World.Enterprise);
        var (person, citizen) = await server.AddGreenPersonAsync();
        (await keeper.ScanAsync(gate, await citizen.TokenAsync(person.Id)).JsonAsync()).GetProperty("belongs").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task Each_code_that_is_not_accepted_has_its_own_refusal()
    {
        var (gate, keeper) = await server.OpenGateAsync();
        var writer = server.Services.GetRequiredService<HealthCodeTokenWriter>();
        using var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = server.Clock.Now;
        HealthCodeToken Token(DateTimeOffset issued) => new(Guid.NewGuid(), server.World.Pupil.Reference, "green", issued, issued.AddMinutes(5), "1.0.0", "甲*");
        var forged = HandMadeHealthCode.Decompress(writer.Write(Token(now) with { Colour = "reddd" }));
        "green"u8.CopyTo(forged.AsSpan(forged.AsSpan().IndexOf("reddd"u8)));

        await RefusedAsync(writer.Write(Token(now.AddHours(-1))), "passages.tokenExpired");
        await RefusedAsync(writer.Write(Token(now.AddHours(1))), "passages.notYetValid");
        await RefusedAsync(HandMadeHealthCode.Text(forged), "passages.tokenForged");
        await RefusedAsync(HandMadeHealthCode.Text(HandMadeHealthCode.SignedMessage(HandMadeHealthCode.GreenClaims, stranger, "0011223344556677")), "passages.tokenUnknownKey");
        await RefusedAsync("HC1:NONSENSE", "passages.tokenMalformed");
        await RefusedAsync("https://example.org/", "passages.notAHealthCode");
        await RefusedAsync(writer.Write(Token(now) with { Subject = Guid.NewGuid() }), "passages.personUnknown");

        async Task RefusedAsync(string token, string code) => (await keeper.ScanAsync(gate, token).RefusalAsync()).ShouldBe((422, code));
    }

    [Fact]
    public async Task A_gate_is_for_its_keepers_only_and_while_it_is_open()
    {
        var (gate, keeper) = await server.OpenGateAsync();
        var (_, other) = await server.OpenGateAsync();
        (await other.ScanAsync(gate, "HC1:NONSENSE").RefusalAsync()).ShouldBe((404, "passages.checkpointNotFound"));
        (await server.Anonymous().ScanAsync(gate, "HC1:NONSENSE").RefusalAsync()).Status.ShouldBe(401);
        var officer = await server.StaffAsync(Role.OrganisationOfficer, server.World.School);
        (await officer.ScanAsync(gate, "HC1:NONSENSE").RefusalAsync()).Status.ShouldBe(403);

        await server.InDatabaseAsync(db => db.Checkpoints.Where(c => c.Id == gate).ExecuteUpdateAsync(c => c.SetProperty(x => x.ClosedAt, server.Clock.Now)));
        (await keeper.ScanAsync(gate, "HC1:NONSENSE").RefusalAsync()).ShouldBe((409, "passages.checkpointClosed"));
    }
}

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
        HealthCodeToken Token(DateTimeOffset issued) => new(Guid.NewGuid(), server.World.Pupil.Reference, "green", issued, issued.AddMinutes(5), "1.1.0", "甲*");
        var forged = HandMadeHealthCode.Decompress(writer.Write(Token(now) with { Colour = "reddd" }));
        "green"u8.CopyTo(forged.AsSpan(forged.AsSpan().IndexOf("reddd"u8)));

        await RefusedAsync(writer.Write(Token(now.AddHours(-1))), "passages.tokenExpired");
        await RefusedAsync(writer.Write(Token(now.AddHours(1))), "passages.notYetValid");
        await RefusedAsync(HandMadeHealthCode.Text(forged), "passages.tokenForged");
        await RefusedAsync(HandMadeHealthCode.Text(HandMadeHealthCode.SignedMessage(HandMadeHealthCode.GreenClaims, stranger, "0011223344556677")), "passages.tokenUnknownKey");
        var (_, keyId) = server.Services.GetRequiredService<SigningKeys>().Current;
        await RefusedAsync(HandMadeHealthCode.Text(HandMadeHealthCode.SignedMessage(HandMadeHealthCode.GreenClaims, stranger, keyId)), "passages.tokenForged");
        await RefusedAsync("https://example.org/", "passages.notAHealthCode");
        await RefusedAsync(writer.Write(Token(now) with { Subject = Guid.NewGuid() }), "passages.personUnknown");

        async Task RefusedAsync(string token, string code) => (await keeper.ScanAsync(gate, token).RefusalAsync()).ShouldBe((422, code));
    }

    public static TheoryData<string, string, string> Garbage() => new()
    {
        { "no base45", "HC1:NONSENSE", "passages.tokenMalformed" },
        { "small letters", "HC1:nonsense", "passages.tokenMalformed" },
        { "the prefix alone", "HC1:", "passages.tokenMalformed" },
        { "no zlib", "HC1:" + Base45.Encode(new byte[60]), "passages.tokenMalformed" },
        { "no CBOR", HandMadeHealthCode.Text("not a message"u8.ToArray()), "passages.tokenMalformed" },
        { "CBOR that breaks off", HandMadeHealthCode.Text(HandMadeHealthCode.Hex("D2 84 4D A2 01")), "passages.tokenMalformed" },
        { "a length of 2 GB", HandMadeHealthCode.Text(HandMadeHealthCode.Hex("D2 84 5A 7FFFFFFF 00")), "passages.tokenMalformed" },
        { "a bomb of 1 MB", HandMadeHealthCode.Text(new byte[1_000_000]), "passages.tokenMalformed" },
        { "a health code too long", "HC1:" + new string('0', 7000), "passages.tokenMalformed" },
        { "another code too long", new string('9', 7089), "passages.notAHealthCode" },
        { "an address", "https://example.org/?HC1:6BF", "passages.notAHealthCode" },
        { "NUL and half a character", "\0\uFFFD", "passages.notAHealthCode" },
        { "another country's certificate", "HC2:6BF", "passages.notAHealthCode" },
    };

    [Theory]
    [MemberData(nameof(Garbage))]
    public async Task Whatever_is_scanned_has_an_answer_in_both_languages(string what, string token, string code)
    {
        var (gate, keeper) = await server.OpenGateAsync();

        var chinese = await keeper.ScanAsync(gate, token).JsonAsync(System.Net.HttpStatusCode.UnprocessableEntity);
        keeper.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        var english = await keeper.ScanAsync(gate, token).JsonAsync(System.Net.HttpStatusCode.UnprocessableEntity);

        chinese.Text("code").ShouldBe(code, what);
        english.Text("code").ShouldBe(code, what);
        chinese.Text("title")!.ShouldContain("健康码");
        english.Text("title")!.ShouldContain("code");
        server.Logs.Lines.ShouldNotContain(l => l.Contains("Error") && l.Contains("verifications"));
    }

    [Fact]
    public async Task A_text_that_no_code_can_hold_is_refused_at_the_field()
    {
        var (gate, keeper) = await server.OpenGateAsync();

        var problem = await keeper.ScanAsync(gate, new string('0', 8001)).JsonAsync(System.Net.HttpStatusCode.BadRequest);

        problem.Text("code").ShouldBe("request.invalid");
        problem.GetProperty("errors").TryGetProperty("token", out _).ShouldBeTrue();
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

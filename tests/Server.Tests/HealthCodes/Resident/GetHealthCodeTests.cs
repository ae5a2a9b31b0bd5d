using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Paiyi.Server.HealthCodes.Tokens;
using Paiyi.Server.People;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.HealthCodes.Resident;

public sealed class GetHealthCodeTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task A_code_that_was_never_decided_is_decided_at_once()
    {
        var citizen = await server.CitizenAsync("19900000001");
        var code = await CodeAsync(citizen, server.World.Pupil.Id);
        code.GetProperty("colour").GetString().ShouldBe("yellow");
        code.GetProperty("reasons")[0].GetProperty("ruleId").GetString().ShouldBe("never-declared");
        code.GetProperty("reasons")[0].GetProperty("advice").GetString()!.ShouldContain("首次健康申报");
        code.GetProperty("refreshAfterSeconds").GetInt32().ShouldBe(60);
        (code.GetProperty("expiresAt").GetDateTimeOffset() - code.GetProperty("issuedAt").GetDateTimeOffset()).ShouldBe(TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task The_token_verifies_with_the_public_key_and_carries_nothing_personal()
    {
        var citizen = await server.CitizenAsync("19900000002");
        var code = await CodeAsync(citizen, server.World.Worker.Id);
        var text = code.GetProperty("token").GetString()!;
        var keys = server.Services.GetRequiredService<SigningKeys>();
        var reading = HealthCodeTokenReader.Read(text, keys.Find, server.Clock.Now).ShouldBeOfType<ValidHealthCode>();
        reading.Token.Subject.ShouldBe(server.World.Worker.Reference);
        reading.Token.Colour.ShouldBe("yellow");
        reading.Token.MaskedName.ShouldBe("乙*");
        var said = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(reading.Token.ToString()));
        said.ShouldNotContain("110101198801010028");
        said.ShouldNotContain("19900000002");
        said.ShouldNotContain("乙二");

        var verify = server.Services.GetRequiredService<VerifyToken>();
        verify(text, server.Clock.Now).ShouldBe(new TokenVerdict(
            null, server.World.Worker.Reference, "yellow", reading.Token.ExpiresAt, reading.Token.TokenId.ToString()));
        verify(text, server.Clock.Now.AddMinutes(7)).Refusal.ShouldBe("expired");
        verify("HC1:NONSENSE", server.Clock.Now).Refusal.ShouldBe("malformed");
        verify("whatever", server.Clock.Now).Refusal.ShouldBe("notAHealthCode");
    }

    [Fact]
    public async Task A_gate_reads_the_current_colour_and_whether_it_may_pass()
    {
        var read = server.Services.GetRequiredService<ReadColour>();
        var colour = await read(server.World.Worker.Id, CancellationToken.None);
        colour!.Colour.ShouldBe("yellow");
        colour.MayPass.ShouldBeFalse();
        colour.Reasons.Single().En.ShouldBe("You have never declared your health.");
        (await read(long.MaxValue, CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task Another_persons_code_is_not_found()
    {
        var citizen = await server.CitizenAsync("19900000001");
        await CodeAsync(citizen, server.World.Pupil.Id);
        (await citizen.GetAsync($"/api/mobile/people/{server.World.Worker.Id}/health-code").RefusalAsync()).ShouldBe((404, "persons.notFound"));
        (await server.Anonymous().GetAsync($"/api/mobile/people/{server.World.Worker.Id}/health-code").RefusalAsync()).Status.ShouldBe(401);
    }

    [Fact]
    public async Task A_new_member_of_the_household_is_shown_at_once()
    {
        var citizen = await server.CitizenAsync("19900050001");
        var own = await server.AddPersonAsync("19900050001");
        await CodeAsync(citizen, own.Id);
        var other = await server.AddPersonAsync("19900050002");
        (await citizen.GetAsync($"/api/mobile/people/{other.Id}/health-code").RefusalAsync()).Status.ShouldBe(404);
        await server.InDatabaseAsync(async db =>
        {
            var household = new Household { RegionId = server.World.EastStreet.Id };
            db.Add(household);
            await db.SaveChangesAsync();
            await db.Persons.Where(p => p.Id == own.Id || p.Id == other.Id).ExecuteUpdateAsync(p => p.SetProperty(x => x.HouseholdId, household.Id));
        });
        await CodeAsync(citizen, other.Id);
        var people = (await citizen.GetAsync("/api/mobile/people").JsonAsync()).GetProperty("items");
        people.EnumerateArray().Select(p => p.GetProperty("relation").GetString()).ShouldBe(["self", "household"]);
        people[0].GetProperty("today").GetProperty("state").GetString().ShouldBe("notYet");
    }

    private static Task<JsonElement> CodeAsync(HttpClient citizen, long person) => citizen.GetAsync($"/api/mobile/people/{person}/health-code").JsonAsync();
}

using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Declarations.Resident;

public sealed class GetDeclarationFormTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task The_form_speaks_the_callers_language()
    {
        var citizen = await server.CitizenAsync("19900000001");
        var form = await citizen.GetAsync("/api/mobile/declaration-form").JsonAsync();
        form.GetProperty("day").GetString().ShouldBe("2026-03-02");
        form.GetProperty("symptoms")[6].GetProperty("code").GetString().ShouldBe("soreThroat");
        form.GetProperty("symptoms")[6].GetProperty("text").GetString().ShouldBe("咽痛");
        citizen.DefaultRequestHeaders.Add("Accept-Language", "en");
        form = await citizen.GetAsync("/api/mobile/declaration-form").JsonAsync();
        form.GetProperty("symptoms")[6].GetProperty("text").GetString().ShouldBe("Sore throat");
    }

    [Fact]
    public async Task Nobody_reads_it_without_signing_in() =>
        (await server.Anonymous().GetAsync("/api/mobile/declaration-form").RefusalAsync()).ShouldBe((401, "session.required"));
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Platform.PersonalData;
using Paiyi.Server.Tests.Fixtures;
using Paiyi.Server.Tests.People.Requests;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.People.Resident;

public sealed class RevealOwnDataTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task Own_numbers_are_shown_after_a_fresh_code_once()
    {
        var (person, citizen) = await server.AddCitizenAsync();
        await citizen.PostAsJsonAsync("/api/mobile/confirmation-codes", new { }).JsonAsync(HttpStatusCode.Accepted);
        var code = await CodeAsync();

        (await RevealAsync(citizen, person.Id, "abcdef").RefusalAsync()).ShouldBe((422, "accounts.confirmationWrong"));
        var shown = await RevealAsync(citizen, person.Id, code).JsonAsync();
        (await RevealAsync(citizen, person.Id, code).RefusalAsync()).ShouldBe((422, "accounts.confirmationExpired"));

        shown.GetProperty("phone").GetString()!.Length.ShouldBe(11);
        shown.GetProperty("document").GetString()!.ShouldNotContain("*");
    }

    [Fact]
    public async Task Another_household_learns_nothing_and_spends_no_code()
    {
        var (person, _) = await server.AddCitizenAsync();
        var (_, stranger) = await server.AddCitizenAsync();

        (await RevealAsync(stranger, person.Id, "123456").RefusalAsync()).ShouldBe((404, "persons.notFound"));
        (await RevealAsync(server.Anonymous(), person.Id, "123456").RefusalAsync()).Status.ShouldBe(401);
    }

    private static Task<HttpResponseMessage> RevealAsync(HttpClient client, long id, string code) =>
        client.PostAsJsonAsync($"/api/mobile/people/{id}/reveal", new { code });

    private Task<string> CodeAsync() => server.InDatabaseAsync(async db =>
    {
        var message = await db.SmsMessages.OrderByDescending(m => m.Id).FirstAsync();
        return JsonSerializer.Deserialize<Dictionary<string, string>>(server.Cipher.Decrypt(Purpose.Message, message.ParametersSealed!))!["code"];
    });
}

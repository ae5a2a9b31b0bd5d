using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Paiyi.Server.Accounts;
using Paiyi.Server.Tests.Fixtures;
using Paiyi.Server.Tests.Passages;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Accounts.Consoles;

/// <summary>Listing, keeping and forgetting preferences: three sides of one thing.</summary>
public sealed class PreferencesTests(TestServer server) : IClassFixture<TestServer>
{
    private const string Address = "/api/command/preferences";

    [Fact]
    public async Task What_is_kept_comes_back_until_it_is_forgotten()
    {
        var officer = await server.StaffAsync(Role.Viewer, server.World.City);

        (await Keep(officer, "table.persons", new { columns = new[] { "name", "phone" } }, 0).JsonAsync()).GetProperty("version").GetInt32().ShouldBe(1);
        (await Keep(officer, "table.persons", new { columns = new[] { "name" } }, 1).JsonAsync()).GetProperty("version").GetInt32().ShouldBe(2);
        await Keep(officer, "language", "en", 0).JsonAsync();

        var kept = (await officer.GetAsync(Address).JsonAsync()).GetProperty("items");
        kept.EnumerateArray().Select(p => p.Text("key")).ShouldBe(["language", "table.persons"]);
        kept[0].Text("value").ShouldBe("en");
        kept[1].GetProperty("value").GetProperty("columns").GetArrayLength().ShouldBe(1);

        await officer.DeleteAsync($"{Address}/language").JsonAsync(HttpStatusCode.NoContent);
        await officer.DeleteAsync($"{Address}/language").JsonAsync(HttpStatusCode.NoContent);
        (await officer.GetAsync(Address).JsonAsync()).GetProperty("items").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task What_another_tab_wrote_is_not_overwritten()
    {
        var officer = await server.StaffAsync(Role.Viewer, server.World.City);
        await Keep(officer, "theme", "dark", 0).JsonAsync();

        (await Keep(officer, "theme", "light", 0).RefusalAsync()).ShouldBe((409, "changedMeanwhile"));
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(i => Keep(officer, "news", i, 0)));

        answers.Count(a => a.IsSuccessStatusCode).ShouldBe(1);
        answers.Count(a => a.StatusCode == HttpStatusCode.Conflict).ShouldBe(4);
    }

    [Fact]
    public async Task They_belong_to_one_account()
    {
        var officer = await server.StaffAsync(Role.CommandOfficer, server.World.City);
        await Keep(officer, "theme", "dark", 0).JsonAsync();
        var colleague = await server.StaffAsync(Role.CommandOfficer, server.World.City);

        (await colleague.GetAsync(Address).JsonAsync()).GetProperty("items").GetArrayLength().ShouldBe(0);
        await colleague.DeleteAsync($"{Address}/theme").JsonAsync(HttpStatusCode.NoContent);
        (await officer.GetAsync(Address).JsonAsync()).GetProperty("items").GetArrayLength().ShouldBe(1);
        (await server.Anonymous().GetAsync(Address).RefusalAsync()).ShouldBe((401, "session.required"));
    }

    [Fact]
    public async Task Names_size_and_number_are_limited()
    {
        var officer = await server.StaffAsync(Role.Viewer, server.World.City);

        foreach (var key in new[] { "Table", "a b", "a/b", new string('a', 61), "1", "键" })
            ((int)(await Keep(officer, key, 1, 0)).StatusCode).ShouldBeOneOf(400, 404);
        (await Keep(officer, "big", new string('x', 17_000), 0).RefusalAsync()).ShouldBe((400, "accounts.preferenceTooLarge"));
        (await officer.PutAsJsonAsync($"{Address}/none", new { version = 0 }).RefusalAsync()).ShouldBe((400, "accounts.preferenceTooLarge"));
        await server.InDatabaseAsync(async db =>
        {
            db.AddRange(Enumerable.Range(0, StaffPreference.MostPerAccount).Select(i => new StaffPreference
            {
                StaffId = server.LastStaffId, Key = $"k{i}", Value = JsonSerializer.SerializeToElement(i), Version = 1,
            }));
            await db.SaveChangesAsync();
        });
        (await Keep(officer, "more", 1, 0).RefusalAsync()).ShouldBe((409, "accounts.preferencesTooMany"));
        await Keep(officer, "k0", 7, 1).JsonAsync();
    }

    private static Task<HttpResponseMessage> Keep(HttpClient client, string key, object value, int version) =>
        client.PutAsJsonAsync($"{Address}/{Uri.EscapeDataString(key)}", new { value, version });
}

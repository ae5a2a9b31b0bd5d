using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Accounts.Passwords;
using Paiyi.Server.Platform.Sessions;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Cluster;

/// <summary>Real processes that are killed in the middle of an import, as by a lost machine.</summary>
public sealed class KilledImportTests(ServerCluster cluster) : IClassFixture<ServerCluster>
{
    private const int Rows = 15_000;

    [Fact]
    public async Task The_next_worker_goes_on_and_applies_every_row_once()
    {
        using var officer = await SignInAsync();
        var id = await officer.UploadAsync(
            cluster.World.School, RosterFiles.Workbook([RosterFiles.Header, .. Enumerable.Range(500_000, Rows).Select(n => RosterFiles.Row(n))]));
        await UntilAsync(async () => (await ImportAsync(officer, id)).GetProperty("status").GetString() == "checked", TimeSpan.FromMinutes(2));
        (await officer.PostAsync($"/api/organisation/imports/{id}/commit", null)).EnsureSuccessStatusCode();
        await UntilAsync(async () => (await ImportAsync(officer, id)).GetProperty("processed").GetInt32() is > 0 and < Rows, TimeSpan.FromSeconds(60));

        foreach (var worker in cluster.Working)
            worker.Kill();
        await Task.Delay(1000);
        var left = await ImportAsync(officer, id);
        left.GetProperty("status").GetString().ShouldBe("running", "the workers must die in the middle");
        await using var next = await cluster.StartAsync("work");
        await UntilAsync(async () => (await ImportAsync(officer, id)).GetProperty("status").GetString() != "running", TimeSpan.FromMinutes(3));

        (await ImportAsync(officer, id)).Totals().ShouldBe([Rows, Rows, 0, 0, 0, 0]);
        await using var db = cluster.OpenDatabase();
        (await db.Persons.CountAsync(p => p.ImportId == id)).ShouldBe(Rows);
        (await db.Memberships.CountAsync(m => db.Persons.Any(p => p.Id == m.PersonId && p.ImportId == id))).ShouldBe(Rows);
        (await db.StoredFiles.CountAsync()).ShouldBe(1);
    }

    private async Task<HttpClient> SignInAsync()
    {
        const string password = "七天 seven days of rain";
        using var hasher = new PasswordHasher();
        await using (var db = cluster.OpenDatabase())
        {
            db.Add(new StaffAccount
            {
                UserName = "officer", Name = "张三", PasswordHash = await hasher.HashAsync(password, CancellationToken.None),
                Role = Role.OrganisationOfficer, OrganisationId = cluster.World.School.Id, CreatedAt = DateTimeOffset.UtcNow,
            });
            await db.SaveChangesAsync();
        }

        var client = new HttpClient { BaseAddress = cluster.Serving[0].Address };
        var session = await client.PostAsJsonAsync("/api/organisation/session", new { userName = "officer", password }).JsonAsync();
        client.DefaultRequestHeaders.Add(ForgeryProtection.Header, session.GetProperty("csrfToken").GetString());
        return client;
    }

    private static Task<JsonElement> ImportAsync(HttpClient officer, long id) => officer.GetAsync($"/api/organisation/imports/{id}").JsonAsync();

    private static async Task UntilAsync(Func<Task<bool>> condition, TimeSpan patience)
    {
        var end = DateTimeOffset.UtcNow + patience;
        while (!await condition())
        {
            DateTimeOffset.UtcNow.ShouldBeLessThan(end, "waited in vain");
            await Task.Delay(20);
        }
    }
}

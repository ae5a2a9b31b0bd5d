using System.Net.Http.Json;
using System.Text.Json;
using Paiyi.Server.Accounts;
using Paiyi.Server.Accounts.Passwords;
using Paiyi.Server.Platform.Sessions;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;

namespace Paiyi.Server.Tests.Cluster;

/// <summary>An officer of the school who imports a roster through a cluster.</summary>
internal sealed class ImportingOfficer : IDisposable
{
    private readonly HttpClient client;

    private ImportingOfficer(HttpClient client) => this.client = client;

    /// <summary>A new account, signed in at the first serving process.</summary>
    public static async Task<ImportingOfficer> SignInAsync(ServerCluster cluster)
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
        return new ImportingOfficer(client);
    }

    /// <summary>Uploads that many new persons, has them checked, and commits; returns once some of them are in the register.</summary>
    public async Task<long> BeginAsync(ServerCluster cluster, int rows)
    {
        var id = await client.UploadAsync(
            cluster.World.School, RosterFiles.Workbook([RosterFiles.Header, .. Enumerable.Range(500_000, rows).Select(n => RosterFiles.Row(n))]));
        await UntilAsync(async () => await StatusAsync(id) == "checked", TimeSpan.FromMinutes(2));
        (await client.PostAsync($"/api/organisation/imports/{id}/commit", null)).EnsureSuccessStatusCode();
        await UntilAsync(async () => (await ImportAsync(id)).GetProperty("processed").GetInt32() > 0, TimeSpan.FromSeconds(60));
        return id;
    }

    public Task<JsonElement> ImportAsync(long id) => client.GetAsync($"/api/organisation/imports/{id}").JsonAsync();

    public async Task<string?> StatusAsync(long id) => (await ImportAsync(id)).GetProperty("status").GetString();

    /// <summary>Waits until the import runs no more.</summary>
    public Task EndOfAsync(long id) => UntilAsync(async () => await StatusAsync(id) != "running", TimeSpan.FromMinutes(3));

    public void Dispose() => client.Dispose();

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

using System.Net.Http.Json;
using System.Text.Json;
using Paiyi.Server.Accounts;
using Paiyi.Server.Accounts.Passwords;
using Paiyi.Server.Platform.Sessions;
using Paiyi.Server.Regions;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;

namespace Paiyi.Server.Tests.Cluster;

/// <summary>An officer of an organisation who imports rosters through processes of a cluster, whatever happens to the others.</summary>
internal sealed class ImportOfficer : IDisposable
{
    private readonly Organisation organisation;

    private ImportOfficer(HttpClient client, Organisation organisation) => (Client, this.organisation) = (client, organisation);

    public HttpClient Client { get; }

    public static async Task<ImportOfficer> SignInAsync(ServerCluster cluster, Organisation organisation)
    {
        const string password = "七天 seven days of rain";
        var name = $"officer{Guid.NewGuid():N}"[..20];
        using var hasher = new PasswordHasher();
        await using (var db = cluster.OpenDatabase())
        {
            db.Add(new StaffAccount
            {
                UserName = name, Name = "张三", PasswordHash = await hasher.HashAsync(password, CancellationToken.None),
                Role = Role.OrganisationOfficer, OrganisationId = organisation.Id, CreatedAt = DateTimeOffset.UtcNow,
            });
            await db.SaveChangesAsync();
        }

        var client = new HttpClient { BaseAddress = cluster.Serving[0].Address };
        var session = await client.PostAsJsonAsync("/api/organisation/session", new { userName = name, password }).JsonAsync();
        client.DefaultRequestHeaders.Add(ForgeryProtection.Header, session.GetProperty("csrfToken").GetString());
        return new ImportOfficer(client, organisation);
    }

    public Task<long> UploadAsync(IEnumerable<string[]> rows) => Client.UploadAsync(organisation, RosterFiles.Workbook([RosterFiles.Header, .. rows]));

    public async Task<(int Status, string? Code)> RefusedAsync(IEnumerable<string[]> rows) => await Client.PostAsync(
        $"/api/organisation/rosters/{organisation.Id}/imports?fileName=a.xlsx", new ByteArrayContent(RosterFiles.Workbook([RosterFiles.Header, .. rows]))).RefusalAsync();

    public async Task CommitAsync(long id) => (await Client.PostAsync($"/api/organisation/imports/{id}/commit", null)).EnsureSuccessStatusCode();

    public Task<JsonElement> SeeAsync(long id) => Client.GetAsync($"/api/organisation/imports/{id}").JsonAsync();

    /// <summary>The import once it is in a state.</summary>
    public Task<JsonElement> UntilAsync(long id, string status) => UntilAsync(id, import => import.GetProperty("status").GetString() == status);

    /// <summary>The import once its step has dealt with so many rows.</summary>
    public Task<JsonElement> UntilAsync(long id, string status, int processed) => UntilAsync(
        id, import => import.GetProperty("status").GetString() == status && import.GetProperty("processed").GetInt32() >= processed);

    public void Dispose() => Client.Dispose();

    private async Task<JsonElement> UntilAsync(long id, Func<JsonElement, bool> condition)
    {
        var end = DateTimeOffset.UtcNow + TimeSpan.FromMinutes(3);
        while (true)
        {
            // While PostgreSQL is away nobody is told anything.
            using var answer = await Client.GetAsync($"/api/organisation/imports/{id}");
            var import = await answer.Content.ReadFromJsonAsync<JsonElement>();
            if (answer.IsSuccessStatusCode && condition(import))
                return import;
            DateTimeOffset.UtcNow.ShouldBeLessThan(end, $"waited in vain: {import.GetRawText()}");
            await Task.Delay(20);
        }
    }
}

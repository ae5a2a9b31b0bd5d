using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Paiyi.Server.Accounts;
using Paiyi.Server.Accounts.Passwords;
using Paiyi.Server.Regions;
using Paiyi.Server.Tests.Fixtures;

namespace Paiyi.Server.Tests.Accounts;

/// <summary>Accounts with real passwords, and browsers that sign in with them.</summary>
internal static class StaffAccounts
{
    public const string Password = "七天 seven days of rain";

    private static int number;
    private static string? hash;

    public static Task<StaffAccount> AddStaffAsync(this TestServer server, Role role, Region scope, Action<StaffAccount>? change = null) =>
        server.AddStaffAsync(role, scope.Id, null, change);

    public static Task<StaffAccount> AddStaffAsync(this TestServer server, Role role, Organisation scope, Action<StaffAccount>? change = null) =>
        server.AddStaffAsync(role, null, scope.Id, change);

    public static Task<StaffAccount> FindStaffAsync(this TestServer server, long id) =>
        server.InDatabaseAsync(db => db.StaffAccounts.AsNoTracking().FirstAsync(a => a.Id == id));

    public static Task<HttpResponseMessage> SignInAsync(
        this HttpClient client, string door, string userName, string password = Password, string? totp = null) =>
        client.PostAsJsonAsync($"/api/{door}/session", new { userName, password, totp });

    /// <summary>A browser that keeps cookies, from an address of its own.</summary>
    public static HttpClient Browser(this TestServer server)
    {
        var client = server.CreateClient();
        client.From($"192.0.{Interlocked.Increment(ref number) / 250}.{number % 250 + 1}");
        return client;
    }

    public static void From(this HttpClient client, string address)
    {
        client.DefaultRequestHeaders.Remove("X-Forwarded-For");
        client.DefaultRequestHeaders.Add("X-Forwarded-For", address);
    }

    /// <summary>Takes the token of the session that the browser has.</summary>
    public static async Task<HttpClient> WithTokenAsync(this HttpClient client, string door)
    {
        var session = await client.GetAsync($"/api/{door}/session").JsonAsync();
        client.DefaultRequestHeaders.Remove("X-Paiyi-Csrf");
        client.DefaultRequestHeaders.Add("X-Paiyi-Csrf", session.GetProperty("csrfToken").GetString());
        return client;
    }

    private static async Task<StaffAccount> AddStaffAsync(this TestServer server, Role role, int? region, long? organisation, Action<StaffAccount>? change)
    {
        hash ??= await server.Services.GetRequiredService<PasswordHasher>().HashAsync(Password, CancellationToken.None);
        var account = new StaffAccount
        {
            UserName = $"person{Interlocked.Increment(ref number)}", Name = "张三", PasswordHash = hash, Role = role,
            RegionId = region, OrganisationId = organisation, CreatedAt = server.Clock.Now,
        };
        change?.Invoke(account);
        await server.InDatabaseAsync(async db =>
        {
            db.Add(account);
            await db.SaveChangesAsync();
        });
        return account;
    }
}

using Microsoft.AspNetCore.Http;
using Npgsql;
using Paiyi.Server.Platform.Sessions;
using StackExchange.Redis;
using Role = Paiyi.Server.Accounts.Role;

namespace Paiyi.Bench.Servers;

/// <summary>A signed-in citizen and the person of the same phone.</summary>
internal sealed record SignedInCitizen(long PersonId, string Cookie, string ForgeryToken);

/// <summary>Sessions made by the server's own store, as signing in makes them.</summary>
internal static class Sessions
{
    public static async Task<SignedInCitizen[]> CitizensAsync(NpgsqlDataSource database, IConnectionMultiplexer redis, int most)
    {
        await database.RunAsync(
            $"""
            INSERT INTO citizen_accounts (phone_index, phone_sealed, phone_mask, created_at, last_sign_in_at)
            SELECT DISTINCT ON (phone_index) phone_index, phone_sealed, phone_mask, now(), now()
            FROM (SELECT * FROM persons WHERE phone_index IS NOT NULL ORDER BY id LIMIT {most * 4L}) p ON CONFLICT DO NOTHING
            """);
        var persons = await database.ListAsync(
            $"SELECT min(p.id), c.id FROM citizen_accounts c JOIN persons p USING (phone_index) GROUP BY c.id ORDER BY c.id LIMIT {most}",
            row => (Person: row.GetInt64(0), Account: row.GetInt64(1)));
        var store = new SessionStore(redis, TimeProvider.System);
        var citizens = new SignedInCitizen[persons.Count];
        await Parallel.ForAsync(0, persons.Count, new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (i, _) =>
        {
            var (secret, session) = await store.BeginAsync(SessionKind.Citizen, persons[i].Account, "", null, new DefaultHttpContext());
            citizens[i] = new SignedInCitizen(persons[i].Person, Cookie(SessionKind.Citizen, secret), session.ForgeryToken);
        });
        return citizens;
    }

    /// <summary>The cookie of a viewer, the role with the fewest permissions.</summary>
    public static Task<string> ViewerAsync(IConnectionMultiplexer redis, string? regionPath, long? organisationId) =>
        StaffAsync(redis, Role.Viewer, regionPath, organisationId);

    public static async Task<string> StaffAsync(IConnectionMultiplexer redis, Role role, string? regionPath, long? organisationId)
    {
        var claims = new StaffClaims($"{role}", regionPath, organisationId, "", false);
        var (secret, _) = await new SessionStore(redis, TimeProvider.System).BeginAsync(SessionKind.Staff, 1, "", claims, new DefaultHttpContext());
        return Cookie(SessionKind.Staff, secret);
    }

    /// <summary>The cookie and the forgery token of an organisation's officer who exists.</summary>
    public static async Task<(string Cookie, string ForgeryToken)> OfficerAsync(IConnectionMultiplexer redis, long staff, long organisation)
    {
        var claims = new StaffClaims($"{Role.OrganisationOfficer}", null, organisation, "", false);
        var (secret, session) = await new SessionStore(redis, TimeProvider.System).BeginAsync(SessionKind.Staff, staff, "", claims, new DefaultHttpContext());
        return (Cookie(SessionKind.Staff, secret), session.ForgeryToken);
    }

    private static string Cookie(SessionKind kind, string secret) => $"{SessionCookies.Name(kind)}={secret}";
}

using System.Net;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Platform.Web;

/// <summary>Where a request comes from, as limits and the trail see it, behind a proxy on this machine and a load balancer before it.</summary>
public sealed class ProxiesTests(ServerBehindProxies server) : IClassFixture<ServerBehindProxies>
{
    [Theory]
    [InlineData("203.0.113.9", "203.0.113.9")]
    [InlineData("203.0.113.9, 10.20.0.5", "203.0.113.9")]
    [InlineData("203.0.113.9, 192.0.2.7", "203.0.113.9")]
    [InlineData("198.51.100.1, 203.0.113.9, 10.20.0.5", "203.0.113.9")]
    [InlineData("203.0.113.9, 10.30.0.5", "10.30.0.5")]
    public async Task The_caller_is_the_last_address_that_is_no_proxy(string forwarded, string caller)
    {
        var client = await server.StaffAsync(Role.SystemAdministrator, server.World.City);
        client.DefaultRequestHeaders.Add("X-Forwarded-For", forwarded);

        (await client.DeleteAsync("/api/command/session")).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        var staff = server.LastStaffId;
        (await server.InDatabaseAsync(db => db.AuditEntries.Where(a => a.StaffId == staff).Select(a => a.Address).SingleAsync())).ShouldBe(caller);
    }
}

public sealed class ServerBehindProxies(PostgresCluster postgres) : KestrelServer(postgres)
{
    protected override IEnumerable<(string Key, string Value)> Settings => [.. base.Settings, ("PAIYI_PROXIES", "10.20.0.0/16, 192.0.2.7")];
}

using Microsoft.EntityFrameworkCore;
using Npgsql;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Platform.Audit;

public sealed class AuditTrailTests(TestServer server) : IClassFixture<TestServer>
{
    [Theory]
    [InlineData("UPDATE audit_entries SET reason = 'x'")]
    [InlineData("UPDATE audit_entries SET detail = NULL")]
    [InlineData("DELETE FROM audit_entries")]
    [InlineData("TRUNCATE audit_entries")]
    public async Task The_database_refuses_to_change_the_trail(string sql)
    {
        await server.InDatabaseAsync(async db =>
        {
            db.Add(new AuditEntry { At = TestClock.Start, Action = "Test" });
            await db.SaveChangesAsync();
        });

        var refused = await Should.ThrowAsync<PostgresException>(() => server.InDatabaseAsync(db => db.Database.ExecuteSqlRawAsync(sql)));

        refused.SqlState.ShouldBe("23001");
        (await server.InDatabaseAsync(db => db.AuditEntries.AnyAsync())).ShouldBeTrue();
    }

    [Fact]
    public async Task Bringing_the_database_up_to_date_again_changes_nothing()
    {
        var before = await StandingAsync();
        before.Count(line => line.StartsWith("trigger audit_entries", StringComparison.Ordinal)).ShouldBe(2);
        before.ShouldContain(line => line.StartsWith("rules ", StringComparison.Ordinal));

        await server.Services.MigrateAsync();

        (await StandingAsync()).ShouldBe(before);
    }

    /// <summary>Everything that stands in the database beside its rows, and the rules with what became of them.</summary>
    private Task<List<string>> StandingAsync() => server.InDatabaseAsync(db => db.Database.SqlQuery<string>(
        $"""
        SELECT line AS "Value" FROM (
            SELECT 'trigger ' || tgrelid::regclass::text || ' ' || tgname || ' ' || tgenabled::text || ' ' || pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
            UNION ALL SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'public'
            UNION ALL SELECT 'migration ' || "MigrationId" FROM "__EFMigrationsHistory"
            UNION ALL SELECT 'rules ' || to_jsonb(r)::text FROM rule_set_versions r) s(line)
        ORDER BY line
        """).ToListAsync());
}

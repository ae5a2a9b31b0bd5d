using System.Text.Json;
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
    [InlineData("TRUNCATE audit_entries CASCADE")]
    [InlineData("SET session_replication_role = replica; DELETE FROM audit_entries")]
    [InlineData("UPDATE audit_entries SET detail = jsonb_build_object('rows', 5)")]
    [InlineData("UPDATE export_ends SET rows = 0")]
    [InlineData("DELETE FROM export_ends")]
    [InlineData("TRUNCATE export_ends")]
    public async Task The_database_refuses_to_change_the_trail(string sql)
    {
        await server.InDatabaseAsync(async db =>
        {
            var entry = new AuditEntry { At = TestClock.Start, Action = "Test" };
            db.Add(entry);
            await db.SaveChangesAsync();
            db.Add(new ExportEnd { EntryId = entry.Id, Rows = 3, Complete = true });
            await db.SaveChangesAsync();
        });

        var refused = await Should.ThrowAsync<PostgresException>(() => server.InDatabaseAsync(db => db.Database.ExecuteSqlRawAsync(sql)));

        refused.SqlState.ShouldBe("23001");
        (await server.InDatabaseAsync(db => db.AuditEntries.AnyAsync())).ShouldBeTrue();
    }

    [Fact]
    public async Task What_a_process_of_the_former_release_notes_in_an_entry_is_noted_beside_it()
    {
        var entry = await server.InDatabaseAsync(async db =>
        {
            var old = new AuditEntry { At = TestClock.Start, Action = "ExportPersons", Detail = JsonElement.Parse("""{"list":"persons","rows":0,"complete":false}""") };
            db.Add(old);
            await db.SaveChangesAsync();
            await db.Database.ExecuteSqlAsync($"UPDATE audit_entries SET detail = detail || jsonb_build_object('rows', 7, 'complete', true) WHERE id = {old.Id}");
            return old.Id;
        });

        (await server.InDatabaseAsync(db => db.AuditEntries.AsNoTracking().SingleAsync(a => a.Id == entry))).Detail!.Value.GetProperty("rows").GetInt32().ShouldBe(0);
        (await server.InDatabaseAsync(db => db.ExportEnds.AsNoTracking().SingleAsync(e => e.EntryId == entry))).Rows.ShouldBe(7);
    }

    [Fact]
    public async Task Bringing_the_database_up_to_date_again_changes_nothing()
    {
        var before = await StandingAsync();
        before.Count(line => line.StartsWith("trigger audit_entries", StringComparison.Ordinal)).ShouldBe(2);
        before.Count(line => line.StartsWith("trigger export_ends", StringComparison.Ordinal)).ShouldBeGreaterThanOrEqualTo(2);
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

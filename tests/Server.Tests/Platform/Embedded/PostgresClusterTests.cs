using Npgsql;
using Paiyi.Server.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace Paiyi.Server.Tests.Platform.Embedded;

public sealed class PostgresClusterTests(PostgresCluster cluster)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Databases_are_copies_of_a_template_that_is_made_once_and_do_not_share_rows()
    {
        var made = 0;
        async Task Fill(string template)
        {
            Interlocked.Increment(ref made);
            await ScalarAsync(template, "CREATE TABLE rows AS SELECT 1 AS n");
        }

        var databases = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => cluster.CreateDatabaseAsync("one_row", Fill)));
        await ScalarAsync(databases[0], "INSERT INTO rows VALUES (2)");

        made.ShouldBe(1);
        databases.Distinct().Count().ShouldBe(4);
        (await ScalarAsync(databases[0], "SELECT count(*) FROM rows")).ShouldBe(2L);
        (await ScalarAsync(databases[1], "SELECT count(*) FROM rows")).ShouldBe(1L);
    }

    [Fact]
    public async Task An_outage_ends_and_the_rows_are_still_there()
    {
        await using var own = await PostgresCluster.StartAsync();
        var database = await own.CreateDatabaseAsync();
        await ScalarAsync(database, "CREATE TABLE rows AS SELECT 1 AS n");

        await own.StopAsync();
        await ScalarAsync(database, "SELECT 1").ShouldThrowAsync<NpgsqlException>();
        await own.StartAgainAsync();

        (await ScalarAsync(database, "SELECT count(*) FROM rows")).ShouldBe(1L);
    }

    private static async Task<object?> ScalarAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Cancellation);
    }
}

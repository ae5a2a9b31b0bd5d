namespace Paiyi.Bench;

/// <summary>How long the role <c>seed</c> takes to write a city of a million, until the command has ended.</summary>
internal static class SeedBenchmark
{
    public static async Task RunAsync(Run run)
    {
        var (name, took) = await run.Stage.SeededAsync(ListBenchmark.ManyPersons, afresh: true);
        await using var database = run.Stage.Database(name);
        var rows = await Servers.Sql.ListAsync(
            database,
            "SELECT relname::text, n_live_tup FROM pg_stat_user_tables WHERE n_live_tup > 100000 ORDER BY n_live_tup DESC",
            row => (Table: row.GetString(0), Rows: row.GetInt64(1)));
        Run.Table([["table", "rows"], .. rows.Select(r => new[] { r.Table, $"{r.Rows:N0}" })]);
        Run.AtMost("seed-seconds", took!.Value.TotalSeconds, 300);
    }
}

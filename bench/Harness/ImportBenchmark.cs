using System.Diagnostics;
using Npgsql;
using Paiyi.Bench.Imports;
using Paiyi.Bench.Servers;
using Paiyi.Sheets;

namespace Paiyi.Bench;

/// <summary>
/// A roster sent to a city of a million, from the end of its upload until every row is checked, compared, written and
/// counted; beside reading the same file and doing nothing, and COPY of the same rows into the same tables.
/// </summary>
internal static class ImportBenchmark
{
    private const string Database = "bench_import";

    public static async Task RunAsync(Run run)
    {
        var (seeded, _) = await run.Stage.SeededAsync(ListBenchmark.ManyPersons);
        foreach (var rows in new[] { 100_000, 1_000_000 })
            await MeasureAsync(run, seeded, rows);
    }

    private static async Task MeasureAsync(Run run, string seeded, int rows)
    {
        await run.Stage.CloneAsync(seeded, Database);
        await using var database = run.Stage.Database(Database);
        var file = Path.Combine(Path.GetTempPath(), $"paiyi-bench-{Guid.NewGuid():N}.xlsx");
        try
        {
            await using var school = await School.OpenAsync(run.Stage, database);
            await RosterFile.WriteAsync(file, rows / 20, RosterFile.Kind.Known);
            await school.ImportAsync(file);
            await RosterFile.WriteAsync(file, rows, RosterFile.Kind.Mixed);
            await database.RunAsync("CHECKPOINT");

            var took = await school.ImportAsync(file);
            var scan = Scan(file);
            var copy = await CopyAsync(run.Stage, seeded, database, took.Id);

            Run.Table(
                [$"{rows:N0} rows into {ListBenchmark.ManyPersons:N0}", "seconds"],
                ["check: read, validate, seal, compare", Run.Number(took.Check)], ["commit: write, count", Run.Number(took.Commit)],
                ["together", Run.Number(took.Check + took.Commit)], ["reading the file alone", Run.Number(scan)], ["COPY of the rows alone", Run.Number(copy)],
                ["memory of the worker, MB", Run.Number(ProcessMemory.Peak(school.Worker))],
                ["outcome", took.Outcome]);
            Run.AtMost($"import-{rows}-of-scan-and-copy", (took.Check + took.Commit) / (scan + copy), 1.2);
            Run.AtMost($"import-{rows}-megabytes", ProcessMemory.Peak(school.Worker), 300);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static double Scan(string path)
    {
        var watch = Stopwatch.StartNew();
        using var book = SheetFile.Open(File.OpenRead(path));
        using var reader = book.OpenSheet(0);
        var filled = 0L;
        while (reader.Read())
        {
            for (var column = 0; column < reader.ColumnCount; column++)
                filled += reader[column].IsEmpty ? 0 : 1;
        }

        return filled > 0 ? watch.Elapsed.TotalSeconds : throw new InvalidOperationException("The file is empty.");
    }

    /// <summary>The seconds in which PostgreSQL takes the persons and memberships that the import wrote into a city as it was before.</summary>
    private static async Task<double> CopyAsync(Stage stage, string seeded, NpgsqlDataSource database, long import)
    {
        var folder = Directory.CreateTempSubdirectory("paiyi-bench-");
        File.SetUnixFileMode(folder.FullName, (UnixFileMode)0x1FF);
        try
        {
            var (persons, memberships) = (Path.Combine(folder.FullName, "persons"), Path.Combine(folder.FullName, "memberships"));
            var personColumns = await ColumnsAsync(database, "persons");
            var memberColumns = await ColumnsAsync(database, "memberships");
            // The import itself is not in the copy's city.
            await database.RunAsync($"COPY (SELECT {personColumns.Replace("\"import_id\"", "NULL::bigint", StringComparison.Ordinal)} FROM persons p WHERE import_id = {import}) TO '{persons}' (FORMAT binary)");
            await database.RunAsync($"COPY (SELECT {memberColumns} FROM memberships m WHERE person_id IN (SELECT id FROM persons WHERE import_id = {import})) TO '{memberships}' (FORMAT binary)");
            await stage.CloneAsync(seeded, $"{Database}_copy");
            await using var server = stage.Database("postgres");
            await server.RunAsync("CHECKPOINT");
            double seconds;
            await using (var copy = stage.Database($"{Database}_copy"))
            {
                var watch = Stopwatch.StartNew();
                await copy.RunAsync($"COPY persons ({personColumns}) FROM '{persons}' (FORMAT binary)");
                await copy.RunAsync($"COPY memberships ({memberColumns}) FROM '{memberships}' (FORMAT binary)");
                seconds = watch.Elapsed.TotalSeconds;
            }

            await server.RunAsync($"DROP DATABASE {Database}_copy WITH (FORCE)");
            return seconds;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> ColumnsAsync(NpgsqlDataSource database, string table) => await database.ScalarAsync<string>(
        $"SELECT string_agg('\"' || attname || '\"', ', ' ORDER BY attnum) FROM pg_attribute WHERE attrelid = '{table}'::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''");
}

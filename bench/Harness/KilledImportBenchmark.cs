using System.Diagnostics;
using System.Text.Json;
using Npgsql;
using Paiyi.Bench.Imports;

namespace Paiyi.Bench;

/// <summary>
/// Imports of 100,000 rows whose worker is killed (SIGKILL) at random moments, fifty of them: fifteen in checks, the others
/// while rows are applied. Afterwards every row must have counted exactly once.
/// </summary>
internal static class KilledImportBenchmark
{
    private const string Database = "bench_killed";
    private const int Persons = 20_000;
    private const int Rows = 100_000;
    private const int Kills = 50;
    private const int KillsInChecks = 15;

    /// <summary>Seconds in which a new process has started and been given what the lost one did.</summary>
    private const double TakenUpWithin = 8;

    /// <summary>What is wrong after an import: rows without what they bring, or with more than that.</summary>
    private static readonly (string What, string Sql)[] Wrongs =
    [
        ("created rows without a person", "SELECT count(*) FROM roster_lines l WHERE import_id = @import AND outcome = 'Created' AND NOT EXISTS (SELECT FROM persons p WHERE p.id = l.id AND p.document_index = l.document_index)"),
        ("persons beside the created rows", "SELECT count(*) FROM persons p WHERE created_at >= (SELECT committed_at FROM roster_imports WHERE id = @import) AND NOT EXISTS (SELECT FROM roster_lines l WHERE l.id = p.id AND l.outcome = 'Created')"),
        ("created rows without one membership", "SELECT count(*) FROM roster_lines l WHERE import_id = @import AND outcome = 'Created' AND (SELECT count(*) FROM memberships m WHERE m.person_id = l.id AND m.\"group\" = l.\"group\" AND m.import_id = @import) <> 1"),
        ("updated rows whose person was not updated", "SELECT count(*) FROM roster_lines l WHERE import_id = @import AND outcome = 'Updated' AND NOT EXISTS (SELECT FROM memberships m WHERE m.person_id = l.person_id AND m.\"group\" = l.\"group\")"),
        ("updates that were done twice, or never remembered", "SELECT count(*) FROM roster_lines l LEFT JOIN roster_changes c USING (id) WHERE l.import_id = @import AND l.outcome = 'Updated' AND (c.id IS NULL OR c.\"group\" = l.\"group\")"),
        ("memories of other rows", "SELECT count(*) FROM roster_changes c JOIN roster_lines l USING (id) WHERE l.import_id = @import AND l.outcome <> 'Updated'"),
        ("created persons whose colour nobody will decide", "SELECT count(*) FROM roster_lines l WHERE import_id = @import AND outcome = 'Created' AND NOT EXISTS (SELECT FROM health_codes h WHERE h.person_id = l.id) AND NOT EXISTS (SELECT FROM outbox o WHERE o.subject = l.id)"),
        ("documents that are there twice", "SELECT count(*) - count(DISTINCT (document_type, document_index)) FROM persons"),
        ("pieces of files that belong to none", "SELECT count(*) FROM stored_file_pieces p WHERE NOT EXISTS (SELECT FROM stored_files f WHERE f.id = p.file_id)"),
        ("faults", "SELECT faults::bigint FROM roster_imports WHERE id = @import"),
    ];

    public static async Task RunAsync(Run run)
    {
        var (seeded, _) = await run.Stage.SeededAsync(Persons);
        await run.Stage.CloneAsync(seeded, Database);
        await using var database = run.Stage.Database(Database);
        await using var school = await School.OpenAsync(run.Stage, database, ("Jobs__LostAfterSeconds", "5"));
        var file = Path.Combine(Path.GetTempPath(), $"paiyi-bench-{Guid.NewGuid():N}.xlsx");
        try
        {
            await RosterFile.WriteAsync(file, Rows / 20, RosterFile.Kind.Known);
            await school.ImportAsync(file);
            await RosterFile.WriteAsync(file, Rows, RosterFile.Kind.Mixed);
            var undisturbed = await school.ImportAsync(file);
            Console.WriteLine($"  undisturbed: {Run.Number(undisturbed.Check)} s and {Run.Number(undisturbed.Commit)} s; {undisturbed.Outcome}");

            var (kills, wrong) = (0, 0L);
            for (var number = 1; kills < Kills; number++)
            {
                // The known persons get another class each time.
                await RosterFile.WriteAsync(file, Rows, RosterFile.Kind.Mixed, Rows * (number + 1), $"{number}级");
                var (id, killed) = await DisturbAsync(school, file, undisturbed, Kills - kills);
                kills += killed;
                wrong += await WrongAsync(database, id);
            }

            Run.AtLeast("killed-import-kills", kills, Kills);
            Run.AtMost("killed-import-wrong", wrong, 0);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Imports the file and kills its worker at random moments of what each step takes undisturbed.</summary>
    private static async Task<(long Id, int Kills)> DisturbAsync(School school, string file, School.Import undisturbed, int most)
    {
        var id = await school.UploadAsync(file);
        var kills = await KillAsync(school, id, "checking", undisturbed.Check, Math.Min(most, KillsInChecks));
        await school.UntilAsync(id, "checked");
        await school.CommitAsync(id);
        // Rows that were applied stay so: what is left of the step becomes less with each life of a worker.
        kills += await KillAsync(school, id, "running", undisturbed.Commit / 10, most - kills);
        var (_, row) = await school.UntilAsync(id, "completed");
        string[] outcomes = ["created", "updated", "duplicate", "rejected"];
        int[] expected = [Rows / 20 * 17, Rows / 20, Rows / 20, Rows / 20];
        var counted = outcomes.Select(outcome => row.GetProperty(outcome).GetInt32()).ToArray();
        return counted.SequenceEqual(expected) ? (id, kills) : throw new InvalidOperationException($"It does not reconcile: {row.GetRawText()}");
    }

    private static async Task<int> KillAsync(School school, long id, string step, double seconds, int most)
    {
        for (var kills = 0; kills < most; kills++)
        {
            // Half of them in the middle of rows, the others at any moment since the process was started.
            var isAmongRows = Random.Shared.Next(2) == 0;
            if (isAmongRows && !await WorksAsync(school, id, step))
                return kills;
            await Task.Delay(TimeSpan.FromSeconds(Random.Shared.NextDouble() * (isAmongRows ? seconds : TakenUpWithin)));
            var before = await school.SeeAsync(id);
            await school.ReplaceWorkerAsync();
            if (Status(before) != step && Status(before) != "queued")
                return kills;
            Console.WriteLine($"  killed while {step}, at {before.GetProperty("processed").GetInt32():N0} rows");
        }

        return most;
    }

    /// <summary>True as soon as a worker has taken the step up; false when it is over.</summary>
    private static async Task<bool> WorksAsync(School school, long id, string step)
    {
        var first = await school.SeeAsync(id);
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < TimeSpan.FromMinutes(2); await Task.Delay(20))
        {
            var now = await school.SeeAsync(id);
            if (Status(now) != step && Status(now) != "queued")
                return false;
            if (Status(now) == step && now.GetProperty("processed").GetInt32() != first.GetProperty("processed").GetInt32())
                return true;
        }

        throw new TimeoutException($"Nobody goes on: {first.GetRawText()}");
    }

    private static string? Status(JsonElement row) => row.GetProperty("status").GetString();

    private static async Task<long> WrongAsync(NpgsqlDataSource database, long import)
    {
        var all = 0L;
        foreach (var (what, sql) in Wrongs)
        {
            await using var command = database.CreateCommand(sql);
            if (sql.Contains("@import", StringComparison.Ordinal))
                command.Parameters.AddWithValue("import", import);
            var count = (long)(await command.ExecuteScalarAsync())!;
            if (count > 0)
                Console.WriteLine($"  {count:N0} {what}");
            all += count;
        }

        return all;
    }
}

using Npgsql;

namespace Paiyi.Server.Data;

/// <summary>
/// The indexes by which lists of the growing tables are sorted, and names and possible duplicates found. They are built while others go
/// on writing, which no transaction can do, and so one by one after the migrations; one that broke off is built again the next time.
/// </summary>
internal static class SortingIndexes
{
    private const int Lock = 7246202;

    /// <summary>The persons of a region by name, for each depth below the root of the tree; the first for those who see all of it.</summary>
    private static readonly (string Name, string On)[] ByName =
    [
        ("ix_persons_name_1", "persons (name COLLATE pinyin, id)"),
        .. Enumerable.Range(2, 4).Select(depth => ($"ix_persons_name_{depth}", $"persons (split_part(region_path, '/', {depth}), name COLLATE pinyin, id)")),
    ];

    private static readonly (string Name, string On)[] All =
    [
        .. ByName,
        ("ix_declarations_day_answered_at", "declarations (day, answered_at, person_id) WHERE NOT superseded"),
        ("ix_declarations_day_temperature", "declarations (day, temperature_tenths, person_id) WHERE NOT superseded"),
        ("ix_passages_at", "passages (at, id)"),
        ("ix_tests_sampled_at", "tests (sampled_at, id)"),
        ("ix_persons_name_and_region", "persons USING gin (string_to_array(lower(name), NULL), string_to_array(region_path, '/'))"),
        ("ix_persons_name_pairs", """persons USING gin (string_to_array(regexp_replace(lower(name), '(.)', E'\\1\n\\1', 'g'), E'\n'))"""),
        ("ix_persons_alike", "persons (birth_date, left(sound, 1)) WHERE archived_at IS NULL"),
    ];

    public static async Task CreateAsync(NpgsqlConnection connection)
    {
        // Asked again and again: building an index waits for those who wait within a statement.
        while (!await connection.AskAsync<bool>($"SELECT pg_try_advisory_lock({Lock})"))
            await Task.Delay(TimeSpan.FromMilliseconds(200));
        try
        {
            foreach (var (name, on) in All)
            {
                var valid = await connection.AskAsync<bool?>($"SELECT (SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass('{name}'))");
                if (valid == true)
                    continue;
                await connection.RunAsync($"DROP INDEX CONCURRENTLY IF EXISTS {name}");
                await connection.RunAsync($"CREATE INDEX CONCURRENTLY {name} ON {on}");
                // PostgreSQL chooses an index on an expression well only when it has counted its values.
                await connection.RunAsync($"ANALYZE {on[..on.IndexOf(' ')]}");
            }

            await connection.RunAsync("DROP INDEX CONCURRENTLY IF EXISTS ix_persons_name_characters");
            await FollowCollationAsync(connection);
        }
        finally
        {
            await connection.AskAsync<bool>($"SELECT pg_advisory_unlock({Lock})");
        }
    }

    /// <summary>Another version of ICU, after an upgrade of the system, may sort otherwise.</summary>
    private static async Task FollowCollationAsync(NpgsqlConnection connection)
    {
        if (!await connection.AskAsync<bool>(
            "SELECT EXISTS (SELECT FROM pg_collation WHERE oid = to_regcollation('pinyin') AND collversion <> pg_collation_actual_version(oid))"))
            return;
        foreach (var (name, _) in ByName)
            await connection.RunAsync($"REINDEX INDEX CONCURRENTLY {name}");
        await connection.RunAsync("ALTER COLLATION pinyin REFRESH VERSION");
    }

    private static Task RunAsync(this NpgsqlConnection connection, string sql) => SecondaryIndexes.RunAsync(connection, sql, default);

    private static async Task<T?> AskAsync<T>(this NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync() is T answer ? answer : default;
    }
}

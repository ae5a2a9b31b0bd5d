using Npgsql;

namespace Paiyi.Server.Data;

/// <summary>
/// Sets foreign keys and all indexes but primary keys aside while tables are filled, and puts them back by the
/// definitions that PostgreSQL gives for them: building an index once costs a fraction of growing it row by row, and
/// a key checked once is one join instead of millions of look-ups.
/// </summary>
internal static class SecondaryIndexes
{
    /// <summary>Drops them within the connection's transaction; returns the statements that bring them back.</summary>
    public static async Task<IReadOnlyList<string>> SetAsideAsync(NpgsqlConnection connection, string[] tables, CancellationToken ct)
    {
        var keys = await ReadAsync(connection,
            """
            SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname),
                   format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
            FROM pg_constraint WHERE contype = 'f' AND conrelid = ANY($1::regclass[]) ORDER BY conname
            """, tables, ct);
        var indexes = await ReadAsync(connection,
            """
            SELECT format('DROP INDEX %s', i.indexrelid::regclass), pg_get_indexdef(i.indexrelid)
            FROM pg_index i WHERE i.indrelid = ANY($1::regclass[])
              AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)
            ORDER BY i.indexrelid
            """, tables, ct);
        foreach (var (drop, _) in keys.Concat(indexes))
            await RunAsync(connection, drop, ct);
        return [.. indexes.Select(i => i.Restore), .. keys.Select(k => k.Restore)];
    }

    public static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(ct);
    }

    private static async Task<List<(string Drop, string Restore)>> ReadAsync(NpgsqlConnection connection, string sql, string[] tables, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = tables } } };
        var statements = new List<(string, string)>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            statements.Add((reader.GetString(0), reader.GetString(1)));
        return statements;
    }
}

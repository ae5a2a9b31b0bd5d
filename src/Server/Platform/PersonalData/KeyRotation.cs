using System.Security.Cryptography;
using Npgsql;
using NpgsqlTypes;

namespace Paiyi.Server.Platform.PersonalData;

/// <summary>What a rotation did with a table.</summary>
public sealed record RotatedTable(string Name, long Rewritten, long Damaged);

/// <summary>
/// Adds a key and writes every encrypted value again with it, in batches by key, each its own transaction. It may be
/// stopped at any time and run again: rows that carry the current key are left alone. A value that cannot be decrypted
/// is reported by table and id, stays as it is, and stops nothing.
/// </summary>
public sealed class KeyRotation(
    NpgsqlDataSource database, Keyring keyring, PersonalDataCipher cipher, IEnumerable<SealedTable> tables, ILogger<KeyRotation> log)
{
    /// <summary>Beyond what a process takes to see the new key: for the values that it was just about to save with the former one.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(1);

    public async Task<IReadOnlyList<RotatedTable>> RunAsync(CancellationToken ct)
    {
        keyring.BeginRotation();
        await Task.Delay(Keyring.Freshness + Slack, ct);
        var done = new List<RotatedTable>();
        foreach (var table in tables)
        {
            var rotated = await RewriteAsync(table, ct);
            log.LogInformation("Key {Key}: {Rewritten} rows of {Table} rewritten, {Damaged} damaged", keyring.Current, rotated.Rewritten, table.Name, rotated.Damaged);
            done.Add(rotated);
        }

        keyring.EndRotation();
        return done;
    }

    private async Task<RotatedTable> RewriteAsync(SealedTable table, CancellationToken ct)
    {
        var (last, rewritten, damaged) = (0L, 0L, 0L);
        while (true)
        {
            await using var connection = await database.OpenConnectionAsync(ct);
            await using var transaction = await connection.BeginTransactionAsync(ct);
            var rows = await ReadAsync(connection, table, last, ct);
            if (rows.Count == 0)
                return new RotatedTable(table.Name, rewritten, damaged);
            var whole = rows.Count(row => TryReseal(table, row));
            await WriteAsync(connection, table, rows, ct);
            await transaction.CommitAsync(ct);
            rewritten += whole;
            damaged += rows.Count - whole;
            last = rows[^1].Id;
        }
    }

    /// <summary>Encrypts the row's old values again; false when one of them cannot be read. The others are still renewed.</summary>
    private bool TryReseal(SealedTable table, Row row)
    {
        var isWhole = true;
        for (var i = 0; i < table.Columns.Count; i++)
        {
            if (row.Values[i] is not { } value || (value.Length > 0 && !cipher.NeedsRewrite(value)))
                continue;
            try
            {
                row.Values[i] = cipher.Encrypt(table.Columns[i].Purpose, cipher.DecryptBytes(table.Columns[i].Purpose, value));
            }
            catch (CryptographicException)
            {
                log.LogError("Row {Id} of {Table}: {Column} cannot be decrypted and stays as it is", row.Id, table.Name, table.Columns[i].Column);
                isWhole = false;
            }
        }

        return isWhole;
    }

    /// <summary>The next rows that hold a value of another key; locked, so that no edit is lost.</summary>
    private async Task<List<Row>> ReadAsync(NpgsqlConnection connection, SealedTable table, long after, CancellationToken ct)
    {
        var columns = string.Join(", ", table.Columns.Select(c => c.Column));
        var isOld = string.Join(" OR ", table.Columns.Select(c => $"substr({c.Column}, 1, 1) <> $2"));
        await using var command = new NpgsqlCommand(
            $"SELECT id, {columns} FROM {table.Name} WHERE id > $1 AND ({isOld}) ORDER BY id LIMIT {table.BatchSize} FOR UPDATE", connection)
        {
            Parameters = { new() { Value = after }, new() { Value = new[] { keyring.Current }, NpgsqlDbType = NpgsqlDbType.Bytea } },
        };
        var rows = new List<Row>(table.BatchSize);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var values = new byte[]?[table.Columns.Count];
            for (var i = 0; i < values.Length; i++)
                values[i] = await reader.IsDBNullAsync(i + 1, ct) ? null : reader.GetFieldValue<byte[]>(i + 1);
            rows.Add(new Row(reader.GetInt64(0), values));
        }

        return rows;
    }

    private static async Task WriteAsync(NpgsqlConnection connection, SealedTable table, List<Row> rows, CancellationToken ct)
    {
        var sets = string.Join(", ", table.Columns.Select((c, i) => $"{c.Column} = v.c{i}"));
        var names = string.Join(", ", table.Columns.Select((_, i) => $"c{i}"));
        var arrays = string.Join(", ", table.Columns.Select((_, i) => $"${i + 2}"));
        await using var command = new NpgsqlCommand(
            $"UPDATE {table.Name} t SET {sets} FROM unnest($1, {arrays}) AS v(id, {names}) WHERE t.id = v.id", connection)
        {
            Parameters = { new() { Value = rows.Select(r => r.Id).ToArray() } },
        };
        for (var i = 0; i < table.Columns.Count; i++)
            command.Parameters.Add(new() { Value = rows.Select(r => r.Values[i]).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea });
        await command.ExecuteNonQueryAsync(ct);
    }

    private sealed record Row(long Id, byte[]?[] Values);
}

public static class KeyRotating
{
    /// <summary>The role <c>rotate-keys</c>; true when no value was found damaged.</summary>
    public static async Task<bool> RotateKeysAsync(this IServiceProvider services) =>
        (await services.GetRequiredService<KeyRotation>().RunAsync(CancellationToken.None)).All(t => t.Damaged == 0);
}

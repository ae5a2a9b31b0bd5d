using Microsoft.AspNetCore.Http.Features;
using System.Net;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Paiyi.Server.Platform.Sessions;

namespace Paiyi.Server.Platform.Exports;

/// <summary>
/// Records exports in the audit trail: an entry when one begins, its number of rows when it ends, however it ends. It
/// writes through connections of its own, because the list itself is being read through the request's.
/// </summary>
public sealed class ExportTrail(NpgsqlDataSource database, TimeProvider clock)
{
    private const int MaxFilterLength = 200;

    /// <summary>Adds the entry of an export that begins, and its row of the register.</summary>
    internal async Task<BegunExport> BeginAsync(HttpContext context, string action, ExportedListFacts facts)
    {
        var at = clock.GetUtcNow();
        var filter = Filter(context.Request.Query);
        await using var command = database.CreateCommand(
            """
            WITH entry AS (INSERT INTO audit_entries (at, staff_id, action, detail, address) VALUES ($1, $2, $3, $4, $5) RETURNING id)
            INSERT INTO exports (entry_id, staff_id, at, started_at, list, format, level, filter, columns, encrypted, background, state, rows, downloads, runs)
            SELECT id, $2, $1, $1, $6, $7, $8, $9, $10, false, false, 'Running', 0, 0, 1 FROM entry RETURNING entry_id, id
            """);
        command.Parameters.Add(new() { Value = at });
        command.Parameters.Add(new() { Value = context.Features.GetRequiredFeature<Session>().AccountId });
        command.Parameters.Add(new() { Value = action });
        command.Parameters.Add(new() { Value = Detail(facts, filter), NpgsqlDbType = NpgsqlDbType.Jsonb });
        command.Parameters.Add(new() { Value = (object?)AddressOf(context.Connection.RemoteIpAddress) ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = facts.List });
        command.Parameters.Add(new() { Value = facts.Format.Name });
        command.Parameters.Add(new() { Value = $"{facts.Level}" });
        command.Parameters.Add(new() { Value = filter.GetRawText(), NpgsqlDbType = NpgsqlDbType.Jsonb });
        command.Parameters.Add(new() { Value = facts.Columns });
        await using var reader = await command.ExecuteReaderAsync(context.RequestAborted);
        await reader.ReadAsync(context.RequestAborted);
        return new BegunExport(reader.GetInt64(0), reader.GetInt64(1), at);
    }

    /// <summary>Notes beside the entry how many rows were written, and whether the list came to its end.</summary>
    internal async Task EndAsync(BegunExport begun, long rows, bool complete, MeasuredStream body)
    {
        await using var command = database.CreateCommand(
            """
            WITH ended AS (INSERT INTO export_ends (entry_id, rows, complete) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING)
            UPDATE exports SET rows = $2, bytes = $4, sha256 = $5, finished_at = $6, state = CASE WHEN $3 THEN 'Completed' ELSE 'BrokenOff' END WHERE id = $7
            """);
        command.Parameters.Add(new() { Value = begun.Entry });
        command.Parameters.Add(new() { Value = rows });
        command.Parameters.Add(new() { Value = complete });
        command.Parameters.Add(new() { Value = body.Length });
        command.Parameters.Add(new() { Value = complete ? body.Sha256() : DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bytea });
        command.Parameters.Add(new() { Value = clock.GetUtcNow() });
        command.Parameters.Add(new() { Value = begun.Number });
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }

    /// <summary>The part of a query that cut the list, as the trail may keep it.</summary>
    internal static JsonElement Filter(IQueryCollection query) => JsonSerializer.SerializeToElement(
        query.Where(q => ExportWish.IsFilter(q.Key)).Take(30).ToDictionary(q => q.Key, q => Shown(q.Key, q.Value.ToString())));

    /// <summary>What stands in the trail about an export.</summary>
    internal static byte[] Detail(ExportedListFacts facts, JsonElement filter) => JsonSerializer.SerializeToUtf8Bytes(
        new { list = facts.List, filter, format = facts.Format.Name, columns = facts.Columns, level = JsonNamingPolicy.CamelCase.ConvertName($"{facts.Level}") });

    private static string? AddressOf(IPAddress? address) => address?.ToString();

    /// <summary>A filter as the trail may keep it: without names and what could be somebody's number. Region paths have slashes.</summary>
    private static string Shown(string name, string value)
    {
        if (value.Length > MaxFilterLength || (value.Length > 0 && name.EndsWith("name", StringComparison.OrdinalIgnoreCase)))
            return "…";
        return value.Contains('/') || value.Count(char.IsDigit) < 11 ? value : "…";
    }
}

/// <summary>An export that is being streamed: its entry of the trail, its number in the register.</summary>
internal sealed record BegunExport(long Entry, long Number, DateTimeOffset At);

using System.Buffers;
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

    /// <summary>Adds the entry of an export that begins, and returns its id.</summary>
    internal async Task<long> BeginAsync(HttpContext context, string action, string list, string format, IEnumerable<string> columns)
    {
        var detail = Detail(list, context.Request.Query, format, columns);
        await using var command = database.CreateCommand(
            "INSERT INTO audit_entries (at, staff_id, action, detail, address) VALUES ($1, $2, $3, $4, $5) RETURNING id");
        command.Parameters.Add(new() { Value = clock.GetUtcNow() });
        command.Parameters.Add(new() { Value = StaffOf(context) ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint });
        command.Parameters.Add(new() { Value = action });
        command.Parameters.Add(new() { Value = detail, NpgsqlDbType = NpgsqlDbType.Jsonb });
        command.Parameters.Add(new() { Value = (object?)AddressOf(context.Connection.RemoteIpAddress) ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        return (long)(await command.ExecuteScalarAsync(context.RequestAborted))!;
    }

    /// <summary>Notes beside the entry how many rows were written, and whether the list came to its end.</summary>
    internal async Task EndAsync(long entry, long rows, bool complete)
    {
        await using var command = database.CreateCommand(
            "INSERT INTO export_ends (entry_id, rows, complete) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING");
        command.Parameters.Add(new() { Value = entry });
        command.Parameters.Add(new() { Value = rows });
        command.Parameters.Add(new() { Value = complete });
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }

    private static long? StaffOf(HttpContext context) =>
        context.Features.Get<Session>() is { Kind: SessionKind.Staff } session ? session.AccountId : null;

    private static string? AddressOf(IPAddress? address) => address?.ToString();

    private static byte[] Detail(string list, IQueryCollection query, string format, IEnumerable<string> columns)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteString("list", list);
        json.WriteStartObject("filter");
        foreach (var (name, value) in query.Where(q => q.Key is not ("format" or "columns")).Take(30))
            json.WriteString(name, Shown(name, value.ToString()));
        json.WriteEndObject();
        json.WriteString("format", format);
        json.WriteStartArray("columns");
        foreach (var column in columns)
            json.WriteStringValue(column);
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>A filter as the trail may keep it: without names and what could be somebody's number. Region paths have slashes.</summary>
    private static string Shown(string name, string value)
    {
        if (value.Length > MaxFilterLength || (value.Length > 0 && name.EndsWith("name", StringComparison.OrdinalIgnoreCase)))
            return "…";
        return value.Contains('/') || value.Count(char.IsDigit) < 11 ? value : "…";
    }
}

using Microsoft.EntityFrameworkCore;

namespace Paiyi.Server.Tests.Fixtures;

/// <summary>Exports in tests: the file as rows, and what the trail says about it.</summary>
public static class Exports
{
    /// <summary>The rows of a list exported as CSV; <paramref name="query"/> holds columns and filters.</summary>
    public static async Task<string[][]> ExportAsync(this HttpClient client, string list, string query) =>
        Tables.OfText(await client.GetByteArrayAsync($"{list}/export?format=csv&{query}"));

    /// <summary>List, filter and number of rows of the only export that a member of staff made.</summary>
    public static async Task<(string List, string Filter, long Rows)> OnlyExportAsync(this TestServer server, long staff, string action)
    {
        var entry = await server.InDatabaseAsync(db => db.AuditEntries.AsNoTracking().SingleAsync(a => a.StaffId == staff && a.Action == action));
        var end = await server.InDatabaseAsync(db => db.ExportEnds.AsNoTracking().SingleAsync(e => e.EntryId == entry.Id));
        var detail = entry.Detail!.Value;
        return (detail.GetProperty("list").GetString()!, detail.GetProperty("filter").GetRawText(), end.Rows);
    }
}

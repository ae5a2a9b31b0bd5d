using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Paiyi.Server.Exports.Jobs;
using Shouldly;

namespace Paiyi.Server.Tests.Fixtures;

/// <summary>Exports in tests: the file as rows, and what the trail says about it.</summary>
public static class ExportedFiles
{
    /// <summary>The rows of a list exported as CSV; <paramref name="query"/> holds columns and filters.</summary>
    public static async Task<string[][]> ExportAsync(this HttpClient client, string list, string query) =>
        OfCsv(await client.GetByteArrayAsync($"{list}/export?format=csv&{query}"));

    /// <summary>The rows of an exported CSV file without its last column, which is nothing but the mark.</summary>
    public static string[][] OfCsv(byte[] file)
    {
        var rows = Tables.OfText(file);
        rows[0][^1].Length.ShouldBe(40);
        rows[0][^1].ShouldAllBe(c => "\u200B\u200C\u200D\u2060".Contains(c));
        rows.Skip(1).ShouldAllBe(row => row.Length == rows[0].Length && row.Last().Length == 0);
        return [.. rows.Select(row => row[..^1])];
    }

    /// <summary>Asks for an export in the background, and returns its id and its password.</summary>
    public static async Task<(long Id, string? Password)> StartExportAsync(this HttpClient client, string console, string address, string? reason = null, bool encrypted = false)
    {
        var begun = await client.PostAsJsonAsync($"/api/{console}/exports", new { address, reason, encrypted }).JsonAsync(HttpStatusCode.Accepted);
        return (begun.GetProperty("id").GetInt64(), begun.GetProperty("password").GetString());
    }

    /// <summary>Makes the file of an export, as a work process would.</summary>
    public static async Task RunExportAsync(this TestServer server, long id)
    {
        await using var scope = server.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<RunExport>().RunAsync(id, CancellationToken.None);
    }

    /// <summary>List, filter and number of rows of the only export that a member of staff made.</summary>
    public static async Task<(string List, string Filter, long Rows)> OnlyExportAsync(this TestServer server, long staff, string action)
    {
        var entry = await server.InDatabaseAsync(db => db.AuditEntries.AsNoTracking().SingleAsync(a => a.StaffId == staff && a.Action == action));
        var end = await server.InDatabaseAsync(db => db.ExportEnds.AsNoTracking().SingleAsync(e => e.EntryId == entry.Id));
        var detail = entry.Detail!.Value;
        return (detail.GetProperty("list").GetString()!, detail.GetProperty("filter").GetRawText(), end.Rows);
    }
}

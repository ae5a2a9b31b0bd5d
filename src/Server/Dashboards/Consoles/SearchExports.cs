using System.Linq.Expressions;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Paging;

namespace Paiyi.Server.Dashboards.Consoles;

/// <summary>Lists the exports of the caller's scope, newest first: what left the system, through whom.</summary>
public static class SearchExports
{
    public static async Task<Ok<Page<ExportRow>>> Handle([AsParameters] PageRequest page, Staff staff, PaiyiDb db, CancellationToken ct)
    {
        var found = await Matching(db, staff).ToPageAsync(page, a => a.Id, Entry(db), a => a.Id, ct);
        return TypedResults.Ok(new Page<ExportRow>([.. found.Items.Select(ToRow)], found.NextCursor));
    }

    /// <summary>The entries of the list.</summary>
    internal static IQueryable<AuditEntry> Matching(PaiyiDb db, Staff staff)
    {
        var colleagues = db.StaffIn(staff.Scope);
        return db.AuditEntries.AsNoTracking().Where(a => a.Action.StartsWith("Export") && colleagues.Any(s => s.Id == a.StaffId));
    }

    internal static Expression<Func<AuditEntry, ExportEntry>> Entry(PaiyiDb db) => a => new ExportEntry(
        a.Id, a.At, db.StaffAccounts.Where(s => s.Id == a.StaffId).Select(s => s.Name).First(), a.Action, a.Detail,
        db.ExportEnds.Where(e => e.EntryId == a.Id).Select(e => (long?)e.Rows).FirstOrDefault());

    internal static ExportRow ToRow(ExportEntry entry) => new(
        entry.Id, entry.At, entry.Staff, Text(entry.Detail, "list") ?? ListOf(entry.Action), Member(entry.Detail, "filter"), Text(entry.Detail, "format"),
        Columns(entry.Detail), entry.Rows ?? (Member(entry.Detail, "rows") is { ValueKind: JsonValueKind.Number } rows ? rows.GetInt64() : null));

    /// <summary><c>ExportPersons</c> exports <c>persons</c>.</summary>
    private static string ListOf(string action) => JsonNamingPolicy.CamelCase.ConvertName(action["Export".Length..]);

    private static JsonElement? Member(JsonElement? detail, string name) =>
        detail is { ValueKind: JsonValueKind.Object } known && known.TryGetProperty(name, out var value) ? value : null;

    private static string? Text(JsonElement? detail, string name) =>
        Member(detail, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static string[] Columns(JsonElement? detail) => Member(detail, "columns") is { ValueKind: JsonValueKind.Array } columns
        ? [.. columns.EnumerateArray().Select(c => c.ToString())]
        : [];
}

/// <summary>An export as it stands in the trail.</summary>
internal sealed record ExportEntry(long Id, DateTimeOffset At, string Staff, string Action, JsonElement? Detail, long? Rows);

/// <summary>One export: who took which list, cut how, with which columns, and how many rows.</summary>
public sealed record ExportRow(
    long Id, DateTimeOffset At, string Staff, string List, JsonElement? Filter, string? Format, string[] Columns, long? Rows);

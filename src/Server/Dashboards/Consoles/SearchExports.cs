using System.ComponentModel.DataAnnotations;
using System.Linq.Expressions;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Exports;
using Paiyi.Server.Platform.Paging;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.Dashboards.Consoles;

/// <summary>Lists the exports of the caller's scope, newest first: what left the system, through whom. The files are nobody's but the exporter's.</summary>
public static class SearchExports
{
    public static async Task<Ok<Page<ExportRow>>> Handle(
        [AsParameters] ExportFilter filter, [AsParameters] PageRequest page, Staff staff, PaiyiDb db, CancellationToken ct) =>
        TypedResults.Ok(await Matching(db, staff, filter).ToPageAsync(page, e => e.Id, Row(db), e => e.Id, ct));

    /// <summary>The exports that accounts of the scope made.</summary>
    internal static IQueryable<Export> Matching(PaiyiDb db, Staff staff, ExportFilter filter)
    {
        var colleagues = db.StaffIn(staff.Scope);
        var exports = db.Exports.AsNoTracking().Where(e => colleagues.Any(s => s.Id == e.StaffId));
        if (!string.IsNullOrWhiteSpace(filter.StaffName))
        {
            var like = Likeness.Containing(filter.StaffName.Trim());
            exports = exports.Where(e => db.StaffAccounts.Any(s => s.Id == e.StaffId && (EF.Functions.ILike(s.Name, like) || EF.Functions.ILike(s.UserName, like))));
        }

        if (!string.IsNullOrWhiteSpace(filter.List))
            exports = exports.Where(e => e.List == filter.List);
        if (filter.Level is { } level)
            exports = exports.Where(e => e.Level == level);
        if (filter.State is { } state)
            exports = exports.Where(e => e.State == state);
        if (filter.From is { } from)
        {
            var start = ChinaTime.StartOf(from);
            exports = exports.Where(e => e.At >= start);
        }

        if (filter.Until is { } until)
        {
            var end = ChinaTime.EndOf(until);
            exports = exports.Where(e => e.At < end);
        }

        return exports;
    }

    internal static Expression<Func<Export, ExportRow>> Row(PaiyiDb db) => e => new ExportRow(
        e.Id, e.At, db.StaffAccounts.Where(s => s.Id == e.StaffId).Select(s => s.Name).First(),
        db.StaffAccounts.Where(s => s.Id == e.StaffId).Select(s => s.UserName).First(), e.StaffId, e.List, e.Filter, e.Format, e.Columns, e.Level, e.Reason,
        e.Encrypted, e.Background, e.State, e.State == ExportState.Queued || e.State == ExportState.Running ? null : e.Rows, e.Bytes, e.Sha256, e.ExpiresAt,
        e.Background ? e.Downloads : null, e.DownloadedAt);
}

/// <summary>What cuts the register of exports.</summary>
public sealed class ExportFilter
{
    /// <summary>Part of the exporter's name or user name.</summary>
    [MaxLength(60)]
    public string? StaffName { get; init; }

    /// <summary>The key of a list, such as <c>persons</c>.</summary>
    [MaxLength(60)]
    public string? List { get; init; }

    public PersonalLevel? Level { get; init; }

    public ExportState? State { get; init; }

    /// <summary>The first day, in China.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day, included.</summary>
    public DateOnly? Until { get; init; }
}

/// <summary>One export: who took which list, cut how, with which columns, showing how much of persons, and how many rows.</summary>
/// <param name="Rows">Null while it is under way.</param>
/// <param name="Sha256">Of the file; null when it was not finished.</param>
/// <param name="Downloads">How often the file of a job was fetched; null for one that was streamed at once.</param>
public sealed record ExportRow(
    long Id, DateTimeOffset At, string Staff, string UserName, long StaffId, string List, JsonElement Filter, string Format, string[] Columns, PersonalLevel Level,
    string? Reason, bool Encrypted, bool Background, ExportState State, long? Rows, long? Bytes, byte[]? Sha256, DateTimeOffset? ExpiresAt, int? Downloads,
    DateTimeOffset? DownloadedAt);

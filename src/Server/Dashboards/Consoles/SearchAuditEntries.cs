using System.ComponentModel.DataAnnotations;
using System.Linq.Expressions;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Paging;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.Dashboards.Consoles;

/// <summary>Lists who did what to whom and why, newest first.</summary>
public static class SearchAuditEntries
{
    public static async Task<Ok<Page<AuditRow>>> Handle(
        [AsParameters] AuditFilter filter, [AsParameters] PageRequest page, Staff staff, PaiyiDb db, CancellationToken ct) =>
        TypedResults.Ok(await Matching(db, staff, filter).ToPageAsync(page, a => a.Id, Row(db, staff), r => r.Id, ct));

    internal static Expression<Func<AuditEntry, AuditRow>> Row(PaiyiDb db, Staff staff)
    {
        // Running the system is no reason to learn who is in it.
        var namesPersons = staff.Can(Permission.PersonsRead);
        return a => new AuditRow(
            a.Id, a.At,
            db.StaffAccounts.Where(s => s.Id == a.StaffId).Select(s => s.Name).FirstOrDefault(),
            a.Action, a.PersonId,
            namesPersons ? db.Persons.Where(p => p.Id == a.PersonId).Select(p => p.Name).FirstOrDefault() : null,
            a.Reason, a.Detail, a.Address);
    }

    internal static IQueryable<AuditEntry> Matching(PaiyiDb db, Staff staff, AuditFilter filter)
    {
        var entries = db.AuditEntriesIn(staff).AsNoTracking();
        if (filter.StaffId is { } staffId)
            entries = entries.Where(a => a.StaffId == staffId);
        if (filter.PersonId is { } personId)
            entries = entries.Where(a => a.PersonId == personId);
        if (!string.IsNullOrWhiteSpace(filter.Action))
            entries = entries.Where(a => a.Action == filter.Action);
        if (filter.From is { } from)
        {
            var start = ChinaTime.StartOf(from);
            entries = entries.Where(a => a.At >= start);
        }

        if (filter.To is { } to)
        {
            var end = ChinaTime.EndOf(to);
            entries = entries.Where(a => a.At < end);
        }

        return entries;
    }
}

/// <summary>Which entries; both days are included.</summary>
public sealed class AuditFilter
{
    public long? StaffId { get; init; }

    public long? PersonId { get; init; }

    [MaxLength(60)]
    public string? Action { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }
}

/// <summary>One deed. A citizen or the system acted when there is no member of staff.</summary>
public sealed record AuditRow(
    long Id, DateTimeOffset At, string? Staff, string Action, long? PersonId, string? Person, string? Reason, JsonElement? Detail, string? Address);

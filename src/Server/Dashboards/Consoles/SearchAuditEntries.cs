using System.ComponentModel.DataAnnotations;
using System.Linq.Expressions;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.People;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Paging;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.Dashboards.Consoles;

/// <summary>Lists who did what to whom and why, newest first unless sorted otherwise.</summary>
public static class SearchAuditEntries
{
    public static async Task<Ok<Page<AuditRow>>> Handle(
        [AsParameters] AuditFilter filter, AuditSort? sort, [AsParameters] PageRequest page, Staff staff, PaiyiDb db, CancellationToken ct) =>
        TypedResults.Ok(await Matching(db, staff, filter)
            .ToPageAsync(page, Order(sort), db.AuditEntriesIn(staff), a => a.Id, Row(db, staff), r => r.Id, ct));

    internal static ListOrder<AuditEntry>? Order(AuditSort? sort) => sort is null ? null : ListOrders.Oldest<AuditEntry>(sort);

    /// <summary>Who has left the scope keeps the name to themselves, and so does what was changed about them.</summary>
    internal static Expression<Func<AuditEntry, AuditRow>> Row(PaiyiDb db, Staff staff)
    {
        // Running the system is no reason to learn who is in it.
        var namesPersons = staff.Can(Permission.PersonsRead);
        var persons = db.PersonsIn(staff.Scope).Where(p => namesPersons);
        return a => new AuditRow(
            a.Id, a.At, a.StaffId,
            db.StaffAccounts.Where(s => s.Id == a.StaffId).Select(s => s.Name).FirstOrDefault(),
            db.StaffAccounts.Where(s => s.Id == a.StaffId).Select(s => s.UserName).FirstOrDefault(),
            a.Action, a.PersonId,
            persons.Where(p => p.Id == a.PersonId).Select(p => p.Name).FirstOrDefault(),
            a.Reason, a.Detail,
            a.PersonId == null || persons.Any(p => p.Id == a.PersonId) ? a.Changes : null,
            a.Address,
            db.ExportEnds.Where(e => e.EntryId == a.Id).Select(e => (long?)e.Rows).FirstOrDefault());
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
        if (!string.IsNullOrWhiteSpace(filter.StaffName))
        {
            var like = Likeness.Containing(filter.StaffName.Trim());
            entries = entries.Where(a => db.StaffAccounts.Any(s => s.Id == a.StaffId && (EF.Functions.ILike(s.Name, like) || EF.Functions.ILike(s.UserName, like))));
        }

        if (!string.IsNullOrWhiteSpace(filter.PersonName) && staff.Can(Permission.PersonsRead))
        {
            var named = db.PersonsIn(staff.Scope).WhereNameContains(filter.PersonName);
            entries = entries.Where(a => named.Any(p => p.Id == a.PersonId));
        }

        if (!string.IsNullOrWhiteSpace(filter.Address))
        {
            var address = filter.Address.Trim();
            entries = entries.Where(a => a.Address == address);
        }

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

    /// <summary>Part of the officer's name or user name.</summary>
    [MaxLength(60)]
    public string? StaffName { get; init; }

    /// <summary>Part of the name of a person of the scope.</summary>
    [MaxLength(60)]
    public string? PersonName { get; init; }

    /// <summary>The network address, whole.</summary>
    [MaxLength(45)]
    public string? Address { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }
}

/// <summary>How the trail can be sorted: by time, the oldest first.</summary>
public enum AuditSort
{
    At,
}

/// <summary>One deed. A citizen or the system acted when there is no member of staff.</summary>
/// <param name="Changes">What it changed, field by field: a list of <see cref="AuditChange"/>.</param>
/// <param name="Rows">How many rows an export had, once it ended.</param>
public sealed record AuditRow(
    long Id, DateTimeOffset At, long? StaffId, string? Staff, string? UserName, string Action, long? PersonId, string? Person, string? Reason,
    JsonElement? Detail, JsonElement? Changes, string? Address, long? Rows);

using System.Linq.Expressions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Paging;

namespace Paiyi.Server.HealthCodes.Command;

/// <summary>Lists the marks on persons of the caller's scope, or on one of them, the newest first.</summary>
public static class ListMarks
{
    public static async Task<Ok<Page<MarkRow>>> Handle(
        [AsParameters] MarkFilter filter, [AsParameters] PageRequest page, Staff staff, PaiyiDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return TypedResults.Ok(await Matching(db, staff, filter, now).ToPageAsync(page, m => m.Id, Row(db, now), r => r.Id, ct));
    }

    /// <summary>The marks of the list.</summary>
    internal static IQueryable<ManualMark> Matching(PaiyiDb db, Staff staff, MarkFilter filter, DateTimeOffset now)
    {
        var marks = db.MarksIn(staff.Scope).AsNoTracking();
        if (filter.PersonId is { } person)
            marks = marks.Where(m => m.PersonId == person);
        if (filter.ImportId is { } import)
            marks = marks.Where(m => m.ImportId == import);
        return filter.State switch
        {
            MarkState.Proposed => marks.Where(m => m.WithdrawnAt == null && m.Until > now && m.ConfirmedAt == null),
            MarkState.InForce => marks.Where(m => m.WithdrawnAt == null && m.Until > now && m.ConfirmedAt != null),
            MarkState.Ended => marks.Where(m => m.WithdrawnAt != null || m.Until <= now),
            _ => marks,
        };
    }

    internal static Expression<Func<ManualMark, MarkRow>> Row(PaiyiDb db, DateTimeOffset now) => m => new MarkRow(
        m.Id, m.PersonId, db.Persons.Where(p => p.Id == m.PersonId).Select(p => p.Name).First(), m.Kind, m.From, m.Until, m.Reason,
        db.StaffAccounts.Where(s => s.Id == m.ProposedBy).Select(s => s.Name).FirstOrDefault() ?? "", m.ProposedAt,
        db.StaffAccounts.Where(s => s.Id == m.ConfirmedBy).Select(s => s.Name).FirstOrDefault(),
        m.WithdrawnAt != null || m.Until <= now ? MarkState.Ended : m.ConfirmedAt == null ? MarkState.Proposed : MarkState.InForce);
}

/// <summary>Which marks.</summary>
public sealed class MarkFilter
{
    public MarkState? State { get; init; }

    /// <summary>On this person.</summary>
    public long? PersonId { get; init; }

    /// <summary>That came with this imported list.</summary>
    public long? ImportId { get; init; }
}

/// <summary>Where a mark stands. Confirmed marks that begin later are in force too: nobody needs to touch them again.</summary>
public enum MarkState
{
    Proposed,
    InForce,
    Ended,
}

/// <summary>A mark in a list.</summary>
/// <param name="Until">Exclusive.</param>
public sealed record MarkRow(
    long Id, long PersonId, string Name, MarkKind Kind, DateTimeOffset From, DateTimeOffset Until, string Reason, string ProposedBy,
    DateTimeOffset ProposedAt, string? ConfirmedBy, MarkState State);

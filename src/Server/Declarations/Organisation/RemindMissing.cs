using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.People;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.PersonalData;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.Declarations.Organisation;

/// <summary>Reminds those of the caller's organisation who have not declared today: all, one group, or picked persons.</summary>
public static class RemindMissing
{
    public static readonly TimeSpan RoundRest = TimeSpan.FromMinutes(10);

    public static async Task<Results<Ok<RemindedPersons>, Refusal>> Handle(
        RemindMissingRequest request, Staff staff, PaiyiDb db, PersonalDataCipher cipher, TimeProvider clock, AuditTrail audit, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var organisation = staff.Scope.OrganisationId!.Value;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (request.PersonIds is null && !await BeginRoundAsync(db, organisation, request.Group ?? "", now, ct))
            return await RemindedRecentlyAsync(db, organisation, request.Group ?? "", now, ct);

        var missing = await Choose(db, staff, request, clock.Today()).ToListAsync(ct);
        var name = await db.Organisations.Where(o => o.Id == organisation).Select(o => o.Name).FirstAsync(ct);
        var reminded = (await Reminding.RemindAsync(db, cipher, missing, request.Channel, name, now, ct)).Count;
        db.AuditEntries.Add(audit.Entry(
            nameof(RemindMissing), detail: new { request.Group, request.Channel, reminded, skipped = missing.Count - reminded }));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new RemindedPersons(reminded, missing.Count - reminded));
    }

    private static IQueryable<Person> Choose(PaiyiDb db, Staff staff, RemindMissingRequest request, DateOnly today)
    {
        var persons = db.PersonsIn(staff.Scope).AsNoTracking().WithoutDeclaration(db, today);
        if (request.PersonIds is { } picked)
            return persons.Where(p => picked.Contains(p.Id));
        return request.Group is { } group
            ? persons.Where(p => db.Memberships.Any(m =>
                m.OrganisationId == staff.Scope.OrganisationId && m.PersonId == p.Id && m.Group == group && m.LeftAt == null))
            : persons;
    }

    /// <summary>False when the group was reminded within <see cref="RoundRest"/>; of two officers at once, one fails.</summary>
    private static async Task<bool> BeginRoundAsync(PaiyiDb db, long organisation, string group, DateTimeOffset now, CancellationToken ct) =>
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO reminder_rounds (organisation_id, "group", at) VALUES ({organisation}, {group}, {now})
            ON CONFLICT (organisation_id, "group") DO UPDATE SET at = excluded.at WHERE reminder_rounds.at <= {now - RoundRest}
            """, ct) == 1;

    private static async Task<Refusal> RemindedRecentlyAsync(PaiyiDb db, long organisation, string group, DateTimeOffset now, CancellationToken ct)
    {
        var last = await db.ReminderRounds.Where(r => r.OrganisationId == organisation && r.Group == group).Select(r => r.At).FirstAsync(ct);
        return DeclarationProblems.RemindedRecently.With("retryAfterSeconds", (int)Math.Ceiling((last + RoundRest - now).TotalSeconds));
    }
}

/// <summary>Whom to remind, and how.</summary>
/// <param name="Group">A class or department; everybody when neither it nor <see cref="PersonIds"/> is given.</param>
public sealed record RemindMissingRequest(
    [property: MaxLength(60)] string? Group,
    [property: MaxLength(1000)] long[]? PersonIds,
    ReminderChannel Channel);

/// <summary>How many were reminded, and how many were left out: reminded within three hours, or without a phone number.</summary>
public sealed record RemindedPersons(int Reminded, int Skipped);

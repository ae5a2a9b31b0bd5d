using System.Linq.Expressions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.People;
using Paiyi.Server.Platform.Paging;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Notices.Consoles;

/// <summary>Lists to whom of the scope a notice was sent, and what became of it with each.</summary>
public static class ListNoticeRecipients
{
    public static async Task<Results<Ok<Page<NoticeRecipientRow>>, Refusal>> Handle(
        long id, [AsParameters] RecipientFilter filter, [AsParameters] PageRequest page, Staff staff, PaiyiDb db, CancellationToken ct) =>
        await db.NoticesIn(staff.Scope).AnyAsync(n => n.Id == id, ct)
            ? TypedResults.Ok(await Matching(db, staff, id, filter).ToPageAsync(page, r => r.PersonId, Row(db), r => r.PersonId, ct))
            : NoticeProblems.NotFound;

    /// <summary>Who has left the scope since is no longer named.</summary>
    internal static IQueryable<NoticeRecipient> Matching(PaiyiDb db, Staff staff, long id, RecipientFilter filter)
    {
        var persons = db.PersonsIn(staff.Scope);
        var recipients = db.NoticeRecipients.AsNoTracking().Where(r => r.OfficerNoticeId == id && persons.Any(p => p.Id == r.PersonId));
        if (filter.Read is { } read)
            recipients = recipients.Where(r => db.Notices.Any(n => n.OfficerNoticeId == id && n.PersonId == r.PersonId && n.ReadAt != null) == read);
        return filter.Sms is { } sms
            ? recipients.Where(r => db.SmsMessages.Any(m => m.Id == r.SmsMessageId && m.Status == sms))
            : recipients;
    }

    internal static Expression<Func<NoticeRecipient, NoticeRecipientRow>> Row(PaiyiDb db) => r => new NoticeRecipientRow(
        r.PersonId,
        db.Persons.Where(p => p.Id == r.PersonId).Select(p => p.Name).First(),
        db.Persons.Where(p => p.Id == r.PersonId).Select(p => p.PhoneMask).First(),
        db.Notices.Any(n => n.OfficerNoticeId == r.OfficerNoticeId && n.PersonId == r.PersonId),
        db.Notices.Where(n => n.OfficerNoticeId == r.OfficerNoticeId && n.PersonId == r.PersonId).Select(n => n.ReadAt).FirstOrDefault(),
        r.SmsMessageId != null,
        db.SmsMessages.Where(m => m.Id == r.SmsMessageId).Select(m => (SmsStatus?)m.Status).FirstOrDefault(),
        db.SmsMessages.Where(m => m.Id == r.SmsMessageId).Select(m => m.SentAt).FirstOrDefault());
}

/// <summary>Which recipients.</summary>
public sealed class RecipientFilter
{
    /// <summary>Whether they have read it in the app.</summary>
    public bool? Read { get; init; }

    /// <summary>How the text message fared.</summary>
    public SmsStatus? Sms { get; init; }
}

/// <param name="InApp">Whether it lies in the app.</param>
/// <param name="Texted">Whether there was a text message; its state is forgotten after thirty days.</param>
public sealed record NoticeRecipientRow(
    long PersonId, string Name, string? Phone, bool InApp, DateTimeOffset? ReadAt, bool Texted, SmsStatus? Sms, DateTimeOffset? SmsAt);

using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Notices.Consoles;

/// <summary>Answers a notice of the scope with what became of it.</summary>
public static class GetNotice
{
    public static async Task<Results<Ok<OfficerNoticeDetails>, Refusal>> Handle(long id, Staff staff, PaiyiDb db, CancellationToken ct)
    {
        var notices = db.NoticesIn(staff.Scope).AsNoTracking().Where(n => n.Id == id);
        if (await notices.FirstOrDefaultAsync(ct) is not { } notice)
            return NoticeProblems.NotFound;
        var row = await notices.Select(SearchNotices.Row(db)).FirstAsync(ct);
        var messages = await db.NoticeRecipients.Where(r => r.OfficerNoticeId == id && r.SmsMessageId != null)
            .GroupBy(r => db.SmsMessages.Where(m => m.Id == r.SmsMessageId).Select(m => (SmsStatus?)m.Status).FirstOrDefault())
            .Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        int Count(params SmsStatus?[] of) => messages.Where(m => of.Contains(m.Key)).Sum(m => m.Count);
        return TypedResults.Ok(new OfficerNoticeDetails(
            row, notice.TitleEn, notice.Zh, notice.En, notice.Audience.Deserialize<NoticeAudience>(NoticeJson.Options)!,
            Count(SmsStatus.Queued, SmsStatus.Sending), Count(SmsStatus.Sent, null), Count(SmsStatus.Failed)));
    }
}

/// <summary>A notice with its text, whom it is for, and how its text messages fared.</summary>
/// <param name="SmsSent">With those that were sent so long ago that they are forgotten.</param>
public sealed record OfficerNoticeDetails(
    OfficerNoticeRow Notice, string? TitleEn, string Zh, string? En, NoticeAudience Audience, int SmsQueued, int SmsSent, int SmsFailed);

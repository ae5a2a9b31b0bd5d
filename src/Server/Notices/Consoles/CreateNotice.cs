using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Live;
using Paiyi.Server.Platform.Outbox;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.Notices.Consoles;

/// <summary>Writes a notice to persons of the caller's scope; it is sent in batches, now or at a time.</summary>
public static class CreateNotice
{
    private static readonly TimeSpan Furthest = TimeSpan.FromDays(30);
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(5);

    public static async Task<Results<Created<CreatedNotice>, Refusal>> Handle(
        CreateNoticeRequest request, Staff staff, PaiyiDb db, AuditTrail audit, NoticeSettings settings, LivePublisher live, TimeProvider clock,
        CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (!request.InApp && !request.Sms)
            return NoticeProblems.NoChannel.At("inApp");
        if (request.Urgent && !staff.Can(Permission.NoticesUrgent))
            return NoticeProblems.UrgentNotPermitted.At("urgent");
        if (request.SendAt is { } at && (at < now - Slack || at > now + Furthest))
            return NoticeProblems.SendAtWrong.At("sendAt");
        if (await request.Audience.CheckAsync(db, staff, ct) is { } refusal)
            return refusal;
        var reached = await request.Audience.CountAsync(db, staff, clock.Today(), ct);
        if (reached.Persons == 0)
            return NoticeProblems.Nobody.At("audience");
        if (request.Sms && reached.WithPhone > settings.MostSms)
            return NoticeProblems.TooManySms.At("sms");
        var hourAgo = now.AddHours(-1);
        if (await db.OfficerNotices.CountAsync(n => n.StaffId == staff.Id && n.CreatedAt > hourAgo, ct) >= settings.PerHour)
            return NoticeProblems.TooOften.With("retryAfterSeconds", 600);

        var notice = ToNotice(request, staff, now);
        db.Add(notice);
        db.Add(new OutboxRow { Kind = OfficerNotice.OutboxKind, Subject = notice.Id, DueAt = notice.SendAt });
        db.Add(audit.Entry(nameof(CreateNotice), detail: new
        {
            notice.Id,
            persons = reached.Persons,
            request.InApp,
            request.Sms,
            request.Urgent,
            audience = notice.Audience,
        }));
        await db.SaveChangesAsync(ct);
        live.Changed(LiveTopic.Notices, LiveNotices.Source, notice.Id);
        return TypedResults.Created((string?)null, new CreatedNotice(notice.Id, reached.Persons));
    }

    private static OfficerNotice ToNotice(CreateNoticeRequest request, Staff staff, DateTimeOffset now) => new()
    {
        TitleZh = request.TitleZh.Trim(), Zh = request.Zh.Trim(), TitleEn = Given(request.TitleEn), En = Given(request.En),
        StaffId = staff.Id, RegionPath = staff.Scope.RegionPath, OrganisationId = staff.Scope.OrganisationId,
        Audience = JsonSerializer.SerializeToElement(request.Audience, NoticeJson.Options),
        InApp = request.InApp, Sms = request.Sms, Urgent = request.Urgent, State = NoticeState.Scheduled,
        CreatedAt = now, SendAt = request.SendAt is { } at && at > now ? at.ToUniversalTime() : now,
    };

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <param name="Persons">Whom it would have reached at that moment.</param>
public sealed record CreatedNotice(long Id, int Persons);

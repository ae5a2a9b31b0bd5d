using System.ComponentModel.DataAnnotations;
using System.Linq.Expressions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Paging;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.Notices.Consoles;

/// <summary>Lists the notices that officers of the scope wrote, the newest first.</summary>
public static class SearchNotices
{
    public static async Task<Ok<Page<OfficerNoticeRow>>> Handle(
        [AsParameters] NoticeFilter filter, [AsParameters] PageRequest page, Staff staff, PaiyiDb db, CancellationToken ct) =>
        TypedResults.Ok(await Matching(db, staff, filter).ToPageAsync(page, n => n.Id, Row(db), r => r.Id, ct));

    internal static IQueryable<OfficerNotice> Matching(PaiyiDb db, Staff staff, NoticeFilter filter)
    {
        var notices = db.NoticesIn(staff.Scope).AsNoTracking();
        if (filter.State is { } state)
            notices = notices.Where(n => n.State == state);
        if (!string.IsNullOrWhiteSpace(filter.Text))
        {
            var like = Likeness.Containing(filter.Text);
            notices = notices.Where(n => EF.Functions.ILike(n.TitleZh, like) || EF.Functions.ILike(n.Zh, like));
        }

        if (filter.From is { } from)
        {
            var start = ChinaTime.StartOf(from);
            notices = notices.Where(n => n.SendAt >= start);
        }

        if (filter.To is { } to)
        {
            var end = ChinaTime.EndOf(to);
            notices = notices.Where(n => n.SendAt < end);
        }

        return notices;
    }

    internal static Expression<Func<OfficerNotice, OfficerNoticeRow>> Row(PaiyiDb db) => n => new OfficerNoticeRow(
        n.Id, n.TitleZh, n.State, n.InApp, n.Sms, n.Urgent,
        db.StaffAccounts.Where(s => s.Id == n.StaffId).Select(s => s.Name).First(),
        db.Organisations.Where(o => o.Id == n.OrganisationId).Select(o => o.Name).FirstOrDefault(),
        n.CreatedAt, n.SendAt, n.FinishedAt, n.Recipients,
        db.Notices.Count(x => x.OfficerNoticeId == n.Id && x.ReadAt != null));
}

/// <summary>Which notices, by the day of sending.</summary>
public sealed class NoticeFilter
{
    public NoticeState? State { get; init; }

    /// <summary>Part of the title or the text.</summary>
    [MaxLength(60)]
    public string? Text { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }
}

/// <param name="Organisation">Whose officer wrote it; null when a region's did.</param>
/// <param name="Recipients">Whom it was sent to so far.</param>
/// <param name="Read">How many of them have read it in the app.</param>
public sealed record OfficerNoticeRow(
    long Id, string Title, NoticeState State, bool InApp, bool Sms, bool Urgent, string Staff, string? Organisation,
    DateTimeOffset CreatedAt, DateTimeOffset SendAt, DateTimeOffset? FinishedAt, int Recipients, int Read);

using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Exports;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Notices.Consoles;

/// <summary>Exports the notices of the list.</summary>
public static class ExportNotices
{
    public static readonly ListColumns<OfficerNoticeRow> Columns = new("notices", "通知", "Notices")
    {
        { "title", "标题", "Title", n => n.Title },
        { "state", "状态", "State", (n, language) => NoticeTexts.Of(n.State, language) },
        { "staff", "发送人", "Written by", n => n.Staff },
        { "organisation", "单位", "Organisation", n => n.Organisation },
        { "sendAt", "发送时间", "Sent at", n => n.SendAt },
        { "recipients", "接收人数", "Recipients", n => n.Recipients },
        { "read", "已读人数", "Read", n => n.Read },
    };

    /// <summary>Streams the notices that the list shows for the same filters.</summary>
    public static IAsyncEnumerable<OfficerNoticeRow> Handle([AsParameters] NoticeFilter filter, Staff staff, PaiyiDb db) =>
        SearchNotices.Matching(db, staff, filter).OrderByDescending(n => n.Id).Select(SearchNotices.Row(db)).AsAsyncEnumerable();
}

/// <summary>Exports to whom of the scope a notice was sent, and what became of it with each.</summary>
public static class ExportNoticeRecipients
{
    public static readonly ListColumns<NoticeRecipientRow> Columns = new("noticeRecipients", "通知送达情况", "Delivery of a notice", r => r.PersonId)
    {
        { "name", "姓名", "Name", r => r.Name, Personal.Name },
        { "phone", "手机号", "Phone", r => r.Phone, Personal.Phone },
        { "inApp", "站内通知", "In the app", (r, language) => NoticeTexts.Of(r.InApp, language) },
        { "readAt", "阅读时间", "Read at", r => r.ReadAt },
        { "sms", "短信", "Text message", (r, language) => NoticeTexts.OfSms(r, language) },
        { "smsAt", "短信发送时间", "Text message sent at", r => r.SmsAt },
    };

    /// <summary>Streams the recipients that the list shows; none of a notice of another scope.</summary>
    public static async Task<object> Handle(long id, [AsParameters] RecipientFilter filter, Staff staff, PaiyiDb db, CancellationToken ct) =>
        await db.NoticesIn(staff.Scope).AnyAsync(n => n.Id == id, ct)
            ? ListNoticeRecipients.Matching(db, staff, id, filter).OrderByDescending(r => r.PersonId).Select(ListNoticeRecipients.Row(db)).AsAsyncEnumerable()
            : NoticeProblems.NotFound;
}

internal static class NoticeTexts
{
    public static string Of(NoticeState state, Language language) => (state, language) switch
    {
        (NoticeState.Scheduled, Language.English) => "Scheduled",
        (NoticeState.Sending, Language.English) => "Being sent",
        (NoticeState.Sent, Language.English) => "Sent",
        (NoticeState.Cancelled, Language.English) => "Cancelled",
        (NoticeState.Scheduled, _) => "待发送",
        (NoticeState.Sending, _) => "发送中",
        (NoticeState.Sent, _) => "已发送",
        _ => "已取消",
    };

    public static string Of(bool value, Language language) => language == Language.English ? value ? "yes" : "no" : value ? "是" : "否";

    public static string OfSms(NoticeRecipientRow row, Language language) => (row.Texted, row.Sms, language) switch
    {
        (false, _, Language.English) => "none",
        (false, _, _) => "未发送",
        (_, SmsStatus.Failed, Language.English) => "failed",
        (_, SmsStatus.Failed, _) => "失败",
        (_, SmsStatus.Queued or SmsStatus.Sending, Language.English) => "waiting",
        (_, SmsStatus.Queued or SmsStatus.Sending, _) => "等待发送",
        (_, _, Language.English) => "sent",
        _ => "已发送",
    };
}

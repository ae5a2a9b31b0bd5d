using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Notices;

/// <summary>Every refusal about notices.</summary>
public static class NoticeProblems
{
    public static readonly Refusal NotFound = new(404, "notices.notFound",
        "没有找到这条通知，请刷新列表。", "No such notice. Reload the list.");

    public static readonly Refusal NoChannel = new(400, "notices.noChannel",
        "请至少选择一种发送方式。", "Choose at least one way to send it.");

    public static readonly Refusal AudienceUnknown = new(400, "notices.audienceUnknown",
        "所选区划、单位或人员不在您的管辖范围内，请重新选择。", "A region, organisation or person that was chosen is not in your scope. Choose again.");

    public static readonly Refusal GroupsNeedOrganisation = new(400, "notices.groupsNeedOrganisation",
        "按班级或部门发送时，请只选择一个单位。", "Choose exactly one organisation to send to its groups.");

    public static readonly Refusal Nobody = new(409, "notices.nobody",
        "没有符合条件的人员，请调整发送对象。", "Nobody matches. Change whom it is for.");

    public static readonly Refusal TooManySms = new(409, "notices.tooManySms",
        "短信人数超过上限，请缩小发送对象，或只发站内通知。", "Too many persons for text messages. Choose fewer, or send it in the app only.");

    public static readonly Refusal UrgentNotPermitted = new(403, "notices.urgentNotPermitted",
        "您没有发送紧急通知的权限。短信将在早上发送，请取消“紧急”。", "You may not send urgent notices. Remove the mark: text messages then leave in the morning.");

    public static readonly Refusal SendAtWrong = new(400, "notices.sendAtWrong",
        "发送时间须在今后 30 天内。", "The time must lie within the next 30 days.");

    public static readonly Refusal SentAlready = new(409, "notices.sentAlready",
        "通知已开始发送，无法取消。", "Sending has begun: it can no longer be cancelled.");

    public static readonly Refusal TooOften = new(429, "notices.tooOften",
        "您一小时内发送的通知过多，请稍后再试。", "You have written too many notices within an hour. Try again later.");
}

using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.HealthCodes;

/// <summary>Every refusal about codes and marks.</summary>
public static class HealthCodeProblems
{
    public static readonly Refusal MarkPeriod = new Refusal(400, "marks.period",
        "标记的结束时间须晚于开始时间和现在，且时长不超过 90 天。",
        "A mark must end after it begins and after now, and last no longer than 90 days.").At("until");

    public static readonly Refusal SamePerson = new(409, "marks.samePerson",
        "提出人不能确认自己的标记，请由另一位同事确认。", "Whoever proposed a mark cannot confirm it. Ask a colleague.");

    public static readonly Refusal AlreadyConfirmed = new(409, "marks.alreadyConfirmed",
        "该标记已被确认，请刷新列表。", "This mark has already been confirmed. Reload the list.");

    public static readonly Refusal Ended = new(409, "marks.ended",
        "该标记已失效或已撤销，如仍需要请重新提出。", "This mark has ended or was withdrawn. Propose a new one if it is still needed.");
}

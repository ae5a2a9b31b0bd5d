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

    public static readonly Refusal PersonNotRegistered = new Refusal(404, "marks.personNotRegistered",
        "您管辖范围内的人员库中没有此证件号码的人员。请核对号码；确实未登记的，请先登记再导入标记。",
        "Nobody with this document is in the register within your scope. Check the number; add the person to the register first if it is right.").At("documentNumber");

    public static readonly Refusal NameDiffers = new Refusal(409, "marks.nameDiffers",
        "人员库中该证件号码对应的姓名与此不同，为免标错人，此行未导入。请核对姓名和证件号码。",
        "The register has another name for this document, so nobody was marked. Check name and number.").At("name");

    public static readonly Refusal MarkedOtherwise = new Refusal(409, "marks.markedOtherwise",
        "此人已有同类型、同开始时间而结束时间不同的标记。如需更改，请先撤销原标记。",
        "This person already has such a mark with another end. Withdraw that one first.").At("until");

    public static Refusal ProposalsChanged(int open) => new Refusal(409, "marks.proposalsChanged",
        $"待确认的标记已有变化，现在是 {open} 条。请刷新后再确认。", $"The open proposals have changed; there are {open} now. Reload, look at them, and confirm again.").With("count", open);
}

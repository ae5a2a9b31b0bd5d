using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Notices;

/// <summary>Every refusal about notices.</summary>
public static class NoticeProblems
{
    public static readonly Refusal NotFound = new(404, "notices.notFound",
        "没有找到这条通知，请刷新列表。", "No such notice. Reload the list.");
}

using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.BackgroundJobs;

/// <summary>Every refusal about background jobs.</summary>
public static class JobProblems
{
    public static readonly Refusal NotFound = new(404, "backgroundJobs.notFound",
        "没有这个任务，可能已过期或已删除，请刷新。", "There is no such job; it may have expired or been deleted. Reload.");

    public static readonly Refusal StateChanged = new(409, "backgroundJobs.stateChanged",
        "任务状态已变化，请刷新后重试。", "The job is in another state by now. Reload and try again.");
}

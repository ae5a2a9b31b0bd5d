using Hangfire;
using Hangfire.States;
using Microsoft.AspNetCore.Http.HttpResults;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.BackgroundJobs.Command;

/// <summary>Gives up a job that failed, or that waits for its next attempt.</summary>
public static class DeleteJob
{
    public static Task<Results<NoContent, Refusal>> Handle(
        long id, JobStorage storage, IBackgroundJobClient jobs, PaiyiDb db, AuditTrail audit, CancellationToken ct) =>
        JobMoves.MoveAsync(nameof(DeleteJob), id, new DeletedState(), [FailedState.StateName, ScheduledState.StateName], storage, jobs, db, audit, ct);
}

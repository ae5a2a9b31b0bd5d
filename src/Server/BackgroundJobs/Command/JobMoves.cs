using System.Globalization;
using Hangfire;
using Hangfire.States;
using Microsoft.AspNetCore.Http.HttpResults;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.BackgroundJobs.Command;

/// <summary>What the operations on one job have in common.</summary>
internal static class JobMoves
{
    /// <summary>The entry is written first: a deed without its entry would be worse than an entry of what another had done already.</summary>
    public static async Task<Results<NoContent, Refusal>> MoveAsync(
        string action, long id, IState to, string[] from, JobStorage storage, IBackgroundJobClient jobs, PaiyiDb db, AuditTrail audit, CancellationToken ct)
    {
        var key = id.ToString(CultureInfo.InvariantCulture);
        if (storage.GetMonitoringApi().JobDetails(key) is not { } job)
            return JobProblems.NotFound;
        var state = job.History.Count > 0 ? job.History[0].StateName : "";
        if (!from.Contains(state))
            return JobProblems.StateChanged;
        db.Add(audit.Entry(action, detail: new { id, job = job.Job?.Type.Name, state }));
        await db.SaveChangesAsync(ct);
        return jobs.ChangeState(key, to, state) ? TypedResults.NoContent() : JobProblems.StateChanged;
    }
}

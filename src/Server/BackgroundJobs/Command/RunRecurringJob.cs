using Hangfire;
using Microsoft.AspNetCore.Http.HttpResults;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Jobs;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.BackgroundJobs.Command;

/// <summary>Runs a recurring job now, beside its schedule.</summary>
public static class RunRecurringJob
{
    public static async Task<Results<Accepted, Refusal>> Handle(
        string name, IEnumerable<RecurringJobPlan> plans, IRecurringJobManager jobs, PaiyiDb db, AuditTrail audit, CancellationToken ct)
    {
        if (plans.All(p => p.Id != name))
            return JobProblems.NotFound;
        db.Add(audit.Entry(nameof(RunRecurringJob), detail: new { job = name }));
        await db.SaveChangesAsync(ct);
        jobs.Trigger(name);
        return TypedResults.Accepted((string?)null);
    }
}

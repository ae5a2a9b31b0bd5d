using Hangfire.Common;
using Hangfire.States;
using Hangfire.Storage;
using Paiyi.Server.Platform.Live;

namespace Paiyi.Server.BackgroundJobs;

/// <summary>Tells the open pages of system administrators that a job began, ended, failed or was put off.</summary>
internal sealed class JobNews(LivePublisher live) : IJobFilterProvider, IApplyStateFilter
{
    /// <summary>Jobs have no place: whoever runs the system hears of them wherever their scope is.</summary>
    private static readonly LiveSource Administrators = new("""
        SELECT DISTINCT 'r:' || r.path FROM staff_accounts a JOIN regions r ON r.id = a.region_id
        WHERE a.role = 'SystemAdministrator' AND a.disabled_at IS NULL AND cardinality($1) > 0
        """);

    public IEnumerable<JobFilter> GetFilters(Job job) =>
        JobFilterProviders.Providers.GetFilters(job).Append(new JobFilter(this, JobFilterScope.Global, null));

    public void OnStateApplied(ApplyStateContext context, IWriteOnlyTransaction transaction) => live.Changed(LiveTopic.Jobs, Administrators, 0);

    public void OnStateUnapplied(ApplyStateContext context, IWriteOnlyTransaction transaction)
    {
    }
}

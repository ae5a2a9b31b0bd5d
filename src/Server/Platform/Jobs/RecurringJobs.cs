using System.Linq.Expressions;
using Hangfire;

namespace Paiyi.Server.Platform.Jobs;

/// <summary>A job on a schedule: added at the start of every <c>work</c> process, or removed when it is switched off.</summary>
public sealed record RecurringJobPlan(string Id, Action<IRecurringJobManager> Apply);

public static class RecurringJobs
{
    /// <summary>Runs a job by a cron expression in China time; a null expression switches it off.</summary>
    public static void AddRecurringJob<TJob>(this IServiceCollection services, string? cron, Expression<Func<TJob, Task>> run)
        where TJob : class
    {
        services.AddScoped<TJob>();
        var id = typeof(TJob).Name;
        services.AddSingleton(new RecurringJobPlan(id, jobs =>
        {
            if (cron is null)
                jobs.RemoveIfExists(id);
            else
                jobs.AddOrUpdate(id, run, cron, new RecurringJobOptions { TimeZone = ChinaZone.Zone });
        }));
    }
}

/// <summary>China time for the job library, on hosts with and without a time zone database.</summary>
internal sealed class ChinaZone : ITimeZoneResolver
{
    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.CreateCustomTimeZone("China", TimeSpan.FromHours(8), "China", "China");

    public TimeZoneInfo GetTimeZoneById(string timeZoneId) =>
        timeZoneId == Zone.Id ? Zone : TimeZoneInfo.FindSystemTimeZoneById(timeZoneId);
}

/// <summary>Tells the job library the schedules once it runs, and again until its database answers.</summary>
internal sealed class RecurringJobsPlanner(IEnumerable<RecurringJobPlan> plans, IRecurringJobManager jobs, ILogger<RecurringJobsPlanner> log)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                foreach (var plan in plans)
                    plan.Apply(jobs);
                return;
            }
            catch (Exception e)
            {
                log.LogWarning(e, "The schedules of recurring jobs could not be written; trying again");
                await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}

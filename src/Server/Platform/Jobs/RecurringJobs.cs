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
                jobs.AddOrUpdate(id, run, cron, new RecurringJobOptions { TimeZone = China });
        }));
    }

    private static TimeZoneInfo China { get; } = TimeZoneInfo.CreateCustomTimeZone("China", TimeSpan.FromHours(8), "China", "China");
}

/// <summary>Tells the job library the schedules once it runs.</summary>
internal sealed class RecurringJobsPlanner(IEnumerable<RecurringJobPlan> plans, IRecurringJobManager jobs) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var plan in plans)
            plan.Apply(jobs);
        return Task.CompletedTask;
    }
}

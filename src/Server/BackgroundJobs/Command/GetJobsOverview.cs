using Hangfire;
using Hangfire.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Jobs;

namespace Paiyi.Server.BackgroundJobs.Command;

/// <summary>Tells how the work behind the pages stands: recurring jobs, counts of the others, processes, and the outbox.</summary>
public static class GetJobsOverview
{
    public static async Task<Ok<JobsOverview>> Handle(
        JobStorage storage, IEnumerable<RecurringJobPlan> plans, PaiyiDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var monitoring = storage.GetMonitoringApi();
        var counts = monitoring.GetStatistics();
        using var connection = storage.GetConnection();
        var planned = plans.Select(p => p.Id).ToHashSet();
        var outbox = await db.Outbox.GroupBy(o => o.Kind).Select(g => new OutboxState(
            g.Key, g.Count(), g.Min(o => (DateTimeOffset?)o.DueAt), g.Count(o => o.Attempts > 0), g.Max(o => o.Attempts))).ToListAsync(ct);
        return TypedResults.Ok(new JobsOverview(
            [.. connection.GetRecurringJobs().Where(j => planned.Contains(j.Id)).OrderBy(j => j.Id, StringComparer.Ordinal).Select(Row)],
            new JobCounts(counts.Enqueued, counts.Processing, counts.Scheduled, counts.Failed, counts.Succeeded),
            [.. monitoring.Servers().OrderBy(s => s.StartedAt).Select(s => new JobServer(s.Name.Split(':')[0], Utc(s.StartedAt)!.Value, Utc(s.Heartbeat), s.WorkersCount))],
            [.. outbox.OrderBy(o => o.Kind, StringComparer.Ordinal).Select(o => o with { Oldest = o.Oldest <= now ? o.Oldest : null })]));
    }

    private static RecurringJobRow Row(RecurringJobDto job) =>
        new(job.Id, job.Cron, Utc(job.LastExecution), Utc(job.NextExecution), Utc(job.LastExecution) is null ? null : Result(job.LastJobState));

    private static RecurringResult Result(string? state) => state switch
    {
        "Failed" => RecurringResult.Failed,
        "Processing" or "Enqueued" or "Scheduled" or "Awaiting" => RecurringResult.Running,
        _ => RecurringResult.Succeeded,
    };

    private static DateTimeOffset? Utc(DateTime? time) => time is { } known ? new DateTimeOffset(DateTime.SpecifyKind(known, DateTimeKind.Utc)) : null;
}

public enum RecurringResult
{
    Succeeded,
    Failed,
    Running,
}

/// <summary>The state of all work behind the pages.</summary>
public sealed record JobsOverview(
    IReadOnlyList<RecurringJobRow> Recurring, JobCounts Counts, IReadOnlyList<JobServer> Servers, IReadOnlyList<OutboxState> Outbox);

/// <summary>A job that runs by the clock.</summary>
/// <param name="Cron">In China time.</param>
/// <param name="LastResult">Of the last run; null when there was none.</param>
public sealed record RecurringJobRow(string Name, string Cron, DateTimeOffset? LastRun, DateTimeOffset? NextRun, RecurringResult? LastResult);

/// <summary>How many jobs of each state; those that succeeded are counted for ever.</summary>
public sealed record JobCounts(long Enqueued, long Processing, long Scheduled, long Failed, long Succeeded);

/// <summary>A process that runs jobs.</summary>
public sealed record JobServer(string Name, DateTimeOffset StartedAt, DateTimeOffset? SeenAt, int Workers);

/// <summary>Consequences of one kind that are still to be done.</summary>
/// <param name="Waiting">Rows, those that are only due later included.</param>
/// <param name="Oldest">Since when the oldest is due; null when none is due yet.</param>
/// <param name="Failing">Rows that have failed before and are tried again.</param>
public sealed record OutboxState(string Kind, int Waiting, DateTimeOffset? Oldest, int Failing, int MostAttempts);

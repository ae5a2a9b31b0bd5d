using System.Globalization;
using Hangfire;
using Hangfire.Common;
using Hangfire.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Paiyi.Server.Platform.Paging;

namespace Paiyi.Server.BackgroundJobs.Command;

/// <summary>Lists the jobs of one state: those that run, wait, have failed or have ended lately.</summary>
public static class SearchJobs
{
    public static Ok<Page<JobRow>> Handle([AsParameters] JobFilter filter, [AsParameters] PageRequest page, JobStorage storage)
    {
        var from = 0;
        if (!string.IsNullOrEmpty(page.Cursor) && !int.TryParse(page.Cursor, NumberStyles.None, CultureInfo.InvariantCulture, out from))
            throw new BadCursorException();
        var rows = Read(storage.GetMonitoringApi(), filter.State ?? JobState.Failed, from, page.Take + 1);
        using var connection = storage.GetConnection();
        IReadOnlyList<JobRow> items = [.. rows.Take(page.Take).Select(r => r with { Attempts = AttemptsOf(connection, r) })];
        return TypedResults.Ok(new Page<JobRow>(items, rows.Count > page.Take ? (from + page.Take).ToString(CultureInfo.InvariantCulture) : null));
    }

    private static List<JobRow> Read(IMonitoringApi jobs, JobState state, int from, int count) => state switch
    {
        JobState.Processing => [.. jobs.ProcessingJobs(from, count).Where(j => j.Value is not null).Select(j => Row(j.Key, j.Value.Job, state, j.Value.StartedAt))],
        JobState.Scheduled => [.. jobs.ScheduledJobs(from, count).Where(j => j.Value is not null).Select(j => Row(j.Key, j.Value.Job, state, j.Value.EnqueueAt))],
        JobState.Enqueued => [.. jobs.EnqueuedJobs("default", from, count).Where(j => j.Value is not null).Select(j => Row(j.Key, j.Value.Job, state, j.Value.EnqueuedAt))],
        JobState.Succeeded => [.. jobs.SucceededJobs(from, count).Where(j => j.Value is not null)
            .Select(j => Row(j.Key, j.Value.Job, state, j.Value.SucceededAt) with { Milliseconds = j.Value.TotalDuration })],
        _ => [.. jobs.FailedJobs(from, count).Where(j => j.Value is not null)
            .Select(j => Row(j.Key, j.Value.Job, state, j.Value.FailedAt) with { Error = JobErrors.Text(j.Value.ExceptionType, j.Value.ExceptionMessage) })],
    };

    private static JobRow Row(string id, Job? job, JobState state, DateTime? at) => new(
        long.Parse(id, CultureInfo.InvariantCulture), job?.Type.Name ?? "", job?.Args.OfType<long>().Select(n => (long?)n).FirstOrDefault(), state,
        at is { } time ? new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)) : null, 1, null, null);

    /// <summary>The library counts how often a job was tried again.</summary>
    private static int AttemptsOf(IStorageConnection connection, JobRow row) =>
        int.TryParse(connection.GetJobParameter(row.Id.ToString(CultureInfo.InvariantCulture), "RetryCount"), CultureInfo.InvariantCulture, out var retries)
            ? retries + 1 : 1;
}

public enum JobState
{
    Failed,
    Processing,
    Enqueued,
    Scheduled,
    Succeeded,
}

/// <summary>Which jobs.</summary>
public sealed class JobFilter
{
    /// <summary>Those that failed when absent.</summary>
    public JobState? State { get; init; }
}

/// <summary>A job.</summary>
/// <param name="Job">The name of its class; empty for one that only another release knows.</param>
/// <param name="Subject">The id of what it is about.</param>
/// <param name="At">When it failed, began, was put into the queue or ended; of a scheduled one when it is due.</param>
/// <param name="Error">What went wrong, without personal data.</param>
/// <param name="Milliseconds">From being queued to its end.</param>
public sealed record JobRow(long Id, string Job, long? Subject, JobState State, DateTimeOffset? At, int Attempts, string? Error, long? Milliseconds);

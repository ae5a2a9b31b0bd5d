using Hangfire.Common;
using Paiyi.Server.Accounts;
using Paiyi.Server.BackgroundJobs.Command;
using Paiyi.Server.Platform.Routing;

namespace Paiyi.Server.BackgroundJobs;

internal static class BackgroundJobsModule
{
    /// <summary>Belongs after the job library, whose own list of filters this one extends.</summary>
    public static void AddBackgroundJobs(this WebApplicationBuilder builder) =>
        builder.Services.AddSingleton<IJobFilterProvider, JobNews>();

    public static void MapBackgroundJobs(this Audiences routes)
    {
        routes.Command.MapGet("/jobs", SearchJobs.Handle).Requires(Permission.JobsRead);
        routes.Command.MapGet("/jobs/overview", GetJobsOverview.Handle).Requires(Permission.JobsRead);
        routes.Command.MapPost("/jobs/{id:long}/retry", RetryJob.Handle).Requires(Permission.JobsWrite);
        routes.Command.MapDelete("/jobs/{id:long}", DeleteJob.Handle).Requires(Permission.JobsWrite);
        routes.Command.MapPost("/recurring-jobs/{name}/run", RunRecurringJob.Handle).Requires(Permission.JobsWrite);
    }
}

using Hangfire;
using Hangfire.States;
using Microsoft.Extensions.DependencyInjection;
using Paiyi.Server.Tests.Fixtures;

namespace Paiyi.Server.Tests.BackgroundJobs;

/// <summary>Jobs in the state in which a worker would have left them.</summary>
public static class FailedJobs
{
    /// <summary>The id of a job about number 7 that has failed with this message.</summary>
    public static string FailedJob(this TestServer server, string message) =>
        server.Services.GetRequiredService<IBackgroundJobClient>().Create<BrokenJob>(
            job => job.RunAsync(7, CancellationToken.None), new FailedState(new InvalidOperationException(message)));
}

/// <summary>Is never run.</summary>
public sealed class BrokenJob
{
    [AutomaticRetry(Attempts = 0)]
    public Task RunAsync(long id, CancellationToken ct) => Task.FromException(new InvalidOperationException($"{GetType().Name} {id} {ct.CanBeCanceled}"));
}

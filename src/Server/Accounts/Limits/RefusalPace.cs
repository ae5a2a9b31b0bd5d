using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Accounts.Limits;

/// <summary>
/// Lets the refusals of a route leave at whole steps of time only, so that how long one took does not tell what was looked
/// up for it: whether a user name exists, which is counted in the database, or not, which is counted in Redis.
/// </summary>
internal static class RefusalPace
{
    /// <summary>Far more than the ways of a refusal differ by, and less than a person notices.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    public static void RefusesInSteps(this RouteHandlerBuilder route) => route.AddEndpointFilter(async (context, next) =>
    {
        var clock = context.HttpContext.RequestServices.GetRequiredService<TimeProvider>();
        var began = clock.GetTimestamp();
        var answer = await next(context);
        if (answer is INestedHttpResult { Result: Refusal })
            await Task.Delay(Step - TimeSpan.FromTicks(clock.GetElapsedTime(began).Ticks % Step.Ticks), clock, context.HttpContext.RequestAborted);
        return answer;
    });
}

namespace Paiyi.Server.Data;

/// <summary>
/// Builds the model of the tables before the process listens. The first query would do it otherwise, and every request
/// that came meanwhile would hold a thread and wait.
/// </summary>
internal sealed class ModelWarmUp(IServiceScopeFactory scopes) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        using var scope = scopes.CreateScope();
        _ = scope.ServiceProvider.GetRequiredService<PaiyiDb>().Model;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

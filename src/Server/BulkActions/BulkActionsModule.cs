using Hangfire;
using Paiyi.Server.Accounts;
using Paiyi.Server.BulkActions.Consoles;
using Paiyi.Server.BulkActions.Jobs;
using Paiyi.Server.Platform.Outbox;
using Paiyi.Server.Platform.Routing;

namespace Paiyi.Server.BulkActions;

internal static class BulkActionsModule
{
    public static void AddBulkActions(this WebApplicationBuilder builder)
    {
        builder.Services.AddTransient<RunBulkAction>();
        builder.Services.AddOutboxHandler(RunBulkAction.OutboxKind, (batch, _) =>
        {
            var jobs = batch.Services.GetRequiredService<IBackgroundJobClient>();
            foreach (var id in batch.Subjects)
                jobs.Enqueue<RunBulkAction>(job => job.RunAsync(id, CancellationToken.None));
            return Task.CompletedTask;
        });
    }

    public static void MapBulkActions(this Audiences routes)
    {
        foreach (var console in routes.Consoles)
        {
            console.MapGet("/bulk-actions", SearchBulkActions.Handle).Requires(Permission.PersonsWrite);
            console.MapPost("/bulk-actions", StartBulkAction.Handle).Requires(Permission.PersonsWrite);
            console.MapGet("/bulk-actions/{id:long}", GetBulkAction.Handle).Requires(Permission.PersonsWrite);
            console.MapGet("/bulk-actions/{id:long}/passed-over", ListPassedOver.Handle).Requires(Permission.PersonsWrite);
            console.MapPost("/bulk-actions/{id:long}/undo", UndoBulkAction.Handle).Requires(Permission.PersonsWrite);
        }
    }
}

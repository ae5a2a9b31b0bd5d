using Hangfire;
using Paiyi.Server.Accounts;
using Paiyi.Server.BulkActions.Command;
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
            // Who may read or undo one follows from its kind: everybody sees those that they could have begun.
            console.MapGet("/bulk-actions", SearchBulkActions.Handle);
            console.MapGet("/bulk-actions/{id:long}", GetBulkAction.Handle);
            console.MapGet("/bulk-actions/{id:long}/passed-over", ListPassedOver.Handle);
            console.MapPost("/bulk-actions/{id:long}/undo", UndoBulkAction.Handle);
            console.MapPost("/bulk-actions", StartBulkAction.Handle).Requires(Permission.PersonsWrite);
            console.MapPost("/staff/bulk-actions", StartStaffAction.Handle).Requires(Permission.StaffWrite);
            console.MapPost("/checkpoints/bulk-actions", StartCheckpointAction.Handle).Requires(Permission.CheckpointsWrite);
        }

        routes.Command.MapPost("/organisations/bulk-actions", StartOrganisationAction.Handle).Requires(Permission.OrganisationsWrite);
        routes.Command.MapPost("/return-applications/bulk-actions", StartReturnAction.Handle).Requires(Permission.ReturnApplicationsDecide);
    }
}

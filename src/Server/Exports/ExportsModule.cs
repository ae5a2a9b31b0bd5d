using System.ComponentModel.DataAnnotations;
using Hangfire;
using Paiyi.Server.Exports.Consoles;
using Paiyi.Server.Exports.Jobs;
using Paiyi.Server.Platform.Jobs;
using Paiyi.Server.Platform.Outbox;
using Paiyi.Server.Platform.Routing;

namespace Paiyi.Server.Exports;

internal static class ExportsModule
{
    public static void AddExports(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration.GetSection("Exports").Get<ExportSettings>() ?? new ExportSettings();
        Validator.ValidateObject(settings, new ValidationContext(settings), validateAllProperties: true);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton<ExportRequests>();
        builder.Services.AddTransient<RunExport>();
        builder.Services.AddOutboxHandler(RunExport.OutboxKind, (batch, _) =>
        {
            var jobs = batch.Services.GetRequiredService<IBackgroundJobClient>();
            foreach (var id in batch.Subjects)
                jobs.Enqueue<RunExport>(job => job.RunAsync(id, CancellationToken.None));
            return Task.CompletedTask;
        });
        builder.Services.AddRecurringJob<RemoveExpiredExports>("*/10 * * * *", job => job.RunAsync(CancellationToken.None));
    }

    /// <summary>What may be exported is asked of the list's own route; whoever has begun an export may follow it.</summary>
    public static void MapExports(this Audiences routes)
    {
        foreach (var console in routes.Consoles)
        {
            console.MapPost("/exports/measure", MeasureExport.Handle).Produces<ExportSize>();
            console.MapPost("/exports", StartExport.Handle).Produces<StartedExport>(StatusCodes.Status202Accepted);
            console.MapGet("/exports/own", ListOwnExports.Handle);
            console.MapGet("/exports/column-sets", ListColumnSets.Handle);
            console.MapPost("/exports/column-sets", KeepColumnSet.Handle);
            console.MapDelete("/exports/column-sets/{id:long}", DeleteColumnSet.Handle);
            console.MapGet("/exports/{id:long}", GetExport.Handle);
            console.MapPost("/exports/{id:long}/cancel", CancelExport.Handle);
            console.MapGet("/exports/{id:long}/file", DownloadExport.Handle).Produces<byte[]>(200, "application/octet-stream");
        }
    }
}

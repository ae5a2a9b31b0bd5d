using System.ComponentModel.DataAnnotations;
using Hangfire;
using Microsoft.AspNetCore.Mvc;
using Paiyi.Server.Accounts;
using Paiyi.Server.People.Rosters.Consoles;
using Paiyi.Server.People.Rosters.Jobs;
using Paiyi.Server.Platform.Exports;
using Paiyi.Server.Platform.Imports;
using Paiyi.Server.Platform.Jobs;
using Paiyi.Server.Platform.Outbox;
using Paiyi.Server.Platform.Routing;

namespace Paiyi.Server.People.Rosters;

/// <summary>The imports of rosters: their routes, and the jobs of their two steps.</summary>
internal static class RosterRoutes
{
    public static void AddRosters(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration.GetSection("Rosters").Get<RosterSettings>() ?? new RosterSettings();
        Validator.ValidateObject(settings, new ValidationContext(settings), validateAllProperties: true);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton<RosterRun>();
        builder.Services.AddSingleton<RosterLayouts>();
        builder.Services.AddTransient<CheckRoster>();
        builder.Services.AddTransient<CommitRoster>();
        builder.Services.AddTransient<UndoRoster>();
        builder.Services.AddRecurringJob<RemoveOldRosterFiles>("40 3 * * *", job => job.RunAsync(CancellationToken.None));
        builder.Services.AddOutboxHandler(CheckRoster.OutboxKind, (batch, _) =>
            Enqueue(batch, (jobs, id) => jobs.Enqueue<CheckRoster>(job => job.RunAsync(id, CancellationToken.None))));
        builder.Services.AddOutboxHandler(CommitRoster.OutboxKind, (batch, _) =>
            Enqueue(batch, (jobs, id) => jobs.Enqueue<CommitRoster>(job => job.RunAsync(id, CancellationToken.None))));
        builder.Services.AddOutboxHandler(UndoRoster.OutboxKind, (batch, _) =>
            Enqueue(batch, (jobs, id) => jobs.Enqueue<UndoRoster>(job => job.RunAsync(id, CancellationToken.None))));
    }

    public static void MapRosters(this Audiences routes)
    {
        foreach (var console in routes.Consoles)
        {
            console.MapGet("/rosters/{organisationId:long}/template", DownloadRosterTemplate.Handle)
                .Produces<byte[]>(200, AnnotatedFile.ContentType).Requires(Permission.RostersImport);
            // The server's own limit would cut the upload off before it could be refused by name; the handler has one.
            console.MapPost("/rosters/{organisationId:long}/imports", UploadRoster.Handle)
                .WithMetadata(new DisableRequestSizeLimitAttribute()).ProducesProblem(413).Requires(Permission.RostersImport);
            console.MapGet("/imports", SearchRosterImports.Handle).Requires(Permission.RostersImport);
            console.MapExport("/imports", ExportRosterImports.Columns, ExportRosterImports.Handle).Requires(Permission.RostersImport);
            console.MapGet("/imports/{id:long}", GetRosterImport.Handle).Requires(Permission.RostersImport);
            console.MapGet("/imports/{id:long}/mapping", GetRosterMapping.Handle).Requires(Permission.RostersImport);
            console.MapPut("/imports/{id:long}/mapping", MapRoster.Handle).Requires(Permission.RostersImport);
            console.MapGet("/rosters/{organisationId:long}/mappings", ListSavedMappings.Handle).Requires(Permission.RostersImport);
            console.MapDelete("/rosters/{organisationId:long}/mappings/{id:long}", DeleteSavedMapping.Handle).Requires(Permission.RostersImport);
            console.MapGet("/rosters/{organisationId:long}/words", ListRosterWords.Handle).Requires(Permission.RostersImport);
            console.MapPost("/rosters/{organisationId:long}/words", AddRosterWord.Handle).Requires(Permission.RostersImport);
            console.MapDelete("/rosters/{organisationId:long}/words/{id:long}", DeleteRosterWord.Handle).Requires(Permission.RostersImport);
            console.MapPost("/imports/{id:long}/commit", CommitRosterImport.Handle).Requires(Permission.RostersImport);
            console.MapPost("/imports/{id:long}/pause", PauseRosterImport.Handle).Requires(Permission.RostersImport);
            console.MapPost("/imports/{id:long}/resume", ResumeRosterImport.Handle).Requires(Permission.RostersImport);
            console.MapPost("/imports/{id:long}/cancel", CancelRosterImport.Handle).Requires(Permission.RostersImport);
            console.MapPost("/imports/{id:long}/undo", UndoRosterImport.Handle).Requires(Permission.RostersImport);
            console.MapPost("/imports/{id:long}/undo-lines", UndoRosterLines.Handle).Requires(Permission.RostersImport);
            console.MapGet("/imports/{id:long}/lines", ListRosterLines.Handle).Requires(Permission.RostersImport);
            console.MapGet("/imports/{id:long}/reasons", ListRosterReasons.Handle).Requires(Permission.RostersImport);
            console.MapExport("/imports/{id:long}/lines", ExportRosterLines.Columns, ExportRosterLines.Handle).Requires(Permission.RostersImport);
            console.MapGet("/imports/{id:long}/annotated", DownloadAnnotatedRoster.Handle)
                .Produces<byte[]>(200, AnnotatedFile.ContentType).Requires(Permission.RostersImport);
        }
    }

    private static Task Enqueue(OutboxBatch batch, Action<IBackgroundJobClient, long> start)
    {
        var jobs = batch.Services.GetRequiredService<IBackgroundJobClient>();
        foreach (var id in batch.Subjects)
            start(jobs, id);
        return Task.CompletedTask;
    }
}

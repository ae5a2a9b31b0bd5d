using Hangfire;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Paiyi.Server.Lists.Consoles;
using Paiyi.Server.Lists.Jobs;
using Paiyi.Server.Platform.Exports;
using Paiyi.Server.Platform.Imports;
using Paiyi.Server.Platform.Jobs;
using Paiyi.Server.Platform.Outbox;
using Paiyi.Server.Platform.Routing;

namespace Paiyi.Server.Lists;

/// <summary>
/// Imports of lists: whatever kind of list another module has defined (<see cref="ListKind"/>) is uploaded, read by its columns,
/// checked, committed, followed and taken back here.
/// </summary>
internal static class ListsModule
{
    private const string One = "/list-imports/{id:long}";

    public static void AddLists(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ListKinds>();
        builder.Services.AddSingleton<IAuthorizationHandler, ListPermissionHandler>();
        builder.Services.AddSingleton<ListRun>();
        builder.Services.AddSingleton<ListLayouts>();
        builder.Services.AddTransient<CheckList>();
        builder.Services.AddTransient<CommitList>();
        builder.Services.AddTransient<UndoList>();
        builder.Services.AddRecurringJob<RemoveOldLists>("45 3 * * *", job => job.RunAsync(CancellationToken.None));
        builder.Services.AddOutboxHandler(CheckList.OutboxKind, (batch, _) =>
            Enqueue(batch, (jobs, id) => jobs.Enqueue<CheckList>(job => job.RunAsync(id, CancellationToken.None))));
        builder.Services.AddOutboxHandler(CommitList.OutboxKind, (batch, _) =>
            Enqueue(batch, (jobs, id) => jobs.Enqueue<CommitList>(job => job.RunAsync(id, CancellationToken.None))));
        builder.Services.AddOutboxHandler(UndoList.OutboxKind, (batch, _) =>
            Enqueue(batch, (jobs, id) => jobs.Enqueue<UndoList>(job => job.RunAsync(id, CancellationToken.None))));
    }

    public static void MapLists(this Audiences routes)
    {
        foreach (var console in routes.Consoles)
        {
            console.MapGet("/lists", ListListKinds.Handle).RequiresSomeList();
            console.MapGet("/lists/{kind}/template", DownloadListTemplate.Handle).Produces<byte[]>(200, AnnotatedFile.ContentType).RequiresSomeList();
            // The server's own limit would cut the upload off before it could be refused by name; the handler has one.
            console.MapPost("/lists/{kind}/imports", UploadList.Handle)
                .WithMetadata(new DisableRequestSizeLimitAttribute()).ProducesProblem(413).RequiresSomeList();
            console.MapGet("/list-imports", SearchListImports.Handle).RequiresSomeList();
            console.MapExport("/list-imports", ExportListImports.Columns, ExportListImports.Handle).RequiresSomeList();
            console.MapGet(One, GetListImport.Handle).RequiresSomeList();
            console.MapGet($"{One}/mapping", GetListMapping.Handle).RequiresSomeList();
            console.MapPut($"{One}/mapping", MapList.Handle).RequiresSomeList();
            console.MapPost($"{One}/commit", CommitListImport.Handle).RequiresSomeList();
            console.MapPost($"{One}/pause", PauseListImport.Handle).RequiresSomeList();
            console.MapPost($"{One}/resume", ResumeListImport.Handle).RequiresSomeList();
            console.MapPost($"{One}/cancel", CancelListImport.Handle).RequiresSomeList();
            console.MapPost($"{One}/undo", UndoListImport.Handle).RequiresSomeList();
            console.MapPost($"{One}/undo-lines", UndoListLines.Handle).RequiresSomeList();
            console.MapGet($"{One}/lines", SearchListLines.Handle).RequiresSomeList();
            console.MapGet($"{One}/reasons", ListListReasons.Handle).RequiresSomeList();
            console.MapExport($"{One}/lines", ExportListLines.Columns, ExportListLines.Handle).RequiresSomeList();
            console.MapGet($"{One}/annotated", DownloadAnnotatedList.Handle).Produces<byte[]>(200, AnnotatedFile.ContentType).RequiresSomeList();
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

using Hangfire;
using Microsoft.AspNetCore.Mvc;
using Paiyi.Server.Accounts;
using Paiyi.Server.Platform.Exports;
using Paiyi.Server.Platform.Imports;
using Paiyi.Server.Platform.Outbox;
using Paiyi.Server.Platform.Routing;
using Paiyi.Server.Regions.Imports.Command;
using Paiyi.Server.Regions.Imports.Jobs;

namespace Paiyi.Server.Regions.Imports;

/// <summary>The imports of divisions: their routes, and the job that checks an upload.</summary>
internal static class RegionImportRoutes
{
    private const string One = "/region-imports/{id:long}";

    public static void AddRegionImports(this WebApplicationBuilder builder)
    {
        builder.Services.AddTransient<CheckDivisions>();
        builder.Services.AddOutboxHandler(CheckDivisions.OutboxKind, (batch, _) =>
        {
            var jobs = batch.Services.GetRequiredService<IBackgroundJobClient>();
            foreach (var id in batch.Subjects)
                jobs.Enqueue<CheckDivisions>(job => job.RunAsync(id, CancellationToken.None));
            return Task.CompletedTask;
        });
    }

    public static void MapRegionImports(this Audiences routes)
    {
        // The server's own limit would cut the upload off before it could be refused by name; the handler has one.
        routes.Command.MapPost("/region-imports", UploadDivisions.Handle)
            .WithMetadata(new DisableRequestSizeLimitAttribute()).ProducesProblem(413).Requires(Permission.RegionsWrite);
        routes.Command.MapGet("/region-imports", SearchRegionImports.Handle).Requires(Permission.RegionsWrite);
        routes.Command.MapGet(One, GetRegionImport.Handle).Requires(Permission.RegionsWrite);
        routes.Command.MapGet($"{One}/rows", ListRegionImportRows.Handle).Requires(Permission.RegionsWrite);
        routes.Command.MapExport($"{One}/rows", ExportRegionImportRows.Columns, ExportRegionImportRows.Handle).Requires(Permission.RegionsWrite);
        routes.Command.MapGet($"{One}/annotated", DownloadAnnotatedDivisions.Handle)
            .Produces<byte[]>(200, AnnotatedFile.ContentType).Requires(Permission.RegionsWrite);
        routes.Command.MapPost($"{One}/check", CheckRegionImportAgain.Handle).Requires(Permission.RegionsWrite);
        routes.Command.MapPost($"{One}/commit", CommitRegionImport.Handle).Requires(Permission.RegionsWrite);
    }
}

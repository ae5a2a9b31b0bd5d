using Paiyi.Server.Accounts;
using Paiyi.Server.People.Duplicates.Consoles;
using Paiyi.Server.People.Duplicates.Jobs;
using Paiyi.Server.People.Merging;
using Paiyi.Server.People.Merging.Consoles;
using Paiyi.Server.Platform.Exports;
using Paiyi.Server.Platform.Jobs;
using Paiyi.Server.Platform.PersonalData;
using Paiyi.Server.Platform.Routing;

namespace Paiyi.Server.People.Duplicates;

/// <summary>Persons who may be the same: how they are found, the queue in which officers decide, and merging.</summary>
internal static class DuplicateRoutes
{
    public static void AddDuplicates(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<PersonMerging>();
        builder.Services.AddScoped<PersonUnmerging>();
        builder.Services.AddSealedTable("person_merge_sides", ("document_sealed", Purpose.Document), ("phone_sealed", Purpose.Phone));
        builder.Services.AddRecurringJob<FillNameSounds>("*/5 * * * *", job => job.RunAsync(CancellationToken.None));
        builder.Services.AddRecurringJob<FindDuplicates>("40 2 * * *", job => job.RunAsync(CancellationToken.None));
    }

    public static void MapDuplicates(this Audiences routes)
    {
        foreach (var console in routes.Consoles)
        {
            console.MapGet("/duplicates", SearchDuplicates.Handle).Requires(Permission.DuplicatesRead);
            console.MapGet("/duplicates/count", CountDuplicates.Handle).Requires(Permission.DuplicatesRead);
            console.MapExport("/duplicates", ExportDuplicates.Columns, ExportDuplicates.Handle).Requires(Permission.PersonsExport);
            console.MapGet("/duplicates/{id:long}", GetDuplicate.Handle).Requires(Permission.DuplicatesRead);
            console.MapPost("/duplicates", PairPersons.Handle).Requires(Permission.DuplicatesMerge);
            console.MapPost("/duplicates/{id:long}/distinct", MarkDistinct.Handle).Requires(Permission.DuplicatesMerge);
            console.MapPost("/duplicates/{id:long}/reopen", ReopenDuplicate.Handle).Requires(Permission.DuplicatesMerge);
            console.MapPost("/duplicates/{id:long}/merge", MergePersons.Handle).Requires(Permission.DuplicatesMerge);
            console.MapPost("/duplicates/{id:long}/undo", UndoMerge.Handle).Requires(Permission.DuplicatesMerge);
        }
    }
}

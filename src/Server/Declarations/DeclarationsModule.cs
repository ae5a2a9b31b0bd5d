using Paiyi.Server.Accounts;
using Paiyi.Server.Declarations.Command;
using Paiyi.Server.Declarations.Consoles;
using Paiyi.Server.Declarations.Jobs;
using Paiyi.Server.Declarations.Organisation;
using Paiyi.Server.Declarations.Resident;
using Paiyi.Server.Declarations.Writing;
using Paiyi.Server.Platform.Exports;
using Paiyi.Server.Platform.Jobs;
using Paiyi.Server.Platform.Routing;

namespace Paiyi.Server.Declarations;

internal static class DeclarationsModule
{
    public static void AddDeclarations(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration.GetSection("Declarations").Get<DeclarationSettings>() ?? new DeclarationSettings();
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton<DeclarationForm>();
        builder.Services.AddSingleton<DeclarationWriter>();
        builder.Services.AddSingleton(DeclarationMerging.Step);
        builder.Services.AddHostedService(services => services.GetRequiredService<DeclarationWriter>());
        builder.Services.AddRecurringJob<RemindMissingDeclarations>(settings.RemindAt, job => job.RunAsync(CancellationToken.None));
    }

    public static void MapDeclarations(this Audiences routes)
    {
        routes.Resident.MapGet("/declaration-form", GetDeclarationForm.Handle);
        routes.Resident.MapPost("/people/{personId:long}/declarations", SubmitDeclaration.Handle);
        routes.Resident.MapPut("/people/{personId:long}/declarations/{day}", CorrectDeclaration.Handle);
        routes.Resident.MapGet("/people/{personId:long}/declarations", ListOwnDeclarations.Handle);
        foreach (var console in routes.Consoles)
        {
            console.MapGet("/declarations", SearchDeclarations.Handle).Requires(Permission.DeclarationsRead);
            console.MapExport("/declarations", ExportDeclarations.Columns, ExportDeclarations.Handle).Requires(Permission.PersonsExport);
            console.MapGet("/declarations/missing", ListMissingDeclarations.Handle).Requires(Permission.DeclarationsRead);
            console.MapExport("/declarations/missing", ExportMissingDeclarations.Columns, ExportMissingDeclarations.Handle).Requires(Permission.PersonsExport);
        }

        routes.Organisation.MapGet("/completion", GetCompletion.Handle).Requires(Permission.DeclarationsRead);
        routes.Organisation.MapExport("/completion", ExportCompletion.Columns, ExportCompletion.Handle).Requires(Permission.DeclarationsRead);
        routes.Organisation.MapPost("/reminders", RemindMissing.Handle).Requires(Permission.DeclarationsRemind);
        routes.Command.MapGet("/completion", GetRegionCompletion.Handle).Requires(Permission.DeclarationsRead);
        routes.Command.MapExport("/completion", ExportRegionCompletion.Columns, ExportRegionCompletion.Handle).Requires(Permission.DeclarationsRead);
    }
}

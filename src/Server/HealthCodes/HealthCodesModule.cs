using Paiyi.Server.Accounts;
using Paiyi.Server.HealthCodes.Command;
using Paiyi.Server.HealthCodes.Consoles;
using Paiyi.Server.HealthCodes.Jobs;
using Paiyi.Server.HealthCodes.Resident;
using Paiyi.Server.HealthCodes.Reviews;
using Paiyi.Server.HealthCodes.Showing;
using Paiyi.Server.HealthCodes.Tokens;
using Paiyi.Server.HealthCodes.Lists;
using Paiyi.Server.Lists;
using Paiyi.Server.People;
using Paiyi.Server.Platform.Exports;
using Paiyi.Server.Platform.Jobs;
using Paiyi.Server.Platform.Outbox;
using Paiyi.Server.Platform.Routing;

namespace Paiyi.Server.HealthCodes;

internal static class HealthCodesModule
{
    private const string EveryMinute = "* * * * *";

    public static void AddHealthCodes(this WebApplicationBuilder builder)
    {
        var issuer = builder.Configuration["HealthCodes:Issuer"] ?? "paiyi";
        builder.Services.AddSingleton(_ => SigningKeys.Load(Path.Combine(builder.KeysFolder(), "signing")));
        builder.Services.AddSingleton(services => new HealthCodeTokenWriter(services.GetRequiredService<SigningKeys>(), issuer));
        builder.Services.AddSingleton<HealthCodeCache>();
        builder.Services.AddSingleton<ColourReview>();
        builder.Services.AddSingleton<CurrentCodes>();
        builder.Services.AddSingleton<HealthCodeDisplay>();
        builder.Services.AddSingleton<ColourFaces>();
        builder.Services.AddSingleton<ReadColour>(services => services.GetRequiredService<ColourFaces>().ReadAsync);
        builder.Services.AddSingleton<VerifyToken>(services => services.GetRequiredService<ColourFaces>().Verify);
        builder.Services.AddListKind<MarkList>();
        builder.Services.AddOutboxHandler(PersonChange.OutboxKind, ColourReview.RunAsync);
        builder.Services.AddRecurringJob<ReviewDueHealthCodes>(EveryMinute, job => job.RunAsync(CancellationToken.None));
    }

    public static void MapHealthCodes(this Audiences routes)
    {
        routes.Resident.MapGet("/people", ListOwnPeople.Handle);
        routes.Resident.MapGet("/people/{personId:long}/health-code", GetHealthCode.Handle).WithMetadata(HealthCodeCache.ReadWithSession);
        routes.Resident.MapGet("/people/{personId:long}/health-code/changes", ListOwnColourChanges.Handle);
        foreach (var console in routes.Consoles)
        {
            console.MapGet("/health-codes", SearchHealthCodes.Handle).Requires(Permission.HealthCodesRead);
            console.MapExport("/health-codes", ExportHealthCodes.Columns, ExportHealthCodes.Handle).Requires(Permission.PersonsExport);
            console.MapGet("/health-codes/changes", SearchColourChanges.Handle).Requires(Permission.HealthCodesRead);
            console.MapExport("/health-codes/changes", ExportColourChanges.Columns, ExportColourChanges.Handle).Requires(Permission.PersonsExport);
        }

        routes.Command.MapGet("/marks", ListMarks.Handle).Requires(Permission.HealthCodesRead);
        routes.Command.MapExport("/marks", ExportMarks.Columns, ExportMarks.Handle).Requires(Permission.PersonsExport);
        routes.Command.MapPost("/persons/{id:long}/marks", ProposeMark.Handle).Requires(Permission.MarksPropose);
        routes.Command.MapGet("/marks/of-list", GetListProposals.Handle).Requires(Permission.HealthCodesRead);
        routes.Command.MapPost("/marks/confirm", ConfirmMarks.Handle).Requires(Permission.MarksConfirm);
        routes.Command.MapPost("/marks/{id:long}/confirm", ConfirmMark.Handle).Requires(Permission.MarksConfirm);
        routes.Command.MapPost("/marks/{id:long}/withdraw", WithdrawMark.Handle).Requires(Permission.MarksPropose);
    }
}

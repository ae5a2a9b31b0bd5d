using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Paiyi.Server.Accounts;
using Paiyi.Server.Platform.Exports;
using Paiyi.Server.Platform.Jobs;
using Paiyi.Server.Platform.Routing;
using Paiyi.Server.ReturnApplications.Command;
using Paiyi.Server.ReturnApplications.Consoles;
using Paiyi.Server.ReturnApplications.Jobs;
using Paiyi.Server.ReturnApplications.Organisation;

namespace Paiyi.Server.ReturnApplications;

internal static class ReturnApplicationsModule
{
    private const string One = "/return-applications/{id:long}";

    public static void AddReturnApplications(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration.GetSection("ReturnApplications").Get<ReturnApplicationSettings>() ?? new ReturnApplicationSettings();
        Validator.ValidateObject(settings, new ValidationContext(settings), validateAllProperties: true);
        builder.Services.AddSingleton(settings);
        builder.Services.AddRecurringJob<RemoveOldAttachments>("50 3 * * *", job => job.RunAsync(CancellationToken.None));
    }

    public static void MapReturnApplications(this Audiences routes)
    {
        foreach (var console in routes.Consoles)
        {
            console.MapGet("/return-applications", SearchReturnApplications.Handle).Requires(Permission.ReturnApplicationsRead);
            console.MapExport("/return-applications", ExportReturnApplications.Columns, ExportReturnApplications.Handle)
                .Requires(Permission.ReturnApplicationsRead);
            console.MapGet(One, GetReturnApplication.Handle).Requires(Permission.ReturnApplicationsRead);
            console.MapGet($"{One}/attachments/{{attachmentId:long}}", GetReturnAttachment.Handle)
                .Produces<byte[]>(200, "application/octet-stream").Requires(Permission.ReturnApplicationsRead);
        }

        routes.Organisation.MapPost("/return-applications", DraftReturnApplication.Handle).Requires(Permission.ReturnApplicationsSubmit);
        routes.Organisation.MapPut(One, EditReturnApplication.Handle).Requires(Permission.ReturnApplicationsSubmit);
        routes.Organisation.MapPost($"{One}/submit", SubmitReturnApplication.Handle).Requires(Permission.ReturnApplicationsSubmit);
        routes.Organisation.MapPost($"{One}/withdraw", WithdrawReturnApplication.Handle).Requires(Permission.ReturnApplicationsSubmit);
        // The server's own limit would cut the upload off before it could be refused by name; the handler has one.
        routes.Organisation.MapPost($"{One}/attachments", AddReturnAttachment.Handle)
            .WithMetadata(new DisableRequestSizeLimitAttribute()).ProducesProblem(413).ProducesProblem(415).Requires(Permission.ReturnApplicationsSubmit);
        routes.Organisation.MapDelete($"{One}/attachments/{{attachmentId:long}}", RemoveReturnAttachment.Handle)
            .Requires(Permission.ReturnApplicationsSubmit);

        routes.Command.MapGet("/return-applications/count", CountReturnApplications.Handle).Requires(Permission.ReturnApplicationsRead);
        routes.Command.MapPost($"{One}/approve", ApproveReturnApplication.Handle).Requires(Permission.ReturnApplicationsDecide);
        routes.Command.MapPost($"{One}/return", SendBackReturnApplication.Handle).Requires(Permission.ReturnApplicationsDecide);
        routes.Command.MapPost($"{One}/refuse", RefuseReturnApplication.Handle).Requires(Permission.ReturnApplicationsDecide);
    }
}

using System.ComponentModel.DataAnnotations;
using Paiyi.Server.Accounts;
using Paiyi.Server.Declarations;
using Paiyi.Server.HealthCodes;
using Paiyi.Server.Notices.Consoles;
using Paiyi.Server.Notices.Resident;
using Paiyi.Server.Notices.Sending;
using Paiyi.Server.People;
using Paiyi.Server.Platform.Exports;
using Paiyi.Server.Platform.Outbox;
using Paiyi.Server.Platform.Routing;
using Paiyi.Server.ReturnApplications;

namespace Paiyi.Server.Notices;

internal static class NoticesModule
{
    public static void AddNotices(this WebApplicationBuilder builder)
    {
        builder.Services.AddOutboxHandler(HealthCodeChange.OutboxKind, WorsenedColours.TellAsync);
        var settings = builder.Configuration.GetSection("Notices").Get<NoticeSettings>() ?? new NoticeSettings();
        Validator.ValidateObject(settings, new ValidationContext(settings), validateAllProperties: true);
        builder.Services.AddSingleton(settings);
        builder.Services.AddOutboxHandler(OfficerNotice.OutboxKind, SendNotices.RunAsync);
        builder.Services.AddOutboxHandler(OfficerNotice.FormerOutboxKind, SendNotices.RunAsync);
        builder.Services.AddOutboxHandler(DeclarationReminder.OutboxKind, DeclarationReminders.TellAsync);
        builder.Services.AddOutboxHandler(RequestDecision.OutboxKind, DecidedRequests.TellAsync);
        builder.Services.AddOutboxHandler(ReturnApplication.DecidedOutboxKind, DecidedReturns.TellAsync);
    }

    public static void MapNotices(this Audiences routes)
    {
        routes.Resident.MapGet("/notices", ListNotices.Handle);
        routes.Resident.MapPost("/notices/{id:long}/read", ReadNotice.Handle);
        foreach (var console in routes.Consoles)
        {
            console.MapGet("/notices", SearchNotices.Handle).Requires(Permission.NoticesRead);
            console.MapExport("/notices", ExportNotices.Columns, ExportNotices.Handle).Requires(Permission.NoticesRead);
            console.MapPost("/notices", CreateNotice.Handle).Requires(Permission.NoticesSend);
            console.MapPost("/notices/preview", PreviewNotice.Handle).Requires(Permission.NoticesSend);
            console.MapGet("/notices/{id:long}", GetNotice.Handle).Requires(Permission.NoticesRead);
            console.MapPost("/notices/{id:long}/cancel", CancelNotice.Handle).Requires(Permission.NoticesSend);
            console.MapGet("/notices/{id:long}/recipients", ListNoticeRecipients.Handle).Requires(Permission.NoticesRead);
            console.MapExport("/notices/{id:long}/recipients", ExportNoticeRecipients.Columns, ExportNoticeRecipients.Handle)
                .Requires(Permission.PersonsExport);
        }
    }
}

using Paiyi.Server.Declarations;
using Paiyi.Server.HealthCodes;
using Paiyi.Server.Notices.Resident;
using Paiyi.Server.Platform.Outbox;
using Paiyi.Server.Platform.Routing;

namespace Paiyi.Server.Notices;

internal static class NoticesModule
{
    public static void AddNotices(this WebApplicationBuilder builder)
    {
        builder.Services.AddOutboxHandler(HealthCodeChange.OutboxKind, WorsenedColours.TellAsync);
        builder.Services.AddOutboxHandler(DeclarationReminder.OutboxKind, DeclarationReminders.TellAsync);
    }

    public static void MapNotices(this Audiences routes)
    {
        routes.Resident.MapGet("/notices", ListNotices.Handle);
        routes.Resident.MapPost("/notices/{id:long}/read", ReadNotice.Handle);
    }
}

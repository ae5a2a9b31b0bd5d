using Paiyi.Server.Platform.Sessions;

namespace Paiyi.Server.Platform.Live;

internal static class LiveRegistration
{
    public static void AddLive(this WebApplicationBuilder builder, StartOptions start)
    {
        builder.Services.AddSingleton<LivePublisher>();
        builder.Services.AddHostedService(services => services.GetRequiredService<LivePublisher>());
        builder.Services.AddSingleton(builder.Configuration.GetSection("Live").Get<LiveSettings>() ?? new LiveSettings());
        builder.Services.AddSingleton<LiveHub>();
        builder.Services.AddSingleton<LiveAnswer>();
        if (start.Serves)
            builder.Services.AddHostedService(services => services.GetRequiredService<LiveHub>());
    }

    /// <summary>Follows changes: an open page is no use of the session, and an unattended desk still signs itself out.</summary>
    public static RouteHandlerBuilder Unattended(this RouteHandlerBuilder route) => route.WithMetadata(new UnattendedRequest());
}

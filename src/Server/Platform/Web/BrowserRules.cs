using Paiyi.Server.Platform.Routing;

namespace Paiyi.Server.Platform.Web;

/// <summary>
/// Tells browsers what they may do with an answer: to take it for nothing but what it says it is, to show it in nobody
/// else's page, and to load and run nothing because of it. Answers of the API hold personal data: nobody keeps them.
/// Pages may do more, and say what (<see cref="Page"/>).
/// </summary>
internal static class BrowserRules
{
    private const string NoPage = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    /// <summary>The camera is the gatekeepers'; nothing here asks for more.</summary>
    private const string Devices = "camera=(self), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";

    public static void AddBrowserRules(this WebApplicationBuilder builder)
    {
        builder.Services.AddHsts(o => o.MaxAge = TimeSpan.FromDays(365));
        builder.WebHost.ConfigureKestrel(o => o.AddServerHeader = false);
    }

    public static void UseBrowserRules(this WebApplication app)
    {
        app.UseHsts();
        app.Use((context, next) =>
        {
            Set(context);
            return next(context);
        });
    }

    /// <summary>Said of every answer, and once more after a fault, which has cleared it.</summary>
    public static void Set(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = NoPage;
        if (context.Request.Path.StartsWithSegments(Audiences.Root))
            headers.CacheControl = "no-store";
    }

    /// <summary>Said of a page.</summary>
    /// <param name="scripts">What may run besides the scripts of this server, as a Content-Security-Policy names it.</param>
    public static void Page(HttpContext context, string scripts = "")
    {
        var headers = context.Response.Headers;
        // Styles may stand in elements: the UI libraries put them there.
        headers.ContentSecurityPolicy =
            $"default-src 'self'; script-src 'self' {scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
            + "worker-src 'self' blob:; media-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = Devices;
    }
}

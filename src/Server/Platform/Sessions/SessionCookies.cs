namespace Paiyi.Server.Platform.Sessions;

/// <summary>The cookies that carry session secrets: HttpOnly, SameSite=Lax, Secure whenever the request came over TLS.</summary>
public static class SessionCookies
{
    public static string Name(SessionKind kind) => kind == SessionKind.Staff ? "paiyi-staff" : "paiyi-citizen";

    public static string? Secret(HttpRequest request, SessionKind kind) =>
        request.Cookies.TryGetValue(Name(kind), out var secret) ? secret : null;

    public static void Set(HttpContext context, SessionKind kind, string secret) =>
        context.Response.Cookies.Append(Name(kind), secret, Options(context, SessionLimits.Of(kind).Absolute));

    public static void Remove(HttpContext context, SessionKind kind) =>
        context.Response.Cookies.Delete(Name(kind), Options(context, null));

    private static CookieOptions Options(HttpContext context, TimeSpan? lifetime) => new()
    {
        HttpOnly = true,
        Secure = context.Request.IsHttps,
        SameSite = SameSiteMode.Lax,
        Path = "/",
        MaxAge = lifetime,
        IsEssential = true,
    };
}

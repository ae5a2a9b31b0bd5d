using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Routing;

namespace Paiyi.Server.Platform.Sessions;

/// <summary>
/// Refuses writes that another site makes with a victim's cookie. A signed-in write must repeat the session's own
/// token in a header that no other site can read; one that is open to everybody (sign-in, asking for a code) must not
/// come from another site at all, whoever is signed in.
/// </summary>
public sealed class ForgeryProtection(RequestDelegate next)
{
    public const string Header = "X-Paiyi-Csrf";

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method))
            return next(context);
        if (context.GetEndpoint()?.Metadata.GetMetadata<AudienceMetadata>() is null)
            return next(context);
        var open = context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null;
        var allowed = !open && context.Features.Get<Session>() is { } session
            ? SameToken(request.Headers[Header].ToString(), session.ForgeryToken)
            : IsSameSite(request);
        return allowed ? next(context) : PlatformProblems.ForgeryToken.ExecuteAsync(context);
    }

    private static bool SameToken(string given, string expected) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(expected));

    private static bool IsSameSite(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0)
            return site is "same-origin" or "none";
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || (Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Authority == request.Host.Value);
    }
}

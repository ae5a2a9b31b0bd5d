using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Paiyi.Server.Platform.Sessions;

public sealed class SessionAuthenticationOptions : AuthenticationSchemeOptions
{
    public SessionKind Kind { get; set; }
}

/// <summary>Reads the session of a request from its cookie; the scheme's name is the session kind's.</summary>
public sealed class SessionAuthentication(
    IOptionsMonitor<SessionAuthenticationOptions> options, ILoggerFactory logger, UrlEncoder encoder, SessionStore sessions)
    : AuthenticationHandler<SessionAuthenticationOptions>(options, logger, encoder)
{
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (SessionCookies.Secret(Request, Options.Kind) is not { } secret)
            return AuthenticateResult.NoResult();
        if (await sessions.FindAsync(Options.Kind, secret, Context) is not { } session)
            return AuthenticateResult.NoResult();
        Context.Features.Set(session);
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, session.AccountId.ToString())], Scheme.Name);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name));
    }

    /// <summary>Asks for a sign-in; but signing in leads nowhere when nothing is mapped to the address.</summary>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = Context.GetEndpoint() is null ? StatusCodes.Status404NotFound : StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }
}

using Microsoft.AspNetCore.Http.HttpResults;
using Paiyi.Server.Platform.Sessions;

namespace Paiyi.Server.Accounts.Resident;

/// <summary>Ends this session.</summary>
public static class SignOutCitizen
{
    public static async Task<NoContent> Handle(HttpContext http, SessionStore sessions)
    {
        await sessions.EndAsync(SessionKind.Citizen, SessionCookies.Secret(http.Request, SessionKind.Citizen)!);
        SessionCookies.Remove(http, SessionKind.Citizen);
        return TypedResults.NoContent();
    }
}

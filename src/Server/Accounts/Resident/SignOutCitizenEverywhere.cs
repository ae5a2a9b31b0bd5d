using Microsoft.AspNetCore.Http.HttpResults;
using Paiyi.Server.Platform.Sessions;

namespace Paiyi.Server.Accounts.Resident;

/// <summary>Ends every session of the phone, this one too.</summary>
public static class SignOutCitizenEverywhere
{
    public static async Task<NoContent> Handle(HttpContext http, Citizen citizen, SessionStore sessions)
    {
        await sessions.EndAllAsync(SessionKind.Citizen, citizen.Id);
        SessionCookies.Remove(http, SessionKind.Citizen);
        return TypedResults.NoContent();
    }
}

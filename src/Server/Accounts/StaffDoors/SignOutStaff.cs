using Microsoft.AspNetCore.Http.HttpResults;
using Paiyi.Server.Platform.Sessions;

namespace Paiyi.Server.Accounts.StaffDoors;

/// <summary>Ends this session.</summary>
public static class SignOutStaff
{
    public static async Task<NoContent> Handle(HttpContext http, SessionStore sessions)
    {
        await sessions.EndAsync(SessionKind.Staff, SessionCookies.Secret(http.Request, SessionKind.Staff)!);
        SessionCookies.Remove(http, SessionKind.Staff);
        return TypedResults.NoContent();
    }
}

using Microsoft.AspNetCore.Http.HttpResults;
using Paiyi.Server.Platform.Sessions;

namespace Paiyi.Server.Accounts.StaffDoors;

/// <summary>Ends every session of the caller, this one too.</summary>
public static class SignOutStaffEverywhere
{
    public static async Task<NoContent> Handle(HttpContext http, Staff staff, SessionStore sessions)
    {
        await sessions.EndAllAsync(SessionKind.Staff, staff.Id);
        SessionCookies.Remove(http, SessionKind.Staff);
        return TypedResults.NoContent();
    }
}

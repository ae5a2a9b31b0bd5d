using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Paiyi.Server.Platform.Sessions;

namespace Paiyi.Server.Accounts.StaffDoors;

/// <summary>Shows where the caller is signed in.</summary>
public static class ListStaffSessions
{
    public static async Task<Ok<SessionList>> Handle(HttpContext http, Staff staff, SessionStore sessions) =>
        TypedResults.Ok(SessionList.Of(await sessions.ListAsync(SessionKind.Staff, staff.Id), http.Features.GetRequiredFeature<Session>()));
}

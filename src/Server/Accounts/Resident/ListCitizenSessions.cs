using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Paiyi.Server.Platform.Sessions;

namespace Paiyi.Server.Accounts.Resident;

/// <summary>Shows where the phone is signed in.</summary>
public static class ListCitizenSessions
{
    public static async Task<Ok<SessionList>> Handle(HttpContext http, Citizen citizen, SessionStore sessions) =>
        TypedResults.Ok(SessionList.Of(await sessions.ListAsync(SessionKind.Citizen, citizen.Id), http.Features.GetRequiredFeature<Session>()));
}

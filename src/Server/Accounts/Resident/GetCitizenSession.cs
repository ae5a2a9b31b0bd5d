using Microsoft.AspNetCore.Http.HttpResults;
using Paiyi.Server.Platform.Sessions;

namespace Paiyi.Server.Accounts.Resident;

/// <summary>Tells which phone is signed in; none is an answer too.</summary>
public static class GetCitizenSession
{
    public static Ok<CitizenSession> Handle(HttpContext http) => TypedResults.Ok(
        http.Features.Get<Session>() is { Kind: SessionKind.Citizen } session
            ? new CitizenSession(true, session.ForgeryToken, session.Name)
            : CitizenSession.Nobody);
}

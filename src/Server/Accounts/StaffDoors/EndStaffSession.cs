using Microsoft.AspNetCore.Http.HttpResults;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Sessions;

namespace Paiyi.Server.Accounts.StaffDoors;

/// <summary>Ends one session of the caller, such as one left open on another desk.</summary>
public static class EndStaffSession
{
    public static async Task<Results<NoContent, Refusal>> Handle(string id, Staff staff, SessionStore sessions) =>
        await sessions.EndWhereAsync(SessionKind.Staff, staff.Id, s => s.Id == id) > 0
            ? TypedResults.NoContent()
            : AccountProblems.SessionNotFound;
}

using Microsoft.AspNetCore.Http.HttpResults;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Sessions;

namespace Paiyi.Server.Accounts.StaffDoors;

/// <summary>Ends one session of the caller, such as one left open on another desk.</summary>
public static class EndStaffSession
{
    public static async Task<Results<NoContent, Refusal>> Handle(
        string id, Staff staff, PaiyiDb db, AuditTrail audit, SessionStore sessions, CancellationToken ct)
    {
        if (await sessions.EndWhereAsync(SessionKind.Staff, staff.Id, s => s.Id == id) == 0)
            return AccountProblems.SessionNotFound;
        db.Add(audit.Entry(nameof(EndStaffSession)));
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

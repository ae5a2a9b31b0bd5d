using Microsoft.AspNetCore.Http.HttpResults;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Sessions;

namespace Paiyi.Server.Accounts.StaffDoors;

/// <summary>Ends every session of the caller, this one too.</summary>
public static class SignOutStaffEverywhere
{
    public static async Task<NoContent> Handle(HttpContext http, Staff staff, PaiyiDb db, AuditTrail audit, SessionStore sessions, CancellationToken ct)
    {
        db.Add(audit.Entry(nameof(SignOutStaffEverywhere), detail: new { door = Doors.Of(http) }));
        await db.SaveChangesAsync(ct);
        await sessions.EndAllAsync(SessionKind.Staff, staff.Id);
        SessionCookies.Remove(http, SessionKind.Staff);
        return TypedResults.NoContent();
    }
}

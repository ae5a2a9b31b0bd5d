using Microsoft.AspNetCore.Http.HttpResults;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Sessions;

namespace Paiyi.Server.Accounts.StaffDoors;

/// <summary>Ends this session.</summary>
public static class SignOutStaff
{
    public static async Task<NoContent> Handle(HttpContext http, PaiyiDb db, AuditTrail audit, SessionStore sessions, CancellationToken ct)
    {
        db.Add(audit.Entry(nameof(SignOutStaff), detail: new { door = Doors.Of(http) }));
        await db.SaveChangesAsync(ct);
        await sessions.EndAsync(SessionKind.Staff, SessionCookies.Secret(http.Request, SessionKind.Staff)!);
        SessionCookies.Remove(http, SessionKind.Staff);
        return TypedResults.NoContent();
    }
}

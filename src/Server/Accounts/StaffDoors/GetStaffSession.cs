using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Sessions;

namespace Paiyi.Server.Accounts.StaffDoors;

/// <summary>Tells who is signed in at this entrance; nobody is an answer too.</summary>
public static class GetStaffSession
{
    public static async Task<Ok<StaffSession>> Handle(HttpContext http, PaiyiDb db, RoleCatalogue roles, CancellationToken ct)
    {
        if (http.Features.Get<Session>()?.Staff is not null)
            await roles.ReadyAsync(ct);
        if (Staff.Of(http) is not { } staff || !Doors.Admits(Doors.Of(http), staff))
            return TypedResults.Ok(StaffSession.Nobody);
        var account = await db.StaffAccounts.Where(a => a.Id == staff.Id).Select(a => new { a.UserName, Totp = a.TotpSecret != null }).FirstAsync(ct);
        return TypedResults.Ok(StaffSession.Of(http.Features.GetRequiredFeature<Session>(), staff, account.UserName, account.Totp));
    }
}

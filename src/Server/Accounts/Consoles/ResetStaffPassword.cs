using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts.Passwords;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Sessions;

namespace Paiyi.Server.Accounts.Consoles;

/// <summary>
/// Gives an account a new initial password, lifts its lock and its second factor (the telephone may be what was lost),
/// and ends its sessions.
/// </summary>
public static class ResetStaffPassword
{
    public static async Task<Results<Ok<InitialPassword>, Refusal>> Handle(
        long id, AuditTrail audit, Staff staff, PaiyiDb db, RoleCatalogue roles, PasswordHasher hasher, SessionStore sessions, TimeProvider clock, CancellationToken ct)
    {
        if (await db.StaffIn(staff.Scope).FirstOrDefaultAsync(a => a.Id == id, ct) is not { } account)
            return AccountProblems.StaffNotFound;
        if (StaffAuthority.Refuse(staff, roles.Book, account) is { } refusal)
            return refusal;

        var now = clock.GetUtcNow();
        var password = PasswordRules.NewInitial();
        account.PasswordHash = await hasher.HashAsync(password, ct);
        account.MustChangePassword = true;
        account.Version++;
        account.TotpSecret = null;
        account.FailedSignIns = 0;
        account.LockedUntil = null;
        StaffSessionsEnd.Mark(db, account, now);
        db.AuditEntries.Add(audit.Entry(nameof(ResetStaffPassword), detail: new { account.Id }));
        await db.SaveChangesAsync(ct);
        await StaffSessionsEnd.EndAsync(sessions, id);
        return TypedResults.Ok(new InitialPassword(password));
    }
}

/// <summary>The password to hand over: it is shown this once.</summary>
/// <param name="Value">Opens nothing but the page that changes it.</param>
public sealed record InitialPassword([property: System.Text.Json.Serialization.JsonPropertyName("initialPassword")] string Value);

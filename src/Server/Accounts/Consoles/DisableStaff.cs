using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Sessions;

namespace Paiyi.Server.Accounts.Consoles;

/// <summary>Closes an account: it signs in no more, and its sessions end.</summary>
public static class DisableStaff
{
    public static async Task<Results<NoContent, Refusal>> Handle(
        long id, AuditTrail audit, Staff staff, PaiyiDb db, RoleCatalogue roles, SessionStore sessions, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var administrators = await Administrators.LockAsync(db, ct);
        if (await db.StaffIn(staff.Scope).FirstOrDefaultAsync(a => a.Id == id, ct) is not { } account)
            return AccountProblems.StaffNotFound;
        if (StaffAuthority.Refuse(staff, roles.Book, account) is { } refusal)
            return refusal;
        if (administrators.IsLast(account))
            return AccountProblems.LastAdministrator;

        var now = clock.GetUtcNow();
        account.Disable(now);
        StaffSessionsEnd.Mark(db, account, now);
        db.AuditEntries.Add(audit.Entry(nameof(DisableStaff), detail: new { account.Id }));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        await StaffSessionsEnd.EndAsync(sessions, id);
        return TypedResults.NoContent();
    }
}

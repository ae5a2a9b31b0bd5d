using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Accounts.Consoles;

/// <summary>Opens a closed account again, and lifts its lock.</summary>
public static class EnableStaff
{
    public static async Task<Results<NoContent, Refusal>> Handle(
        long id, HttpContext http, Staff staff, PaiyiDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.StaffIn(staff.Scope).FirstOrDefaultAsync(a => a.Id == id, ct) is not { } account)
            return AccountProblems.StaffNotFound;
        if (id == staff.Id)
            return AccountProblems.OwnAccount;
        if (!StaffAuthority.MayManage(staff.Role, account.Role))
            return AccountProblems.AboveOwnRole;

        var now = clock.GetUtcNow();
        account.DisabledAt = null;
        account.Version++;
        account.FailedSignIns = 0;
        account.LockedUntil = null;
        db.AuditEntries.Add(staff.Entry(nameof(EnableStaff), http, now, new { account.Id }));
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Accounts.Consoles;

/// <summary>Opens a closed account again, and lifts its lock.</summary>
public static class EnableStaff
{
    public static async Task<Results<NoContent, Refusal>> Handle(
        long id, AuditTrail audit, Staff staff, PaiyiDb db, RoleCatalogue roles, CancellationToken ct)
    {
        if (await db.StaffIn(staff.Scope).FirstOrDefaultAsync(a => a.Id == id, ct) is not { } account)
            return AccountProblems.StaffNotFound;
        if (StaffAuthority.Refuse(staff, roles.Book, account) is { } refusal)
            return refusal;

        account.Enable();
        db.AuditEntries.Add(audit.Entry(nameof(EnableStaff), detail: new { account.Id }));
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Live;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Accounts.Command;

/// <summary>Puts a built-in role back to what it is shipped with.</summary>
public static class RestoreRole
{
    public static async Task<Results<Ok<ChangedRole>, Refusal>> Handle(
        string code, RestoreRoleRequest request, Staff staff, PaiyiDb db, RoleCatalogue roles, AuditTrail audit, LivePublisher live, CancellationToken ct)
    {
        var (edit, hindrance) = await RoleEditing.BeginAsync(db, staff, code, ct);
        if (edit is not { Transaction: { } transaction, Role: var role })
            return hindrance!;
        await using var ending = transaction;
        if (!role.BuiltIn)
            return AccountProblems.RoleIsOwn;
        if (role.Version != request.Version)
            return PlatformProblems.ChangedMeanwhile;
        var standard = Permissions.DefaultOf(role.Kind);
        var stored = await db.StaffRoles.FirstOrDefaultAsync(r => r.Code == code, ct);
        if (stored is not null)
        {
            stored.Permissions = [];
            stored.Withheld = [];
            stored.Version++;
        }

        db.Add(audit.Entry(nameof(RestoreRole), detail: new
        {
            code,
            granted = standard.Except(role.Permissions).Order(),
            withdrawn = role.Permissions.Except(standard).Order(),
        }));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        await RoleEditing.TellAsync(db, role, roles, live, ct);
        return TypedResults.Ok(new ChangedRole(stored?.Version ?? 0));
    }
}

/// <summary>Which state is put back.</summary>
/// <param name="Version">The version that was shown; a different one by now is refused.</param>
public sealed record RestoreRoleRequest(uint Version);

using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Accounts.Command;

/// <summary>Deletes a role that the installation made and that no account has.</summary>
public static class DeleteRole
{
    public static async Task<Results<NoContent, Refusal>> Handle(
        string code, uint version, Staff staff, PaiyiDb db, RoleCatalogue roles, AuditTrail audit, CancellationToken ct)
    {
        var (edit, hindrance) = await RoleEditing.BeginAsync(db, staff, code, ct);
        if (edit is not { Transaction: { } transaction, Role: var role })
            return hindrance!;
        await using var ending = transaction;
        if (role.BuiltIn)
            return AccountProblems.RoleIsBuiltIn;
        if (role.Version != version)
            return PlatformProblems.ChangedMeanwhile;
        if (await HoldersAsync(db, code, ct) is > 0 and var accounts)
            return AccountProblems.RoleInUse(accounts);
        db.Remove(await db.StaffRoles.SingleAsync(r => r.Code == code, ct));
        db.Add(audit.Entry(nameof(DeleteRole), detail: new { code, role.NameZh, role.NameEn, permissions = role.Permissions.Order() }));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.InnerException is Npgsql.PostgresException { SqlState: Npgsql.PostgresErrorCodes.ForeignKeyViolation })
        {
            // Somebody was given the role in this moment.
            return AccountProblems.RoleInUse(1);
        }

        await transaction.CommitAsync(ct);
        await roles.ChangedAsync(ct);
        return TypedResults.NoContent();
    }

    private static Task<int> HoldersAsync(PaiyiDb db, string code, CancellationToken ct) => db.StaffAccounts.CountAsync(a => a.OwnRole == code, ct);
}

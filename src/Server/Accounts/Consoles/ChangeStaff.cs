using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Sessions;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.Accounts.Consoles;

/// <summary>Changes the name, role or scope of an account; a new role or scope ends its sessions.</summary>
public static class ChangeStaff
{
    public static async Task<Results<NoContent, Refusal>> Handle(
        long id, ChangeStaffRequest request, AuditTrail audit, Staff staff, PaiyiDb db, RoleCatalogue roles, SessionStore sessions, TimeProvider clock,
        CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var administrators = await Administrators.LockAsync(db, ct);
        if (await db.StaffIn(staff.Scope).FirstOrDefaultAsync(a => a.Id == id, ct) is not { } account)
            return AccountProblems.StaffNotFound;
        if (StaffAuthority.Refuse(staff, roles.Book, account) is { } closed)
            return closed;
        if (StaffAuthority.Wanted(roles.Book, request.Role, request.RoleCode, account) is not { } role)
            return AccountProblems.RoleNotFound.At("role");
        if (await StaffAuthority.RefuseAsync(db, staff, role, request.RegionId, request.OrganisationId, clock.Today(), ct) is { } refusal)
            return refusal;
        if (administrators.IsLast(account) && !Administrators.Keeps(role, account, request.RegionId))
            return AccountProblems.LastAdministrator;

        var now = clock.GetUtcNow();
        db.Entry(account).Property(a => a.Version).OriginalValue = request.Version;
        account.Name = request.Name.Trim();
        account.Version = request.Version + 1;
        var rights = account.Become(role, request.RegionId, request.OrganisationId);
        if (rights)
            StaffSessionsEnd.Mark(db, account, now);
        db.AuditEntries.Add(audit.Entry(nameof(ChangeStaff), detail: new { account.Id, Role = role.Code, account.RegionId, account.OrganisationId }));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        if (rights)
            await StaffSessionsEnd.EndAsync(sessions, id);
        return TypedResults.NoContent();
    }
}

/// <summary>What the account shall be.</summary>
/// <param name="Role">The kind of the role.</param>
/// <param name="RoleCode">The role itself; without it the account keeps its role when the kind is the same, and else has the built-in one.</param>
/// <param name="Version">The version that was shown; a different one by now is refused.</param>
public sealed record ChangeStaffRequest(
    [property: Required, MaxLength(60), RegularExpression(@"^[\s\S]*\S[\s\S]*$")] string Name,
    Role Role, int? RegionId, long? OrganisationId, uint Version, [property: MaxLength(RoleRules.LongestCode)] string? RoleCode = null);

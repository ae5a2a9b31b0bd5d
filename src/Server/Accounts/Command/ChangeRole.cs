using System.Collections.Frozen;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Live;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Accounts.Command;

/// <summary>Changes what a role may and, of one that the installation made, its name and where it works; it holds at once for all who have it.</summary>
public static class ChangeRole
{
    public static async Task<Results<Ok<ChangedRole>, Refusal>> Handle(
        string code, ChangeRoleRequest request, Staff staff, PaiyiDb db, RoleCatalogue roles, AuditTrail audit, LivePublisher live, CancellationToken ct)
    {
        var (edit, hindrance) = await RoleEditing.BeginAsync(db, staff, code, ct);
        if (edit is not { Transaction: { } transaction, Role: var role })
            return hindrance!;
        await using var ending = transaction;
        if (role.Version != request.Version)
            return PlatformProblems.ChangedMeanwhile;
        var changed = role with { Permissions = request.Permissions.ToFrozenSet(), Version = role.Version + 1 };
        if (!role.BuiltIn && (string.IsNullOrWhiteSpace(request.NameZh) || string.IsNullOrWhiteSpace(request.NameEn)))
            return AccountProblems.RoleNameRequired.At(string.IsNullOrWhiteSpace(request.NameZh) ? "nameZh" : "nameEn");
        if (!role.BuiltIn)
            changed = changed with { NameZh = request.NameZh!.Trim(), NameEn = request.NameEn!.Trim(), InRegion = request.InRegion, InOrganisation = request.InOrganisation };
        if (RoleRules.Refuse(changed, staff, own: role.Code == staff.Rights.Code) is { } refusal)
            return refusal;
        if (!role.BuiltIn && await RoleEditing.NameTakenAsync(db, code, changed.NameZh, changed.NameEn, ct))
            return AccountProblems.RoleNameTaken;
        var displaced = await db.StaffAccounts.OfRole(role)
            .CountAsync(a => (a.RegionId != null && !changed.InRegion) || (a.OrganisationId != null && !changed.InOrganisation), ct);
        if (displaced > 0)
            return AccountProblems.RoleScopeInUse(displaced);

        var accounts = await db.StaffAccounts.OfRole(role).CountAsync(ct);
        Write(await StoredAsync(db, role, ct), changed);
        db.Add(audit.Entry(nameof(ChangeRole), detail: new
        {
            code,
            granted = changed.Permissions.Except(role.Permissions).Order(),
            withdrawn = role.Permissions.Except(changed.Permissions).Order(),
            accounts,
        }));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        await RoleEditing.TellAsync(db, role, roles, live, ct);
        return TypedResults.Ok(new ChangedRole(changed.Version));
    }

    private static async Task<StaffRole> StoredAsync(PaiyiDb db, RoleRights role, CancellationToken ct)
    {
        if (await db.StaffRoles.FirstOrDefaultAsync(r => r.Code == role.Code, ct) is { } stored)
            return stored;
        var first = new StaffRole
        {
            Code = role.Code, Kind = role.Kind, NameZh = "", NameEn = "", Permissions = [], Withheld = [],
            InRegion = role.InRegion, InOrganisation = role.InOrganisation, Version = 0,
        };
        db.Add(first);
        return first;
    }

    private static void Write(StaffRole stored, RoleRights role)
    {
        stored.NameZh = role.NameZh;
        stored.NameEn = role.NameEn;
        stored.InRegion = role.InRegion;
        stored.InOrganisation = role.InOrganisation;
        stored.Permissions = [.. role.Permissions.Order().Select(p => RoleRules.Wire(p)), .. RoleBook.Unknown(stored.Permissions)];
        if (role.BuiltIn)
            stored.Withheld = [.. Permissions.DefaultOf(role.Kind).Except(role.Permissions).Order().Select(p => RoleRules.Wire(p)), .. RoleBook.Unknown(stored.Withheld)];
        stored.Version = role.Version;
    }
}

/// <summary>What the role shall be. A built-in one keeps its names and its places of work.</summary>
/// <param name="Version">The version that was shown; a different one by now is refused.</param>
public sealed record ChangeRoleRequest(
    [property: Required, MinLength(1), MaxLength(200)] Permission[] Permissions, uint Version,
    [property: MaxLength(RoleRules.LongestName)] string? NameZh = null,
    [property: MaxLength(RoleRules.LongestName)] string? NameEn = null,
    bool InRegion = false, bool InOrganisation = false);

/// <summary>What the next change has to send back.</summary>
public sealed record ChangedRole(uint Version);

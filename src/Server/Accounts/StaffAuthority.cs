using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Regions;

namespace Paiyi.Server.Accounts;

/// <summary>Whom a member of staff may manage: nobody whose role is above or beyond the own one, nobody outside the own scope.</summary>
internal static class StaffAuthority
{
    /// <summary>The role that is asked for; null when there is none of that code and kind.</summary>
    /// <param name="held">What the account has now: it stays so when a page that knows only kinds sends the same kind.</param>
    public static RoleRights? Wanted(RoleBook roles, Role kind, string? code, StaffAccount? held = null)
    {
        if (code is null)
            return held?.Role == kind ? roles.Of(kind, held.OwnRole) : roles.BuiltIn(kind);
        return roles.Find(code) is { } role && role.Kind == kind ? role : null;
    }

    /// <summary>Why the account may not be managed; null when it may.</summary>
    public static Refusal? Refuse(Staff manager, RoleBook roles, StaffAccount account) => account.Id == manager.Id
        ? AccountProblems.OwnAccount
        : RoleRules.MayManage(manager, roles.Of(account.Role, account.OwnRole)) ? null : AccountProblems.AboveOwnRole;

    /// <summary>Why an account may not have this role in this place, as the manager sees it; null when it may.</summary>
    public static async Task<Refusal?> RefuseAsync(
        PaiyiDb db, Staff manager, RoleRights role, int? regionId, long? organisationId, DateOnly today, CancellationToken ct)
    {
        if (RoleRules.RefusePlace(role, regionId, organisationId) is { } misfit)
            return misfit;
        if (!RoleRules.MayManage(manager, role))
            return AccountProblems.AboveOwnRole;
        if (regionId is not null)
        {
            // The regions of an organisation's scope are all of them; its accounts are only its own.
            var known = !manager.Scope.IsOrganisation && await db.Regions.In(manager.Scope).InUse(today).AnyAsync(r => r.Id == regionId, ct);
            return known ? null : RegionProblems.NotFound.At("regionId");
        }

        return await db.Organisations.In(manager.Scope).AnyAsync(o => o.Id == organisationId && o.ArchivedAt == null, ct)
            ? null
            : RegionProblems.OrganisationNotFound.At("organisationId");
    }
}

using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Regions;

namespace Paiyi.Server.Accounts.Consoles;

/// <summary>Whom a member of staff may manage: nobody above the own role, nobody outside the own scope.</summary>
internal static class StaffAuthority
{
    private static readonly Role[] OfOrganisation = [Role.OrganisationOfficer, Role.Gatekeeper, Role.Viewer];

    public static bool MayManage(Role manager, Role managed) => manager switch
    {
        Role.SystemAdministrator => true,
        Role.CommandOfficer => managed == Role.DistrictOfficer || OfOrganisation.Contains(managed),
        Role.DistrictOfficer or Role.OrganisationOfficer => OfOrganisation.Contains(managed),
        _ => false,
    };

    /// <summary>Why an account may not have this role in this place, as the manager sees it; null when it may.</summary>
    public static async Task<Refusal?> RefuseAsync(
        PaiyiDb db, Staff manager, Role role, int? regionId, long? organisationId, DateOnly today, CancellationToken ct)
    {
        if (Shape(role, regionId, organisationId) is { } misfit)
            return misfit;
        if (!MayManage(manager.Role, role))
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

    private static Refusal? Shape(Role role, int? regionId, long? organisationId) => role switch
    {
        Role.SystemAdministrator or Role.CommandOfficer or Role.DistrictOfficer when regionId is null || organisationId is not null =>
            AccountProblems.RegionScopeRequired,
        Role.OrganisationOfficer or Role.Gatekeeper when organisationId is null || regionId is not null =>
            AccountProblems.OrganisationScopeRequired,
        Role.Viewer when regionId is null == organisationId is null => AccountProblems.OneScopeRequired,
        _ => null,
    };
}

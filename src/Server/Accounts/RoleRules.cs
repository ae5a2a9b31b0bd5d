using System.Collections.Frozen;
using System.Text.Json;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Accounts;

/// <summary>What holds for roles whatever an installation sets: where a kind of work is done, who manages whom, which permission goes with what.</summary>
public static class RoleRules
{
    public const int LongestCode = 40;
    public const int LongestName = 30;

    private static readonly Role[] OfOrganisation = [Role.OrganisationOfficer, Role.Gatekeeper, Role.Viewer];

    /// <summary>They reach beyond every scope.</summary>
    private static readonly Permission[] OfTheSystem = [Permission.RolesWrite, Permission.JobsRead, Permission.JobsWrite];

    /// <summary>Without these nobody could give them back.</summary>
    private static readonly FrozenSet<Permission> KeptByAdministrators =
        new[] { Permission.StaffRead, Permission.StaffWrite, Permission.RolesWrite }.ToFrozenSet();

    public static string CodeOf(Role kind) => Wire(kind);

    public static string Wire(Enum word) => JsonNamingPolicy.CamelCase.ConvertName(word.ToString());

    public static bool MayWorkInRegion(Role kind) => kind is not (Role.OrganisationOfficer or Role.Gatekeeper);

    public static bool MayWorkInOrganisation(Role kind) => OfOrganisation.Contains(kind);

    /// <summary>Whether somebody of the one kind may manage accounts of the other.</summary>
    public static bool MayManage(Role manager, Role managed) => manager switch
    {
        Role.SystemAdministrator => true,
        Role.CommandOfficer => managed == Role.DistrictOfficer || OfOrganisation.Contains(managed),
        Role.DistrictOfficer or Role.OrganisationOfficer => OfOrganisation.Contains(managed),
        _ => false,
    };

    /// <summary>
    /// Whether an account of this role may be managed, and the role be given: its kind must not be above the manager's, and it
    /// must hold nothing that the manager neither holds nor could give with a built-in role as shipped.
    /// </summary>
    public static bool MayManage(Staff manager, RoleRights role) => MayManage(manager.Role, role.Kind)
        && (manager.Can(Permission.RolesWrite) || role.Permissions.All(p => manager.Can(p) || MayGive(manager.Role, p)));

    /// <summary>Permissions that no role of this kind can have.</summary>
    public static IEnumerable<Permission> ClosedTo(Role kind)
    {
        if (kind == Role.SystemAdministrator)
            return [];
        return MayManage(kind, Role.Viewer) ? OfTheSystem : [.. OfTheSystem, Permission.StaffWrite];
    }

    /// <summary>Why a role may not be like this, as the member of staff who sets it sees it; null when it may.</summary>
    /// <param name="own">Whether the member of staff has this role.</param>
    public static Refusal? Refuse(RoleRights role, Staff by, bool own)
    {
        if ((role.InRegion && !MayWorkInRegion(role.Kind)) || (role.InOrganisation && !MayWorkInOrganisation(role.Kind)))
            return AccountProblems.RoleScopeOfKind;
        if (!role.InRegion && !role.InOrganisation)
            return AccountProblems.RoleScopeRequired;
        if (ClosedTo(role.Kind).Any(role.Permissions.Contains))
            return AccountProblems.PermissionOfKind;
        if (role.Permissions.Contains(Permission.PassagesRecord) && role.InRegion)
            return AccountProblems.RecordingNeedsOrganisation;
        if (!by.Can(Permission.RolesWrite) && !role.Permissions.All(by.Can))
            return AccountProblems.PermissionNotHeld;
        if (role.BuiltIn && role.Kind == Role.SystemAdministrator && !KeptByAdministrators.IsSubsetOf(role.Permissions))
            return AccountProblems.AdministratorsKeep;
        return own && !KeptByAdministrators.IsSubsetOf(role.Permissions) ? AccountProblems.OwnRoleKeeps : null;
    }

    /// <summary>Why an account of the role may not work there; null when it may.</summary>
    public static Refusal? RefusePlace(RoleRights role, int? regionId, long? organisationId) => (role.InRegion, role.InOrganisation) switch
    {
        (true, false) when regionId is null || organisationId is not null => AccountProblems.RegionScopeRequired,
        (false, true) when organisationId is null || regionId is not null => AccountProblems.OrganisationScopeRequired,
        (true, true) when regionId is null == organisationId is null => AccountProblems.OneScopeRequired,
        _ => null,
    };

    private static bool MayGive(Role manager, Permission permission) =>
        Enum.GetValues<Role>().Any(r => MayManage(manager, r) && Permissions.DefaultOf(r).Contains(permission));
}

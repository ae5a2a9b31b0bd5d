using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Accounts;

/// <summary>What roles are called.</summary>
public static class RoleTexts
{
    public static string Of(RoleRights role, Language language) => role.BuiltIn ? Of(role.Kind, language) : language == Language.English ? role.NameEn : role.NameZh;

    public static string Of(Role role, Language language) => (role, language) switch
    {
        (Role.SystemAdministrator, Language.English) => "System administrator",
        (Role.CommandOfficer, Language.English) => "Command officer",
        (Role.DistrictOfficer, Language.English) => "District officer",
        (Role.OrganisationOfficer, Language.English) => "Organisation officer",
        (Role.Gatekeeper, Language.English) => "Gatekeeper",
        (Role.Viewer, Language.English) => "Viewer",
        (Role.SystemAdministrator, _) => "系统管理员",
        (Role.CommandOfficer, _) => "指挥部人员",
        (Role.DistrictOfficer, _) => "区县人员",
        (Role.OrganisationOfficer, _) => "单位负责人",
        (Role.Gatekeeper, _) => "值守人员",
        _ => "只读人员",
    };
}

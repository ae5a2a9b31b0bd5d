using System.Collections.Frozen;

namespace Paiyi.Server.Accounts;

/// <summary>One thing that staff may be allowed to do. The wire name is camel case with the module first: <c>personsRead</c>.</summary>
public enum Permission
{
    RegionsRead,
    RegionsWrite,
    OrganisationsRead,
    OrganisationsWrite,
    StaffRead,
    StaffWrite,
    PersonsRead,
    PersonsWrite,
    PersonsReveal,
    PersonsExport,
    DuplicatesRead,
    DuplicatesMerge,
    AttributesWrite,
    RostersImport,
    DeclarationsRead,
    DeclarationsRemind,
    HealthCodesRead,
    MarksPropose,
    MarksConfirm,
    PoliciesRead,
    CheckpointsWrite,
    PassagesRead,
    PassagesRecord,
    PassagesImport,
    TestsRead,
    TestsImport,
    DashboardsRead,
    AuditRead,
    NoticesRead,
    NoticesSend,
    NoticesUrgent,
    ReturnApplicationsRead,
    ReturnApplicationsSubmit,
    ReturnApplicationsDecide,
    RolesWrite,
    JobsRead,
    JobsWrite,
}

public static class Permissions
{
    private static readonly Permission[] Reading =
    [
        Permission.RegionsRead, Permission.OrganisationsRead, Permission.PersonsRead, Permission.DeclarationsRead,
        Permission.HealthCodesRead, Permission.PassagesRead, Permission.TestsRead, Permission.PoliciesRead, Permission.DashboardsRead,
        Permission.NoticesRead, Permission.ReturnApplicationsRead, Permission.DuplicatesRead,
    ];

    private static readonly Permission[] OrganisationWork =
    [
        .. Reading, Permission.PersonsWrite, Permission.PersonsReveal, Permission.PersonsExport, Permission.RostersImport,
        Permission.DeclarationsRemind, Permission.CheckpointsWrite, Permission.PassagesImport, Permission.StaffRead, Permission.StaffWrite,
        Permission.AuditRead, Permission.NoticesSend, Permission.DuplicatesMerge,
    ];

    private static readonly Permission[] DistrictWork =
        [.. OrganisationWork, Permission.OrganisationsWrite, Permission.MarksPropose, Permission.MarksConfirm, Permission.TestsImport, Permission.NoticesUrgent,
            Permission.ReturnApplicationsDecide];

    private static readonly Permission[] CommandWork = [.. DistrictWork, Permission.AttributesWrite, Permission.RegionsWrite];

    private static readonly FrozenDictionary<Role, FrozenSet<Permission>> ByRole = new Dictionary<Role, FrozenSet<Permission>>
    {
        // Runs the system: accounts, regions, fields and the trail, but sees no person's data by that.
        [Role.SystemAdministrator] = new[]
        {
            Permission.RegionsRead, Permission.RegionsWrite, Permission.OrganisationsRead, Permission.OrganisationsWrite,
            Permission.StaffRead, Permission.StaffWrite, Permission.AttributesWrite, Permission.PoliciesRead, Permission.AuditRead,
            Permission.RolesWrite, Permission.JobsRead, Permission.JobsWrite,
        }.ToFrozenSet(),
        [Role.CommandOfficer] = CommandWork.ToFrozenSet(),
        [Role.DistrictOfficer] = DistrictWork.ToFrozenSet(),
        [Role.OrganisationOfficer] = OrganisationWork.Append(Permission.ReturnApplicationsSubmit).ToFrozenSet(),
        [Role.Gatekeeper] = new[] { Permission.PassagesRecord }.ToFrozenSet(),
        [Role.Viewer] = Reading.ToFrozenSet(),
    }.ToFrozenDictionary();

    /// <summary>What a built-in role is shipped with; what it may today stands in <see cref="RoleBook"/>.</summary>
    public static FrozenSet<Permission> DefaultOf(Role role) => ByRole[role];
}

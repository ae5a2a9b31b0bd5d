namespace Paiyi.Server.Accounts;

/// <summary>What kind of work a member of staff does; it fixes the permissions.</summary>
public enum Role
{
    SystemAdministrator,
    CommandOfficer,
    DistrictOfficer,
    OrganisationOfficer,
    Gatekeeper,
    Viewer,
}

namespace Paiyi.Server.Accounts;

/// <summary>
/// The built-in roles, and the kind of work of every role that an installation makes for itself: the kind fixes where its
/// accounts may work and whom they may manage.
/// </summary>
public enum Role
{
    SystemAdministrator,
    CommandOfficer,
    DistrictOfficer,
    OrganisationOfficer,
    Gatekeeper,
    Viewer,
}

using Paiyi.Server.Platform.Sessions;

namespace Paiyi.Server.Accounts.StaffDoors;

/// <summary>Who is signed in, and what they may do.</summary>
public sealed record StaffSession(
    bool SignedIn, string? CsrfToken, SignedInStaff? Staff, IReadOnlyList<Permission> Permissions, bool MustChangePassword)
{
    internal static readonly StaffSession Nobody = new(false, null, null, [], false);

    internal static StaffSession Of(Session session, Staff staff, string userName, bool totp) => new(
        true, session.ForgeryToken,
        new SignedInStaff(staff.Id, staff.Name, userName, staff.Role, session.Staff!.ScopeName, staff.Scope.OrganisationId, totp),
        [.. Accounts.Permissions.Of(staff.Role).Order()], session.Staff.MustChangePassword);
}

/// <summary>The member of staff of a session.</summary>
/// <param name="Totp">Whether the second factor is on.</param>
public sealed record SignedInStaff(long Id, string Name, string UserName, Role Role, string ScopeName, long? OrganisationId, bool Totp);

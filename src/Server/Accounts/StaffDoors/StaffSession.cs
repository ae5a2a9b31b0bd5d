using Paiyi.Server.Platform.Sessions;

namespace Paiyi.Server.Accounts.StaffDoors;

/// <summary>Who is signed in, and what they may do.</summary>
public sealed record StaffSession(
    bool SignedIn, string? CsrfToken, SignedInStaff? Staff, IReadOnlyList<Permission> Permissions, bool MustChangePassword)
{
    internal static readonly StaffSession Nobody = new(false, null, null, [], false);

    internal static StaffSession Of(Session session, Staff staff, string userName, bool totp) => new(
        true, session.ForgeryToken,
        new SignedInStaff(staff.Id, staff.Name, userName, staff.Role, session.Staff!.ScopeName, staff.Scope.OrganisationId, totp,
            staff.Rights.BuiltIn ? null : new OwnRole(staff.Rights.Code, staff.Rights.NameZh, staff.Rights.NameEn)),
        [.. staff.Rights.Permissions.Order()], session.Staff.MustChangePassword);
}

/// <summary>The member of staff of a session.</summary>
/// <param name="Role">The kind of the role, which is the role itself unless there is an own one.</param>
/// <param name="Totp">Whether the second factor is on.</param>
public sealed record SignedInStaff(long Id, string Name, string UserName, Role Role, string ScopeName, long? OrganisationId, bool Totp, OwnRole? OwnRole);

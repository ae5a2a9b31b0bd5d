using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts.Passwords;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Problems;
using Paiyi.Server.Platform.Time;

namespace Paiyi.Server.Accounts.Consoles;

/// <summary>Opens an account below the caller's own role and scope, with a password that must be changed at once.</summary>
public static class CreateStaff
{
    public static async Task<Results<Created<CreatedStaff>, Refusal>> Handle(
        CreateStaffRequest request, AuditTrail audit, Staff staff, PaiyiDb db, RoleCatalogue roles, PasswordHasher hasher, TimeProvider clock,
        CancellationToken ct)
    {
        if (StaffAuthority.Wanted(roles.Book, request.Role, request.RoleCode) is not { } role)
            return AccountProblems.RoleNotFound.At("role");
        if (await StaffAuthority.RefuseAsync(db, staff, role, request.RegionId, request.OrganisationId, clock.Today(), ct) is { } refusal)
            return refusal;
        var now = clock.GetUtcNow();
        var password = PasswordRules.NewInitial();
        var account = new StaffAccount
        {
            UserName = request.UserName.ToLowerInvariant(),
            Name = request.Name.Trim(),
            PasswordHash = await hasher.HashAsync(password, ct),
            Role = role.Kind,
            OwnRole = role.BuiltIn ? null : role.Code,
            RegionId = request.RegionId,
            OrganisationId = request.OrganisationId,
            MustChangePassword = true,
            CreatedAt = now,
        };
        db.StaffAccounts.Add(account);
        db.AuditEntries.Add(audit.Entry(nameof(CreateStaff), detail: new { account.UserName, Role = role.Code, account.RegionId, account.OrganisationId }));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.Duplicates("ux_staff_accounts_user_name"))
        {
            return AccountProblems.UserNameTaken;
        }

        return TypedResults.Created((string?)null, new CreatedStaff(account.Id, password));
    }
}

/// <summary>A new account.</summary>
/// <param name="UserName">Three to forty Latin letters, digits, dots, hyphens and underscores; upper case is folded.</param>
/// <param name="Role">The kind of the role.</param>
/// <param name="RoleCode">The role itself; without it the built-in one of that kind.</param>
public sealed record CreateStaffRequest(
    [property: Required, RegularExpression("^[A-Za-z0-9][A-Za-z0-9._-]{2,39}$")] string UserName,
    [property: Required, MaxLength(60), RegularExpression(@"^[\s\S]*\S[\s\S]*$")] string Name,
    Role Role, int? RegionId, long? OrganisationId, [property: MaxLength(RoleRules.LongestCode)] string? RoleCode = null);

/// <summary>The account, and the password to hand over: it is shown this once.</summary>
public sealed record CreatedStaff(long Id, string InitialPassword);

using Paiyi.Server.Data;
using Paiyi.Server.Platform.Imports;

namespace Paiyi.Server.Accounts;

/// <summary>The accounts that an imported list has opened.</summary>
internal static class ImportedAccounts
{
    public static IQueryable<StaffAccount> OpenedBy(this PaiyiDb db, Staff staff, long importId) => db.StaffIn(staff.Scope).Where(a => a.DisabledAt == null
        && db.ListLines.Any(l => l.ImportId == importId && l.TargetId == a.Id && l.Outcome == LineOutcome.Created && l.Undone != true));

    /// <summary>Nobody can sign in with them yet.</summary>
    public static IQueryable<StaffAccount> WithoutPassword(this IQueryable<StaffAccount> accounts) => accounts.Where(a => a.PasswordHash == StaffAccount.NoPassword);

    /// <summary>They have an initial password, and nobody has signed in with it.</summary>
    public static IQueryable<StaffAccount> NeverUsed(this IQueryable<StaffAccount> accounts) =>
        accounts.Where(a => a.PasswordHash != StaffAccount.NoPassword && a.MustChangePassword && a.LastSignInAt == null);
}

using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;

namespace Paiyi.Server.Accounts;

/// <summary>
/// The open accounts of system administrators of the whole area, of whom one must always stay. Two officers may each close
/// the other's at once: whoever takes one away waits for the one before, and then reads.
/// </summary>
internal sealed class Administrators
{
    private readonly HashSet<long> _open;

    private Administrators(HashSet<long> open) => _open = open;

    /// <summary>Within a transaction, before the accounts are read.</summary>
    public static async Task<Administrators> LockAsync(PaiyiDb db, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended('accounts.administrators', 0))", ct);
        return new(await db.StaffAccounts
            .Where(a => a.Role == Role.SystemAdministrator && a.OwnRole == null && a.DisabledAt == null
                && db.Regions.Any(r => r.Id == a.RegionId && r.ParentId == null))
            .Select(a => a.Id).ToHashSetAsync(ct));
    }

    public bool IsLast(StaffAccount account) => _open.Count == 1 && _open.Contains(account.Id);

    /// <summary>It is being taken away in this transaction.</summary>
    public void Without(StaffAccount account) => _open.Remove(account.Id);

    /// <summary>Whether an administrator stays one with this role there.</summary>
    public static bool Keeps(RoleRights role, StaffAccount account, int? regionId) =>
        role is { BuiltIn: true, Kind: Role.SystemAdministrator } && regionId == account.RegionId;
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Live;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Accounts.Command;

/// <summary>What the operations that change roles have in common.</summary>
internal static class RoleEditing
{
    /// <summary>The places of the accounts whose ids are given.</summary>
    private static readonly LiveSource Holders = new("""
        SELECT 'o:' || organisation_id FROM staff_accounts WHERE id = ANY($1) AND organisation_id IS NOT NULL
        UNION SELECT 'r:' || r.path FROM staff_accounts a JOIN regions r ON r.id = a.region_id WHERE a.id = ANY($1)
        """);

    /// <summary>Roles reach into every scope, so who changes them must have all of it.</summary>
    public static async Task<Refusal?> RefuseAsync(PaiyiDb db, Staff staff, CancellationToken ct) =>
        !staff.Scope.IsOrganisation && await db.Regions.AnyAsync(r => r.Path == staff.Scope.RegionPath && r.ParentId == null, ct)
            ? null
            : AccountProblems.RolesOfWholeArea;

    /// <summary>Changes of roles come one after the other, so that what is checked still holds when it is saved.</summary>
    public static Task LockAsync(PaiyiDb db, CancellationToken ct) =>
        db.Database.ExecuteSqlRawAsync("LOCK TABLE staff_roles IN SHARE ROW EXCLUSIVE MODE", ct);

    /// <summary>Begins the change of a role, or says why it cannot: the transaction is the caller's to end.</summary>
    public static async Task<(RoleEdit? Edit, Refusal? Refusal)> BeginAsync(PaiyiDb db, Staff staff, string code, CancellationToken ct)
    {
        if (await RefuseAsync(db, staff, ct) is { } outside)
            return (null, outside);
        var transaction = await db.Database.BeginTransactionAsync(ct);
        await LockAsync(db, ct);
        if ((await BookAsync(db, ct)).Find(code) is { } role)
            return (new RoleEdit(transaction, role), null);
        await transaction.DisposeAsync();
        return (null, AccountProblems.RoleNotFound);
    }

    public static async Task<RoleBook> BookAsync(PaiyiDb db, CancellationToken ct) => new(await db.StaffRoles.ToListAsync(ct));

    public static Task<bool> NameTakenAsync(PaiyiDb db, string code, string nameZh, string nameEn, CancellationToken ct) =>
        db.StaffRoles.AnyAsync(r => r.Code != code && (r.NameZh == nameZh || r.NameEn == nameEn) && r.NameZh != "", ct);

    /// <summary>Belongs after the change is saved: it holds everywhere, and open pages of those who have the role are told.</summary>
    public static async Task TellAsync(PaiyiDb db, RoleRights role, RoleCatalogue roles, LivePublisher live, CancellationToken ct)
    {
        await roles.ChangedAsync(ct);
        live.Changed(LiveTopic.Rights, Holders, await db.StaffAccounts.OfRole(role).Select(a => a.Id).ToListAsync(ct));
    }
}

/// <summary>A role that is being changed, as it stands while no other change can come between.</summary>
internal sealed record RoleEdit(IDbContextTransaction Transaction, RoleRights Role);

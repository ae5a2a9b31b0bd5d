using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Live;

namespace Paiyi.Server.Lists;

/// <summary>Which imports of lists somebody sees: those of the kinds that they may import, uploaded within their scope.</summary>
public static class ListScopes
{
    public static IQueryable<ListImport> ListImportsIn(this PaiyiDb db, Staff staff, ListKinds kinds)
    {
        string[] mine = [.. kinds.Of(staff).Select(k => k.Key)];
        var imports = db.ListImports.Where(i => mine.Contains(i.Kind));
        return staff.Scope.OrganisationId is { } own
            ? imports.Where(i => i.OrganisationId == own)
            : imports.Where(i => i.RegionPath.StartsWith(staff.Scope.RegionPath!));
    }

    /// <summary>One import, locked until the transaction ends; null when the member of staff does not see it.</summary>
    internal static async Task<ListImport?> LockListImportAsync(this PaiyiDb db, Staff staff, ListKinds kinds, long id, CancellationToken ct) =>
        await db.ListImportsIn(staff, kinds).AnyAsync(i => i.Id == id, ct) ? await db.LockedAsync<ListImport>(id, ct) : null;

    /// <summary>Where open pages hear of the import.</summary>
    internal static string PlaceOf(ListImport import) =>
        import.OrganisationId is { } organisation ? LivePlace.Organisation(organisation) : LivePlace.Region(import.RegionPath);

    /// <summary>
    /// Whoever answers for the rows, as they are today, with the import's place as their scope; null when they may not do this
    /// there any more.
    /// </summary>
    internal static async Task<Staff?> ActorAsync(this PaiyiDb db, RoleCatalogue roles, ListImport import, ListKind kind, long staffId, CancellationToken ct)
    {
        var book = await roles.ReadyAsync(ct);
        if (await db.StaffAccounts.AsNoTracking().SingleOrDefaultAsync(a => a.Id == staffId && a.DisabledAt == null, ct) is not { } account)
            return null;
        var scope = await db.ScopeOfAsync(staffId, ct);
        var rights = book.Of(account.Role, account.OwnRole);
        var covers = scope.OrganisationId is { } own ? import.OrganisationId == own : scope.Covers(import.RegionPath);
        return covers && rights.Permissions.Contains(kind.Permission) ? new Staff(account.Id, account.Name, rights.Kind, import.Place, rights) : null;
    }
}

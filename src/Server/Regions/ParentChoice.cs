using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.Regions;

/// <summary>
/// Which parent an organisation gets. The tree must stay a tree although two officers change it at once, each at another place:
/// whoever changes it waits for the one before, and then reads.
/// </summary>
internal static class ParentChoice
{
    /// <summary>Begins a change of the tree of organisations.</summary>
    public static async Task<IDbContextTransaction> BeginTreeChangeAsync(this PaiyiDb db, CancellationToken ct)
    {
        var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockTreeAsync(ct);
        return transaction;
    }

    /// <summary>The same within a transaction that has begun.</summary>
    public static Task LockTreeAsync(this PaiyiDb db, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended('organisations.tree', 0))", ct);

    /// <summary>The parent to be stored, or why it cannot be. Within a change of the tree.</summary>
    /// <param name="id">The organisation; null for a new one.</param>
    /// <param name="now">Its parent until now.</param>
    public static async Task<(long? ParentId, Refusal? Refusal)> CheckAsync(
        PaiyiDb db, Scope scope, long? id, long? now, long? wanted, CancellationToken ct)
    {
        if (now is not null && !await db.Organisations.In(scope).AnyAsync(o => o.Id == now, ct))
            return wanted is null ? (now, null) : (null, RegionProblems.ParentElsewhere);
        if (wanted is not { } parentId || wanted == now)
            return (wanted, null);
        var refusal = await RefuseAsync(db, db.Organisations.In(scope), id, parentId, ct);
        return refusal is null ? (parentId, null) : (null, refusal);
    }

    /// <summary>Why the organisation cannot stand below this one of those given; null when it can.</summary>
    internal static async Task<Refusal?> RefuseAsync(PaiyiDb db, IQueryable<Organisation> parents, long? id, long parentId, CancellationToken ct)
    {
        var parent = await parents.Where(o => o.Id == parentId).Select(o => new ChosenParent(o.Id, o.ArchivedAt != null)).FirstOrDefaultAsync(ct);
        return Decide(id, parent, await AboveAsync(db, parentId, ct), await HeightAsync(db, id, ct));
    }

    /// <summary>Why the organisation cannot stand below the parent; null when it can.</summary>
    /// <param name="parent">As the caller's scope shows it.</param>
    /// <param name="above">The parent and those that it belongs to, of any scope.</param>
    /// <param name="height">The levels of the organisation with all that belong to it.</param>
    internal static Refusal? Decide(long? id, ChosenParent? parent, IReadOnlyCollection<long> above, int height) => parent switch
    {
        null => RegionProblems.ParentNotFound,
        _ when parent.Id == id => RegionProblems.ParentSelf,
        { Archived: true } => RegionProblems.ParentArchived,
        _ when id is { } own && above.Contains(own) => RegionProblems.ParentBelow,
        _ when above.Count + height > OrganisationTree.MostLevels => RegionProblems.ParentTooDeep,
        _ => null,
    };

    private static Task<List<long>> AboveAsync(PaiyiDb db, long id, CancellationToken ct) => db.Database.SqlQuery<long>(
        $"""
        WITH RECURSIVE above AS (
            SELECT id, parent_id FROM organisations WHERE id = {id}
            UNION SELECT o.id, o.parent_id FROM above a JOIN organisations o ON o.id = a.parent_id)
        SELECT id AS "Value" FROM above
        """).ToListAsync(ct);

    private static async Task<int> HeightAsync(PaiyiDb db, long? id, CancellationToken ct) => id is null ? 1 : (await db.Database.SqlQuery<int>(
        $"""
        WITH RECURSIVE below AS (
            SELECT id, 1 AS level FROM organisations WHERE id = {id}
            UNION ALL SELECT o.id, b.level + 1 FROM below b JOIN organisations o ON o.parent_id = b.id AND o.archived_at IS NULL
                WHERE b.level <= {OrganisationTree.MostLevels})
        SELECT max(level) AS "Value" FROM below
        """).ToListAsync(ct))[0];
}

/// <summary>An organisation that was chosen as parent.</summary>
internal sealed record ChosenParent(long Id, bool Archived);

using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Imports;

namespace Paiyi.Server.People.Rosters.Undoing;

/// <summary>
/// Takes back what an import wrote, some lines in each transaction, but for those whose person somebody has worked with
/// since. A person whom the import created goes for good, with what follows from its existence (the tables whose key
/// cascades, such as the health code); one that anything else refers to stays.
/// </summary>
internal sealed class RosterUndo(PaiyiDb db, long importId, long organisationId, DateTimeOffset now)
{
    /// <summary>The next lines; returns false when there are none.</summary>
    /// <param name="size">How many lines at most.</param>
    public async Task<bool> TakeBackAsync(int size, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var import = await db.RosterImports.FromSql($"SELECT * FROM roster_imports WHERE id = {importId} FOR UPDATE").SingleAsync(ct);
        if (import.Status != ImportStatus.Undoing)
            return false;
        long[] lines = await db.RosterLines
            .Where(l => l.ImportId == importId && l.Undone == null && l.Row < import.NextRow
                && (l.Outcome == LineOutcome.Created || l.Outcome == LineOutcome.Updated))
            .OrderBy(l => l.Row).Select(l => l.Id).Take(size).ToArrayAsync(ct);
        if (lines.Length == 0)
            return false;
        var undone = await RemoveAsync(lines, ct);
        undone.AddRange(await RestoreAsync(lines, ct));
        await db.RosterLines.Where(l => lines.Contains(l.Id)).ExecuteUpdateAsync(s => s.SetProperty(l => l.Undone, l => undone.Contains(l.Id)), ct);
        (import.Undone, import.Stayed, import.Processed) =
            (import.Undone + undone.Count, import.Stayed + lines.Length - undone.Count, import.Processed + lines.Length);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    /// <summary>Removes who was created and has not been touched since; returns their lines.</summary>
    private Task<List<long>> RemoveAsync(long[] lines, CancellationToken ct)
    {
        var sql = $$"""
            DELETE FROM persons p USING roster_lines l
            WHERE l.id = ANY ({0}) AND l.outcome = 'Created' AND p.id = l.id AND p.import_id = l.import_id AND p.updated_at = p.created_at
              AND p.archived_at IS NULL AND p.household_id IS NULL
              AND EXISTS (SELECT FROM memberships m WHERE m.person_id = p.id AND m.organisation_id = {1} AND m.left_at IS NULL
                  AND m."group" = coalesce(l."group", '') AND m.number IS NOT DISTINCT FROM l.number)
              AND NOT EXISTS (SELECT FROM memberships m WHERE m.person_id = p.id AND m.organisation_id <> {1})
              AND {{PersonReferences.None(db.Model)}}
            RETURNING p.id AS "Value"
            """;
        return db.Database.SqlQueryRaw<long>(sql, lines, organisationId).ToListAsync(ct);
    }

    /// <summary>Puts back what was updated and is still as the import left it; returns the lines.</summary>
    private async Task<List<long>> RestoreAsync(long[] lines, CancellationToken ct)
    {
        var restored = await db.Database.SqlQuery<long>(
            $"""
            SELECT c.id AS "Value" FROM roster_changes c
            JOIN roster_lines l ON l.id = c.id
            JOIN persons p ON p.id = c.person_id
            JOIN memberships m ON m.organisation_id = {organisationId} AND m.person_id = c.person_id
            WHERE c.id = ANY ({lines}) AND p.archived_at IS NULL AND m.left_at IS NULL
              AND (p.updated_at = c.applied_at AND p.import_id = c.import_id OR p.updated_at = c.updated_at AND p.import_id IS NOT DISTINCT FROM c.former_import_id)
              AND m."group" = coalesce(l."group", c."group", '') AND m.number IS NOT DISTINCT FROM coalesce(l.number, c.number)
            ORDER BY p.id FOR UPDATE OF p, m
            """).ToListAsync(ct);
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE persons p SET phone_sealed = c.phone_sealed, phone_index = c.phone_index, phone_tail = c.phone_tail, phone_mask = c.phone_mask,
                sex = c.sex, birth_date = c.birth_date, region_id = c.region_id, region_path = c.region_path, address = c.address,
                attributes = c.attributes, updated_at = {now}, import_id = c.former_import_id, field_origins = c.field_origins
            FROM roster_changes c WHERE c.id = ANY ({restored}) AND p.id = c.person_id AND p.import_id = c.import_id
            """, ct);
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE memberships m SET "group" = c."group", number = c.number, left_at = c.left_at, import_id = c.membership_import_id
            FROM roster_changes c WHERE c.id = ANY ({restored}) AND c.was_member AND m.organisation_id = {organisationId} AND m.person_id = c.person_id
            """, ct);
        await db.Database.ExecuteSqlAsync(
            $"""
            DELETE FROM memberships m USING roster_changes c
            WHERE c.id = ANY ({restored}) AND NOT c.was_member AND m.organisation_id = {organisationId} AND m.person_id = c.person_id
            """, ct);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO outbox (kind, subject, due_at, attempts)
            SELECT {PersonChange.OutboxKind}, person_id, {now}, 0 FROM roster_changes WHERE id = ANY ({restored})
            """, ct);
        return restored;
    }
}

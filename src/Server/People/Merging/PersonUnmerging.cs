using Microsoft.EntityFrameworkCore;
using Npgsql;
using Paiyi.Server.Accounts;
using Paiyi.Server.Data;
using Paiyi.Server.People.Duplicates;
using Paiyi.Server.People.Merging.Consoles;
using Paiyi.Server.People.Rosters;
using Paiyi.Server.Platform.Audit;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.People.Merging;

/// <summary>
/// Takes a merge back, in the caller's transaction. The rule: what the merge moved or changed and nobody has touched since goes
/// back exactly; what came or was changed since stays with the survivor. So a field goes back while it holds what the merge
/// gave it, and a record while it is as the merge left it.
/// </summary>
public sealed class PersonUnmerging(PaiyiDb db, IEnumerable<MergeStep> steps, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Null when it is done.</summary>
    internal async Task<Refusal?> UndoAsync(PossibleDuplicate pair, Staff staff, CancellationToken ct)
    {
        var persons = await PersonMerging.LockAsync(db, pair, ct);
        var merge = await db.PersonMerges.SingleOrDefaultAsync(m => m.PairId == pair.Id && m.UndoneAt == null, ct);
        if (merge is null)
            return DuplicateProblems.NotMerged;
        var now = clock.GetUtcNow();
        if (merge.MergedAt.AddDays(PersonMerge.UndoDays) <= now)
            return DuplicateProblems.UndoOver;
        var survivor = persons.Single(p => p.Id == merge.SurvivorId);
        if (survivor.MergedIntoId is not null)
            return DuplicateProblems.UndoLaterMerge;
        if (survivor.ArchivedAt is not null)
            return DuplicateProblems.UndoArchived;
        var work = new MergeWork(db, merge.Id, merge.SurvivorId, merge.LoserId, now);
        db.ChangeTracker.Clear();
        try
        {
            await RestoreAsync(merge, now, ct);
        }
        catch (PostgresException e) when (e is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: Person.OneDocument })
        {
            return DuplicateProblems.UndoDocumentTaken;
        }

        await PersonTables.PutBackAsync(work, ct);
        foreach (var step in steps)
            await step.AfterUndo(work, ct);
        await db.Database.ExecuteSqlAsync($"UPDATE person_merges SET undone_at = {now}, undone_by = {staff.Id} WHERE id = {merge.Id}", ct);
        await db.Database.ExecuteSqlAsync(
            $"UPDATE possible_duplicates SET state = {nameof(DuplicateState.Open)}, decided_by = NULL, decided_at = NULL, remark = NULL WHERE id = {pair.Id}", ct);
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO outbox (kind, subject, due_at, attempts) VALUES ({PersonChange.OutboxKind}, {merge.SurvivorId}, {now}, 0), ({PersonChange.OutboxKind}, {merge.LoserId}, {now}, 0)", ct);
        var back = await db.PersonMergeRows.Where(r => r.MergeId == merge.Id).GroupBy(r => r.Table).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        db.AddRange(
            audit.Entry(nameof(UndoMerge), merge.SurvivorId, detail: new { merge = merge.Id, loser = merge.LoserId, fields = merge.Fields, moved = back }),
            audit.Entry(nameof(UndoMerge), merge.LoserId, detail: new { merge = merge.Id, survivor = merge.SurvivorId }));
        await db.SaveChangesAsync(ct);
        return null;
    }

    /// <summary>
    /// The loser becomes what it was. Of the survivor's fields those go back that the merge filled and that still hold what it
    /// filled them with; when nobody has written the survivor since, so do the marks of who wrote it last.
    /// </summary>
    private async Task RestoreAsync(PersonMerge merge, DateTimeOffset now, CancellationToken ct)
    {
        // Each document belongs to one row: it is let go before the other row takes it.
        await db.Database.ExecuteSqlAsync($"UPDATE persons SET document_index = document_index || '\\x00'::bytea WHERE id = {merge.LoserId}", ct);
        var took = merge.Fields;
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE persons p SET
                name = CASE WHEN f.name THEN s.name ELSE p.name END, sound = CASE WHEN f.name THEN s.sound ELSE p.sound END,
                document_type = CASE WHEN f.document THEN s.document_type ELSE p.document_type END, document_sealed = CASE WHEN f.document THEN s.document_sealed ELSE p.document_sealed END,
                document_index = CASE WHEN f.document THEN s.document_index ELSE p.document_index END, document_tail = CASE WHEN f.document THEN s.document_tail ELSE p.document_tail END,
                document_mask = CASE WHEN f.document THEN s.document_mask ELSE p.document_mask END,
                phone_sealed = CASE WHEN f.phone THEN s.phone_sealed ELSE p.phone_sealed END, phone_index = CASE WHEN f.phone THEN s.phone_index ELSE p.phone_index END,
                phone_tail = CASE WHEN f.phone THEN s.phone_tail ELSE p.phone_tail END, phone_mask = CASE WHEN f.phone THEN s.phone_mask ELSE p.phone_mask END,
                sex = CASE WHEN f.sex THEN s.sex ELSE p.sex END, birth_date = CASE WHEN f.birth THEN s.birth_date ELSE p.birth_date END,
                region_id = CASE WHEN f.region THEN s.region_id ELSE p.region_id END, region_path = CASE WHEN f.region THEN s.region_path ELSE p.region_path END,
                address = CASE WHEN f.address THEN s.address ELSE p.address END,
                household_id = CASE WHEN f.household THEN (SELECT h.id FROM households h WHERE h.id = s.household_id) ELSE p.household_id END,
                attributes = (p.attributes - f.attributes)
                    || coalesce((SELECT jsonb_object_agg(a.key, a.value) FROM jsonb_each(s.attributes) a WHERE a.key = ANY (f.attributes)), jsonb_build_object()),
                updated_at = CASE WHEN p.updated_at = {merge.MergedAt} THEN s.updated_at ELSE {now} END,
                import_id = CASE WHEN p.updated_at = {merge.MergedAt} THEN s.import_id ELSE p.import_id END,
                field_origins = CASE WHEN p.updated_at = {merge.MergedAt} THEN s.field_origins ELSE p.field_origins END
            FROM person_merge_sides s, person_merge_sides l, LATERAL (
                SELECT {RosterFields.Name} = ANY ({took}) AND n.name = l.name AS name,
                    {MergedFields.Document} = ANY ({took}) AND n.document_type = l.document_type AND n.document_index = l.document_index AS document,
                    {RosterFields.Phone} = ANY ({took}) AND n.phone_index IS NOT DISTINCT FROM l.phone_index AS phone,
                    {RosterFields.Sex} = ANY ({took}) AND n.sex = l.sex AS sex, {RosterFields.BirthDate} = ANY ({took}) AND n.birth_date = l.birth_date AS birth,
                    {RosterFields.Region} = ANY ({took}) AND n.region_id = l.region_id AS region, {RosterFields.Address} = ANY ({took}) AND n.address IS NOT DISTINCT FROM l.address AS address,
                    {MergedFields.Household} = ANY ({took}) AND n.household_id IS NOT DISTINCT FROM l.household_id AS household,
                    ARRAY(SELECT substr(field, {RosterFields.AttributePrefix.Length + 1}) FROM unnest({took}) field
                        WHERE starts_with(field, {RosterFields.AttributePrefix})
                          AND n.attributes -> substr(field, {RosterFields.AttributePrefix.Length + 1}) IS NOT DISTINCT FROM l.attributes -> substr(field, {RosterFields.AttributePrefix.Length + 1})) AS attributes
                FROM persons n WHERE n.id = {merge.SurvivorId}) f
            WHERE p.id = {merge.SurvivorId} AND s.merge_id = {merge.Id} AND s.person_id = p.id AND l.merge_id = s.merge_id AND l.person_id = {merge.LoserId}
            """, ct);
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE persons p SET name = s.name, sound = s.sound, document_type = s.document_type, document_sealed = s.document_sealed, document_index = s.document_index,
                document_tail = s.document_tail, document_mask = s.document_mask, phone_sealed = s.phone_sealed, phone_index = s.phone_index, phone_tail = s.phone_tail,
                phone_mask = s.phone_mask, sex = s.sex, birth_date = s.birth_date, region_id = s.region_id, region_path = s.region_path, address = s.address,
                household_id = (SELECT h.id FROM households h WHERE h.id = s.household_id), attributes = s.attributes, updated_at = s.updated_at, import_id = s.import_id,
                field_origins = s.field_origins, archived_at = NULL, merged_into_id = NULL
            FROM person_merge_sides s WHERE p.id = {merge.LoserId} AND s.merge_id = {merge.Id} AND s.person_id = p.id
            """, ct);
    }
}

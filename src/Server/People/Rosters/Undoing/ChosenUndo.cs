using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;
using Paiyi.Server.People.Rosters.Checking;

namespace Paiyi.Server.People.Rosters.Undoing;

/// <summary>How many rows became what.</summary>
/// <param name="Removed">Persons who had nothing but what the import wrote, and what somebody corrected since.</param>
/// <param name="LeftRoster">Persons with records of their own: they went off the roster, and their records stay.</param>
/// <param name="Restored">Persons whose fields are as they were before the import, whatever they had become since.</param>
/// <param name="Stayed">Archived, or on another organisation's roster, which answers for them now.</param>
public sealed record UndoneLines(int Removed, int LeftRoster, int Restored, int Stayed);

/// <summary>
/// Takes back rows that an undo has left as they are, because an officer has looked at them and says so. Only the fields
/// that the import wrote are touched. The caller has the import's row locked.
/// </summary>
internal sealed class ChosenUndo(PaiyiDb db, long importId, long organisationId, DateTimeOffset now)
{
    /// <summary>Null when none of the rows is one that stayed.</summary>
    public async Task<UndoneLines?> TakeBackAsync(int[] rows, CancellationToken ct)
    {
        long[] lines = await db.RosterLines.Where(l => l.ImportId == importId && l.Undone == false && rows.Contains(l.Row)).Select(l => l.Id).ToArrayAsync(ct);
        if (lines.Length == 0)
            return null;
        var removed = await RemoveAsync(lines, ct);
        var left = await TakeOffAsync(lines, ct);
        var restored = await RestoreAsync(lines, ct);
        long[] undone = [.. removed, .. left, .. restored];
        await db.RosterLines.Where(l => undone.Contains(l.Id)).ExecuteUpdateAsync(s => s.SetProperty(l => l.Undone, true), ct);
        return new UndoneLines(removed.Count, left.Count, restored.Count, lines.Length - undone.Length);
    }

    private Task<List<long>> RemoveAsync(long[] lines, CancellationToken ct)
    {
        var sql = $$"""
            DELETE FROM persons p USING roster_lines l
            WHERE l.id = ANY ({0}) AND l.outcome = 'Created' AND p.id = l.id AND p.archived_at IS NULL
              AND NOT EXISTS (SELECT FROM memberships m WHERE m.person_id = p.id AND m.organisation_id <> {1})
              AND {{PersonReferences.None(db.Model)}}
            RETURNING p.id AS "Value"
            """;
        return db.Database.SqlQueryRaw<long>(sql, lines, organisationId).ToListAsync(ct);
    }

    /// <summary>Whom the import added and who has records since.</summary>
    private async Task<List<long>> TakeOffAsync(long[] lines, CancellationToken ct)
    {
        var left = await db.Database.SqlQuery<long>(
            $"""
            UPDATE memberships m SET left_at = {now}, import_id = NULL FROM roster_lines l JOIN persons p ON p.id = l.id
            WHERE l.id = ANY ({lines}) AND l.outcome = 'Created' AND p.archived_at IS NULL
              AND m.organisation_id = {organisationId} AND m.person_id = p.id AND m.left_at IS NULL
            RETURNING m.person_id AS "Value"
            """).ToListAsync(ct);
        await TellAsync(left, ct);
        return left;
    }

    /// <summary>Puts the fields back that the import had written; others, and other attributes, stay as they are now.</summary>
    private async Task<List<long>> RestoreAsync(long[] lines, CancellationToken ct)
    {
        var restored = await db.Database.SqlQuery<long>(
            $"""
            SELECT c.id AS "Value" FROM roster_changes c JOIN roster_lines l ON l.id = c.id JOIN persons p ON p.id = c.person_id
            WHERE c.id = ANY ({lines}) AND p.archived_at IS NULL
              AND (l.kept OR NOT EXISTS (SELECT FROM memberships m WHERE m.person_id = p.id AND m.organisation_id <> {organisationId} AND m.left_at IS NULL))
            ORDER BY p.id FOR UPDATE OF p
            """).ToListAsync(ct);
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE persons p SET
                phone_sealed = CASE WHEN {RosterFields.Phone} = ANY (l.changed) THEN c.phone_sealed ELSE p.phone_sealed END,
                phone_index = CASE WHEN {RosterFields.Phone} = ANY (l.changed) THEN c.phone_index ELSE p.phone_index END,
                phone_tail = CASE WHEN {RosterFields.Phone} = ANY (l.changed) THEN c.phone_tail ELSE p.phone_tail END,
                phone_mask = CASE WHEN {RosterFields.Phone} = ANY (l.changed) THEN c.phone_mask ELSE p.phone_mask END,
                sex = CASE WHEN {RosterFields.Sex} = ANY (l.changed) THEN c.sex ELSE p.sex END,
                birth_date = CASE WHEN {RosterFields.BirthDate} = ANY (l.changed) THEN c.birth_date ELSE p.birth_date END,
                region_id = CASE WHEN {RosterFields.Region} = ANY (l.changed) THEN c.region_id ELSE p.region_id END,
                region_path = CASE WHEN {RosterFields.Region} = ANY (l.changed) THEN c.region_path ELSE p.region_path END,
                address = CASE WHEN {RosterFields.Address} = ANY (l.changed) THEN c.address ELSE p.address END,
                attributes = (p.attributes - ARRAY(SELECT substr(field, {RosterFields.AttributePrefix.Length + 1}) FROM unnest(l.changed) field))
                    || coalesce((SELECT jsonb_object_agg(a.key, a.value) FROM jsonb_each(c.attributes) a WHERE {RosterFields.AttributePrefix} || a.key = ANY (l.changed)), jsonb_build_object()),
                field_origins = coalesce(p.field_origins, jsonb_build_object({FieldOrigins.Rest}, coalesce(p.import_id, {FieldOrigins.ByHand})))
                    || (SELECT jsonb_object_agg(field, coalesce(c.field_origins -> field, c.field_origins -> {FieldOrigins.Rest}, to_jsonb(coalesce(c.former_import_id, {FieldOrigins.ByHand}))))
                        FROM unnest(l.changed) field WHERE field <> ALL ({RosterMatch.OfRoster})),
                import_id = NULL, updated_at = {now}
            FROM roster_changes c JOIN roster_lines l ON l.id = c.id
            WHERE c.id = ANY ({restored}) AND p.id = c.person_id AND NOT l.kept AND NOT l.changed <@ {RosterMatch.OfRoster}
            """, ct);
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE memberships m SET
                "group" = CASE WHEN {RosterFields.Group} = ANY (l.changed) OR {RosterMatch.Member} = ANY (l.changed) THEN c."group" ELSE m."group" END,
                number = CASE WHEN {RosterFields.MemberNumber} = ANY (l.changed) OR {RosterMatch.Member} = ANY (l.changed) THEN c.number ELSE m.number END,
                left_at = CASE WHEN {RosterMatch.Member} = ANY (l.changed) THEN c.left_at ELSE m.left_at END, import_id = c.membership_import_id
            FROM roster_changes c JOIN roster_lines l ON l.id = c.id
            WHERE c.id = ANY ({restored}) AND c.was_member AND l.changed && {RosterMatch.OfRoster} AND m.organisation_id = {organisationId} AND m.person_id = c.person_id
            """, ct);
        await db.Database.ExecuteSqlAsync(
            $"""
            DELETE FROM memberships m USING roster_changes c WHERE c.id = ANY ({restored}) AND NOT c.was_member
              AND m.organisation_id = {organisationId} AND m.person_id = c.person_id
            """, ct);
        await TellAsync(await db.RosterChanges.Where(c => restored.Contains(c.Id)).Select(c => c.PersonId).ToListAsync(ct), ct);
        return restored;
    }

    private Task<int> TellAsync(List<long> persons, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"INSERT INTO outbox (kind, subject, due_at, attempts) SELECT {PersonChange.OutboxKind}, id, {now}, 0 FROM unnest({persons}) id", ct);
}

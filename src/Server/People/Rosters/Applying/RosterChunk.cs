using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;
using Paiyi.Server.People.Rosters.Checking;
using Paiyi.Server.Platform.Imports;

namespace Paiyi.Server.People.Rosters.Applying;

/// <summary>
/// Applies some lines of a committed import, all or none of them, and moves the import on in the same transaction. The
/// import's row is locked and must stand where the caller believes it does, so each line is applied exactly once,
/// whatever dies and however many processes try.
/// </summary>
internal sealed class RosterChunk(PaiyiDb db, RosterContext context, DateTimeOffset now)
{
    /// <summary>The next lines; returns false when the import does not go on: it is over, paused or cancelled.</summary>
    /// <param name="size">How many lines at most.</param>
    public async Task<bool> ApplyAsync(int size, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var import = await db.RosterImports.FromSql($"SELECT * FROM roster_imports WHERE id = {context.ImportId} FOR UPDATE").SingleAsync(ct);
        if (import.Status != ImportStatus.Running)
            return false;
        var numbers = db.RosterLines.Where(l => l.ImportId == import.Id && l.Row >= import.NextRow).OrderBy(l => l.Row).Select(l => l.Row).Take(size);
        var (count, last) = await numbers.GroupBy(_ => 1).Select(g => new ValueTuple<int, int>(g.Count(), g.Max())).FirstOrDefaultAsync(ct);
        if (count == 0)
            return false;

        var rows = new RosterMatch.Rows(import.NextRow, last);
        await RosterMatch.RunAsync(db, context, rows, ct);
        if (await LockAsync(rows, ct) > 0)
            await RosterMatch.RunAsync(db, context, rows, ct);
        if (import.Undone + import.Stayed > 0)
            await ForgetUndoAsync(rows, ct);
        await RememberAsync(rows, ct);
        await UpdateAsync(rows, ct);
        await CreateAsync(rows, ct);
        await RosterAlike.ParkAsync(db, context, rows, now, ct);
        await JoinAsync(rows, ct);
        await TellAsync(rows, ct);
        (import.NextRow, import.Processed) = (last + 1, import.Processed + count);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    /// <summary>Locks who will be changed, in the order of their keys so that two imports cannot wait for each other. What was found before may have changed until then.</summary>
    private Task<int> LockAsync(RosterMatch.Rows rows, CancellationToken ct) => db.Database.SqlQuery<int>(
        $"""
        SELECT count(*)::int AS "Value" FROM (
            SELECT FROM persons p JOIN roster_lines l ON l.person_id = p.id
            WHERE l.import_id = {context.ImportId} AND l.row BETWEEN {rows.First} AND {rows.Last} AND l.outcome = 'Updated'
            ORDER BY p.id FOR UPDATE OF p) locked
        """).SingleAsync(ct);

    /// <summary>The import was undone and is committed once more.</summary>
    private async Task ForgetUndoAsync(RosterMatch.Rows rows, CancellationToken ct)
    {
        var lines = db.RosterLines.Where(l => l.ImportId == context.ImportId && l.Row >= rows.First && l.Row <= rows.Last);
        await db.RosterChanges.Where(c => lines.Any(l => l.Id == c.Id)).ExecuteDeleteAsync(ct);
        await lines.ExecuteUpdateAsync(s => s.SetProperty(l => l.Undone, (bool?)null), ct);
    }

    /// <summary>What the persons are before they are updated.</summary>
    private Task<int> RememberAsync(RosterMatch.Rows rows, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"""
        INSERT INTO roster_changes (id, import_id, person_id, applied_at, phone_sealed, phone_index, phone_tail, phone_mask, sex, birth_date,
            region_id, region_path, address, attributes, updated_at, former_import_id, field_origins, was_member, "group", number, left_at, membership_import_id)
        SELECT l.id, l.import_id, p.id, {now}, p.phone_sealed, p.phone_index, p.phone_tail, p.phone_mask, p.sex, p.birth_date,
            p.region_id, p.region_path, p.address, p.attributes, p.updated_at, p.import_id, p.field_origins, m.person_id IS NOT NULL, m."group", m.number, m.left_at, m.import_id
        FROM roster_lines l JOIN persons p ON p.id = l.person_id
        LEFT JOIN memberships m ON m.organisation_id = {context.OrganisationId} AND m.person_id = p.id
        WHERE l.import_id = {context.ImportId} AND l.row BETWEEN {rows.First} AND {rows.Last} AND l.outcome = 'Updated'
        """, ct);

    private Task<int> UpdateAsync(RosterMatch.Rows rows, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"""
        UPDATE persons p SET
            phone_sealed = coalesce(l.phone_sealed, p.phone_sealed), phone_index = coalesce(l.phone_index, p.phone_index),
            phone_tail = coalesce(l.phone_tail, p.phone_tail), phone_mask = coalesce(l.phone_mask, p.phone_mask),
            sex = l.sex, birth_date = l.birth_date, region_id = coalesce(l.region_id, p.region_id), region_path = coalesce(l.region_path, p.region_path),
            address = coalesce(l.address, p.address), attributes = p.attributes || l.attributes, updated_at = {now}, import_id = l.import_id,
            field_origins = coalesce(p.field_origins, CASE WHEN p.import_id IS NULL THEN jsonb_build_object() ELSE jsonb_build_object({FieldOrigins.Rest}, p.import_id) END)
                || (SELECT jsonb_object_agg(field, l.import_id) FROM unnest(l.changed) field WHERE field <> ALL ({RosterMatch.OfRoster}))
        FROM roster_lines l
        WHERE l.import_id = {context.ImportId} AND l.row BETWEEN {rows.First} AND {rows.Last} AND l.outcome = 'Updated' AND NOT l.kept AND p.id = l.person_id
          AND NOT l.changed <@ {RosterMatch.OfRoster}
        """, ct);

    /// <summary>In the order of the unique index, so that two imports of the same persons meet at the first of them.</summary>
    private Task<int> CreateAsync(RosterMatch.Rows rows, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"""
        INSERT INTO persons (id, reference, name, sound, document_type, document_sealed, document_index, document_tail, document_mask,
            phone_sealed, phone_index, phone_tail, phone_mask, sex, birth_date, region_id, region_path, address, attributes, created_at, updated_at, import_id)
        SELECT id, gen_random_uuid(), name, sound, document_type, document_sealed, document_index, document_tail, document_mask,
            phone_sealed, phone_index, phone_tail, phone_mask, sex, birth_date, coalesce(region_id, {context.Home.Id}), coalesce(region_path, {context.Home.Path}),
            address, attributes, {now}, {now}, import_id
        FROM roster_lines
        WHERE import_id = {context.ImportId} AND row BETWEEN {rows.First} AND {rows.Last} AND outcome = 'Created'
        ORDER BY document_type, document_index
        """, ct);

    private async Task JoinAsync(RosterMatch.Rows rows, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE memberships m SET left_at = NULL, "group" = coalesce(l."group", m."group"), number = coalesce(l.number, m.number), import_id = l.import_id
            FROM roster_lines l
            WHERE l.import_id = {context.ImportId} AND l.row BETWEEN {rows.First} AND {rows.Last} AND l.outcome = 'Updated'
              AND m.organisation_id = {context.OrganisationId} AND m.person_id = l.person_id
              AND l.changed && {RosterMatch.OfRoster}
            """, ct);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO memberships (organisation_id, person_id, "group", number, joined_at, import_id)
            SELECT {context.OrganisationId}, coalesce(person_id, id), coalesce("group", ''), number, {now}, import_id FROM roster_lines
            WHERE import_id = {context.ImportId} AND row BETWEEN {rows.First} AND {rows.Last}
              AND (outcome = 'Created' OR (outcome = 'Updated' AND {RosterMatch.Member} = ANY (changed)))
            ON CONFLICT (organisation_id, person_id) DO NOTHING
            """, ct);
    }

    /// <summary>New persons and new facts about known ones may mean another colour.</summary>
    private Task<int> TellAsync(RosterMatch.Rows rows, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"""
        INSERT INTO outbox (kind, subject, due_at, attempts)
        SELECT {PersonChange.OutboxKind}, coalesce(person_id, id), {now}, 0 FROM roster_lines
        WHERE import_id = {context.ImportId} AND row BETWEEN {rows.First} AND {rows.Last} AND (outcome = 'Created' OR (outcome = 'Updated' AND NOT kept
          AND EXISTS (SELECT FROM unnest(changed) field WHERE starts_with(field, {RosterFields.AttributePrefix}))))
        """, ct);
}

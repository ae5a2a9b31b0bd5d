using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;
using Paiyi.Server.Platform.Problems;

namespace Paiyi.Server.People.Rosters.Checking;

/// <summary>
/// Compares lines with the register and writes into them what they mean: the one definition for the check, which looks
/// at all lines of a file, and for the commit, which looks again at those it is about to apply.
/// <para>
/// A cell that is absent or empty changes nothing. The name must be the register's. Whoever stands on this roster, or
/// lives where the importer is in charge, and is on no other roster today may be changed, others only in group and
/// number, because somebody else answers for their data. A document of somebody who turned out to be another person means that
/// person, under either name.
/// </para>
/// </summary>
internal static class RosterMatch
{
    /// <summary>Stands among the changed fields when the person is not on the roster today.</summary>
    public const string Member = "member";

    /// <summary>The fields of the roster's line; all others are the person's own.</summary>
    public static readonly string[] OfRoster = [Member, RosterFields.Group, RosterFields.MemberNumber];

    /// <summary>Rows that a comparison covers, both ends included.</summary>
    public readonly record struct Rows(int First, int Last)
    {
        public static readonly Rows All = new(0, int.MaxValue);
    }

    /// <summary>Compares lines that are not rejected or duplicates yet, and says what is to be said about them.</summary>
    public static async Task RunAsync(PaiyiDb db, RosterContext context, Rows rows, CancellationToken ct)
    {
        await ForgetAsync(db, context, rows, ct);
        await CompareAsync(db, context, rows, ct);
        await AskForMissingAsync(db, context, rows, ct);
        await RemarkAsync(db, context, rows, RosterProblems.PersonArchived, RosterFields.DocumentNumber, ct);
        await RemarkAsync(db, context, rows, RosterProblems.NameDiffers, RosterFields.Name, ct);
        await RemarkOnKeptAsync(db, context, rows, ct);
    }

    /// <summary>
    /// Of several rows with one document, or of one person who had two, the first counts that is not rejected. Asked once of a
    /// whole file.
    /// </summary>
    public static async Task FindDuplicatesAsync(PaiyiDb db, RosterContext context, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE roster_lines l SET outcome = 'Duplicate', reason = {RosterProblems.DuplicateRow.Code}, changed = ARRAY[]::text[], kept = false
            FROM (SELECT document_type, document_index, min(row) AS first FROM roster_lines
                  WHERE import_id = {context.ImportId} AND outcome <> 'Rejected' GROUP BY 1, 2 HAVING count(*) > 1) again
            WHERE l.import_id = {context.ImportId} AND l.outcome <> 'Rejected' AND l.row > again.first
              AND l.document_type = again.document_type AND l.document_index = again.document_index
            """, ct);
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE roster_lines l SET outcome = 'Duplicate', reason = {RosterProblems.DuplicateRow.Code}, changed = ARRAY[]::text[], kept = false
            FROM (SELECT person_id, min(row) AS first FROM roster_lines
                  WHERE import_id = {context.ImportId} AND outcome IN ('Updated', 'Unchanged') GROUP BY 1 HAVING count(*) > 1) again
            WHERE l.import_id = {context.ImportId} AND l.outcome IN ('Updated', 'Unchanged') AND l.row > again.first AND l.person_id = again.person_id
            """, ct);
        await RemarkAsync(db, context, Rows.All, RosterProblems.DuplicateRow, RosterFields.DocumentNumber, ct);
    }

    /// <summary>Persons that an earlier comparison found, whose document the register no longer holds.</summary>
    private static Task<int> ForgetAsync(PaiyiDb db, RosterContext context, Rows rows, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"""
        UPDATE roster_lines l SET outcome = 'Created', person_id = NULL, changed = ARRAY[]::text[], kept = false
        WHERE import_id = {context.ImportId} AND row BETWEEN {rows.First} AND {rows.Last} AND outcome IN ('Updated', 'Unchanged')
          AND NOT EXISTS (SELECT FROM persons p WHERE p.document_type = l.document_type AND p.document_index = l.document_index)
        """, ct);

    /// <remarks>
    /// As EXISTS the memberships elsewhere would be hashed whole for every chunk; without MATERIALIZED a table that grew since
    /// it was last analysed would be joined with itself row by row.
    /// </remarks>
    private static Task<int> CompareAsync(PaiyiDb db, RosterContext context, Rows rows, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"""
        WITH f AS MATERIALIZED (
            SELECT c.id, p.id AS person_id,
                CASE WHEN p.archived_at IS NOT NULL THEN {RosterProblems.PersonArchived.Code} WHEN p.name <> c.name AND d.name <> c.name THEN {RosterProblems.NameDiffers.Code} END AS reason,
                (m.left_at IS NULL AND m.person_id IS NOT NULL OR coalesce(starts_with(p.region_path, {context.Importer.RegionPath}), false))
                    AND coalesce((SELECT false FROM memberships o WHERE o.person_id = p.id AND o.organisation_id <> {context.OrganisationId} AND o.left_at IS NULL LIMIT 1), true) AS may_write,
                array_remove(ARRAY[
                    CASE WHEN c.phone_index IS DISTINCT FROM p.phone_index AND c.phone_index IS NOT NULL THEN {RosterFields.Phone} END,
                    CASE WHEN c.sex <> p.sex THEN {RosterFields.Sex} END,
                    CASE WHEN c.birth_date <> p.birth_date THEN {RosterFields.BirthDate} END,
                    CASE WHEN c.region_id <> p.region_id THEN {RosterFields.Region} END,
                    CASE WHEN c.address IS DISTINCT FROM p.address AND c.address IS NOT NULL THEN {RosterFields.Address} END], NULL)
                || ARRAY(SELECT {RosterFields.AttributePrefix} || a.key FROM jsonb_each(c.attributes) a WHERE p.attributes -> a.key IS DISTINCT FROM a.value) AS personal,
                array_remove(ARRAY[
                    CASE WHEN m.person_id IS NULL OR m.left_at IS NOT NULL THEN {Member} END,
                    CASE WHEN c."group" <> m."group" THEN {RosterFields.Group} END,
                    CASE WHEN c.number IS DISTINCT FROM m.number AND c.number IS NOT NULL AND m.person_id IS NOT NULL THEN {RosterFields.MemberNumber} END], NULL) AS member
            FROM roster_lines c
            JOIN persons d ON d.document_type = c.document_type AND d.document_index = c.document_index
            JOIN persons p ON p.id = coalesce(d.merged_into_id, d.id)
            LEFT JOIN memberships m ON m.organisation_id = {context.OrganisationId} AND m.person_id = p.id
            WHERE c.import_id = {context.ImportId} AND c.row BETWEEN {rows.First} AND {rows.Last} AND c.outcome IN ('Created', 'Updated', 'Unchanged'))
        UPDATE roster_lines l SET
            person_id = f.person_id, reason = f.reason, changed = f.personal || f.member, kept = NOT f.may_write AND cardinality(f.personal) > 0,
            outcome = CASE WHEN f.reason IS NOT NULL THEN 'Rejected'
                WHEN cardinality(f.member) > 0 OR (f.may_write AND cardinality(f.personal) > 0) THEN 'Updated' ELSE 'Unchanged' END
        FROM f WHERE l.id = f.id
        """, ct);

    /// <summary>Rejects who lacks a required attribute in the register and in the row together.</summary>
    private static async Task AskForMissingAsync(PaiyiDb db, RosterContext context, Rows rows, CancellationToken ct)
    {
        var required = context.Attributes.Definitions.Where(d => d.Required).ToList();
        if (required.Count == 0)
            return;
        var refusals = required.ConvertAll(PersonProblems.AttributeMissing);
        string[] keys = [.. required.Select(d => d.Key)], zh = [.. refusals.Select(r => r.Zh)], en = [.. refusals.Select(r => r.En)];
        int[] columns = [.. refusals.Select(r => context.Header.ColumnOf(r.Field))];
        var code = refusals[0].Code;
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE roster_lines l SET outcome = 'Rejected', reason = {code}
            WHERE import_id = {context.ImportId} AND row BETWEEN {rows.First} AND {rows.Last} AND outcome IN ('Created', 'Updated', 'Unchanged')
              AND NOT coalesce((SELECT p.attributes FROM persons p WHERE p.id = l.person_id), jsonb_build_object()) || attributes ?& {keys}
            """, ct);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO roster_row_errors (import_id, row, "column", code, text_zh, text_en, is_note)
            SELECT l.import_id, l.row, k.place, {code}, k.zh, k.en, false
            FROM roster_lines l CROSS JOIN unnest({keys}, {columns}, {zh}, {en}) AS k (key, place, zh, en)
            WHERE l.import_id = {context.ImportId} AND l.row BETWEEN {rows.First} AND {rows.Last} AND l.outcome = 'Rejected' AND l.reason = {code}
              AND NOT coalesce((SELECT p.attributes FROM persons p WHERE p.id = l.person_id), jsonb_build_object()) || l.attributes ? k.key
            ON CONFLICT DO NOTHING
            """, ct);
    }

    private static Task<int> RemarkAsync(PaiyiDb db, RosterContext context, Rows rows, Refusal refusal, string field, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"""
        INSERT INTO roster_row_errors (import_id, row, "column", code, text_zh, text_en, is_note)
        SELECT import_id, row, {context.Header.ColumnOf(field)}, {refusal.Code}, {refusal.Zh}, {refusal.En}, outcome <> 'Rejected' FROM roster_lines
        WHERE import_id = {context.ImportId} AND row BETWEEN {rows.First} AND {rows.Last} AND reason = {refusal.Code}
        ON CONFLICT DO NOTHING
        """, ct);

    private static Task<int> RemarkOnKeptAsync(PaiyiDb db, RosterContext context, Rows rows, CancellationToken ct)
    {
        var columns = JsonSerializer.Serialize(context.Header.Columns.ToDictionary(c => c.Field, c => c.Index + 1));
        var refusal = RosterProblems.KeptAsIs;
        return db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO roster_row_errors (import_id, row, "column", code, text_zh, text_en, is_note)
            SELECT import_id, row, coalesce(({columns}::jsonb ->> changed[1])::int, 0), {refusal.Code}, {refusal.Zh}, {refusal.En}, true FROM roster_lines
            WHERE import_id = {context.ImportId} AND row BETWEEN {rows.First} AND {rows.Last} AND kept AND outcome IN ('Updated', 'Unchanged')
            ON CONFLICT DO NOTHING
            """, ct);
    }
}

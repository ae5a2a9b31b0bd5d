using Microsoft.EntityFrameworkCore;
using Paiyi.Server.Data;
using Paiyi.Server.People.Duplicates;

namespace Paiyi.Server.People.Rosters.Checking;

/// <summary>Rows that would create somebody who resembles a person of the register: told when the file is checked, parked in the queue when the row is applied.</summary>
internal static class RosterAlike
{
    public static Task<int> FindAsync(PaiyiDb db, RosterContext context, CancellationToken ct)
    {
        const string Created = "SELECT id, name, sound, birth_date, sex, phone_index, document_tail, address, coalesce(region_id, {1}) AS region_id"
            + " FROM roster_lines WHERE import_id = {0} AND outcome = 'Created'";
        var sql = $$"""
            INSERT INTO roster_resemblances (line_id, person_id, import_id, score, reasons)
            SELECT id, person_id, {0}, score, reasons FROM ({{Alike.Query(Created)}}) found
            """;
        return db.Database.ExecuteSqlRawAsync(sql, [context.ImportId, context.Home.Id], ct);
    }

    public static Task<int> ParkAsync(PaiyiDb db, RosterContext context, RosterMatch.Rows rows, DateTimeOffset now, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"""
        INSERT INTO possible_duplicates (low_id, high_id, score, reasons, source, state, found_at, seen_at)
        SELECT least(r.line_id, r.person_id), greatest(r.line_id, r.person_id), r.score, r.reasons, {nameof(DuplicateSource.Import)}, {nameof(DuplicateState.Open)}, {now}, {now}
        FROM roster_resemblances r JOIN roster_lines l ON l.id = r.line_id JOIN persons p ON p.id = r.person_id
        WHERE r.import_id = {context.ImportId} AND l.row BETWEEN {rows.First} AND {rows.Last} AND l.outcome = 'Created' AND p.archived_at IS NULL
        ON CONFLICT DO NOTHING
        """, ct);
}

using Microsoft.EntityFrameworkCore;

namespace Paiyi.Server.People.Merging;

/// <summary>
/// Rosters that both stand on: the survivor's line counts. Where only the loser stands there today, the survivor's line becomes
/// what the loser's was, and the loser's line ends, so that nobody counts twice.
/// </summary>
internal static class MembershipMerging
{
    public static async Task MoveAsync(MergeWork work, CancellationToken ct)
    {
        await work.Db.Database.ExecuteSqlAsync(
            $"""
            WITH changed AS (
                UPDATE memberships m SET left_at = NULL, "group" = l."group", number = l.number, import_id = NULL
                FROM memberships l, memberships f
                WHERE m.person_id = {work.SurvivorId} AND m.left_at IS NOT NULL AND l.organisation_id = m.organisation_id AND l.person_id = {work.LoserId} AND l.left_at IS NULL
                  AND f.organisation_id = m.organisation_id AND f.person_id = m.person_id
                RETURNING m.organisation_id, m.person_id, to_jsonb(f.*) AS before, to_jsonb(m.*) AS after)
            INSERT INTO person_merge_rows (merge_id, "table", key, before, after)
            SELECT {work.MergeId}, 'memberships', jsonb_build_object('organisation_id', organisation_id, 'person_id', person_id),
                before - ARRAY['organisation_id', 'person_id', 'joined_at'], after - ARRAY['organisation_id', 'person_id', 'joined_at'] FROM changed
            """, ct);
        await work.Db.Database.ExecuteSqlAsync(
            $"""
            WITH ended AS (
                UPDATE memberships m SET left_at = {work.Now}
                WHERE m.person_id = {work.LoserId} AND m.left_at IS NULL
                  AND EXISTS (SELECT FROM memberships s WHERE s.organisation_id = m.organisation_id AND s.person_id = {work.SurvivorId})
                RETURNING m.organisation_id, m.person_id, m.left_at)
            INSERT INTO person_merge_rows (merge_id, "table", key, before, after)
            SELECT {work.MergeId}, 'memberships', jsonb_build_object('organisation_id', organisation_id, 'person_id', person_id),
                jsonb_build_object('left_at', NULL), jsonb_build_object('left_at', left_at) FROM ended
            """, ct);
    }
}

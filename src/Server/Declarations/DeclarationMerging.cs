using Microsoft.EntityFrameworkCore;
using Paiyi.Server.People;

namespace Paiyi.Server.Declarations;

/// <summary>
/// One declaration per person and day, also for a person who was in the register twice. On a day that both have declared the
/// later answer counts: the loser's goes on top as a correction, or stays with the archived row when it is the earlier one.
/// </summary>
internal static class DeclarationMerging
{
    public static readonly MergeStep Step = new(MoveAsync, AfterUndoAsync);

    private static async Task MoveAsync(MergeWork work, CancellationToken ct)
    {
        await work.Db.Database.ExecuteSqlAsync(
            $"""
            WITH later AS MATERIALIZED (
                SELECT l.day, (SELECT max(version) FROM declarations o WHERE o.person_id = {work.SurvivorId} AND o.day = l.day) AS top
                FROM declarations l JOIN declarations s ON s.day = l.day AND s.person_id = {work.SurvivorId} AND NOT s.superseded
                WHERE l.person_id = {work.LoserId} AND NOT l.superseded AND l.answered_at > s.answered_at),
            ended AS (
                UPDATE declarations d SET superseded = true FROM later
                WHERE d.person_id = {work.SurvivorId} AND d.day = later.day AND NOT d.superseded
                RETURNING d.day, d.version),
            moved AS (
                UPDATE declarations d SET person_id = {work.SurvivorId}, version = (d.version + later.top)::smallint FROM later
                WHERE d.person_id = {work.LoserId} AND d.day = later.day
                RETURNING d.day, d.version, later.top, d.superseded)
            INSERT INTO person_merge_rows (merge_id, "table", key, before, after)
            SELECT {work.MergeId}, 'declarations', jsonb_build_object('person_id', {work.SurvivorId}, 'day', day, 'version', version),
                jsonb_build_object('superseded', false), jsonb_build_object('superseded', true) FROM ended
            UNION ALL
            SELECT {work.MergeId}, 'declarations', jsonb_build_object('person_id', {work.SurvivorId}, 'day', day, 'version', version),
                jsonb_build_object('person_id', {work.LoserId}, 'version', version - top), jsonb_build_object('person_id', {work.SurvivorId}, 'version', version) FROM moved
            """, ct);
        await work.Db.Database.ExecuteSqlAsync(
            $"""
            WITH moved AS (
                UPDATE declarations d SET person_id = {work.SurvivorId}
                WHERE d.person_id = {work.LoserId} AND NOT EXISTS (SELECT FROM declarations o WHERE o.person_id = {work.SurvivorId} AND o.day = d.day)
                RETURNING d.day, d.version)
            INSERT INTO person_merge_rows (merge_id, "table", key, before, after)
            SELECT {work.MergeId}, 'declarations', jsonb_build_object('person_id', {work.SurvivorId}, 'day', day, 'version', version),
                jsonb_build_object('person_id', {work.LoserId}), jsonb_build_object('person_id', {work.SurvivorId}) FROM moved
            """, ct);
    }

    /// <summary>A correction that came since stays with the survivor; then the day of each has its last version as the answer that counts.</summary>
    private static Task<int> AfterUndoAsync(MergeWork work, CancellationToken ct) => work.Db.Database.ExecuteSqlAsync(
        $"""
        UPDATE declarations d SET superseded = d.version < top.version
        FROM (SELECT person_id, day, max(version) AS version FROM declarations
              WHERE person_id IN ({work.SurvivorId}, {work.LoserId})
                AND day IN (SELECT (key ->> 'day')::date FROM person_merge_rows WHERE merge_id = {work.MergeId} AND "table" = 'declarations')
              GROUP BY 1, 2) top
        WHERE d.person_id = top.person_id AND d.day = top.day AND d.superseded <> (d.version < top.version)
        """, ct);
}

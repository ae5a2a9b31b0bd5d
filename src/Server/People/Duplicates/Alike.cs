using Microsoft.EntityFrameworkCore;
using Npgsql;
using Paiyi.Server.Data;

namespace Paiyi.Server.People.Duplicates;

/// <summary>A person of the register whom another row resembles.</summary>
/// <param name="Id">The key of the other row.</param>
public sealed record AlikePerson(long Id, long PersonId, short Score, string[] Reasons)
{
    /// <summary>The pair for the queue.</summary>
    internal PossibleDuplicate Parked(DuplicateSource source, DateTimeOffset now) => new()
    {
        LowId = Math.Min(Id, PersonId), HighId = Math.Max(Id, PersonId), Score = Score, Reasons = KnownReasons(), Source = source,
        State = DuplicateState.Open, FoundAt = now, SeenAt = now,
    };

    internal DuplicateReason[] KnownReasons() => Array.ConvertAll(Reasons, Enum.Parse<DuplicateReason>);
}

/// <summary>
/// The one definition of persons who may be the same: for rows of a roster, for a person who is being added, and for those
/// whom the nightly search looks at. All of it is one statement over many rows.
/// <para>
/// Candidates are found by what two rows of one human being hardly ever both have wrong, each through an index: the day of
/// birth with the first letter of the name's sound, the phone, or the end of the document with the sound. Of them count
/// those of whom, beside a name that is the same or sounds so, the day of birth, the phone, or the end of the document with a
/// mistyped day of birth agree; a name that is merely similar needs one agreement more, else every pair of twins would wait
/// in the queue. The score puts the likely ones first and decides nothing.
/// </para>
/// </summary>
public static class Alike
{
    /// <summary>Of one row the most similar persons; more would help nobody.</summary>
    private const int Most = 5;

    /// <summary>Sounds with so many trigrams in common are similar: 陈静 and 陈金 are, 王小明 and 王小亮 are not.</summary>
    private const string Similarity = "0.7";

    /// <summary>What is compared, of both; with it the candidates need not be looked up again.</summary>
    private const string Both =
        """
        s.name AS s_name, p.name AS p_name, s.sound AS s_sound, p.sound AS p_sound, s.birth_date AS s_birth, p.birth_date AS p_birth,
                p.phone_index = s.phone_index AS phone, p.document_tail = s.document_tail AS tail, p.address = s.address AS address,
                p.region_id = s.region_id AS region, p.sex = s.sex AS sex
        """;

    /// <summary>A query of <c>id, person_id, score, reasons</c>.</summary>
    /// <param name="rows">A query of <c>id, name, sound, birth_date, sex, phone_index, document_tail, address, region_id</c>; nobody resembles the person of the same id.</param>
    public static string Query(string rows) =>
        $$"""
        WITH s AS NOT MATERIALIZED ({{rows}}),
        c AS (
            SELECT s.id, p.id AS person_id, {{Both}} FROM s
            JOIN persons p ON p.birth_date = s.birth_date AND left(p.sound, 1) = left(s.sound, 1) AND p.archived_at IS NULL AND p.id <> s.id
            WHERE p.sound = s.sound OR p.document_tail = s.document_tail OR folded_sound(p.sound) = folded_sound(s.sound) OR similarity(p.sound, s.sound) >= {{Similarity}}
            UNION
            SELECT s.id, p.id, {{Both}} FROM s
            JOIN persons p ON p.phone_index = s.phone_index AND left(p.sound, 1) = left(s.sound, 1) AND p.archived_at IS NULL AND p.id <> s.id
            WHERE p.sound = s.sound OR folded_sound(p.sound) = folded_sound(s.sound) OR similarity(p.sound, s.sound) >= {{Similarity}}
            UNION
            SELECT s.id, p.id, {{Both}} FROM s
            JOIN persons p ON p.document_tail = s.document_tail AND p.sound = s.sound AND p.archived_at IS NULL AND p.id <> s.id
            WHERE near_dates(p.birth_date, s.birth_date)),
        f AS MATERIALIZED (
            SELECT id, person_id,
                CASE WHEN lower(p_name) = lower(s_name) THEN 'SameName' WHEN p_sound = s_sound THEN 'SameSound'
                    WHEN folded_sound(p_sound) = folded_sound(s_sound) OR similarity(p_sound, s_sound) >= {{Similarity}} THEN 'SimilarSound'
                    WHEN one_character_differs(p_name, s_name) THEN 'OneCharacter' END AS name,
                CASE WHEN p_birth = s_birth THEN 'SameBirthDate' WHEN near_dates(p_birth, s_birth) THEN 'NearBirthDate' END AS birth,
                CASE WHEN phone THEN 'SamePhone' END AS phone, CASE WHEN tail THEN 'SameDocumentEnd' END AS tail,
                CASE WHEN address THEN 'SameAddress' END AS address, CASE WHEN region THEN 'SameRegion' END AS region, CASE WHEN NOT sex THEN 'OtherSex' END AS sex
            FROM c),
        r AS (
            SELECT id, person_id,
                (CASE name WHEN 'SameName' THEN 35 WHEN 'SameSound' THEN 28 WHEN 'SimilarSound' THEN 18 ELSE 10 END
                + CASE birth WHEN 'SameBirthDate' THEN 30 WHEN 'NearBirthDate' THEN 12 ELSE 0 END
                + CASE WHEN phone IS NULL THEN 0 ELSE 15 END + CASE WHEN tail IS NULL THEN 0 ELSE 12 END
                + CASE WHEN address IS NULL THEN 0 ELSE 5 END + CASE WHEN region IS NULL THEN 0 ELSE 3 END
                - CASE WHEN sex IS NULL THEN 0 ELSE 15 END)::smallint AS score,
                array_remove(ARRAY[name, birth, phone, tail, address, region, sex], NULL) AS reasons
            FROM f
            WHERE (name IN ('SameName', 'SameSound') AND (birth = 'SameBirthDate' OR phone IS NOT NULL OR (tail IS NOT NULL AND birth IS NOT NULL)))
               OR (name = 'SimilarSound' AND birth = 'SameBirthDate' AND coalesce(phone, tail, address) IS NOT NULL)
               OR (name = 'SimilarSound' AND phone IS NOT NULL AND birth IS NOT NULL)
               OR (name = 'OneCharacter' AND birth = 'SameBirthDate' AND tail IS NOT NULL))
        SELECT id, person_id, score, reasons
        FROM (SELECT r.*, row_number() OVER (PARTITION BY id ORDER BY score DESC, person_id) AS place FROM r) ranked
        WHERE place <= {{Most}}
        """;

    /// <summary>Whom somebody resembles who is not in the register yet, the likeliest first.</summary>
    public static Task<List<AlikePerson>> ToAsync(PaiyiDb db, Person person, CancellationToken ct)
    {
        var sql = $$"""
            SELECT id AS "Id", person_id AS "PersonId", score AS "Score", reasons AS "Reasons" FROM (
            {{Query("""
                SELECT {0}::bigint AS id, {1}::text AS name, {2}::text AS sound, {3}::date AS birth_date, {4}::text AS sex,
                    {5}::bytea AS phone_index, {6}::bytea AS document_tail, {7}::text AS address, {8}::int AS region_id
                """)}}) found ORDER BY score DESC, person_id
            """;
        return db.Database.SqlQueryRaw<AlikePerson>(sql, person.Id, person.Name, person.Sound!, person.BirthDate, person.Sex.ToString(),
            new NpgsqlParameter { Value = (object?)person.PhoneIndex ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Bytea },
            new NpgsqlParameter { Value = (object?)person.DocumentTail ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Bytea },
            new NpgsqlParameter { Value = (object?)person.Address ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text },
            person.RegionId).ToListAsync(ct);
    }
}

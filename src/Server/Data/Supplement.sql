-- What the model cannot express. Run after every migration; running it again changes nothing.
SELECT pg_advisory_xact_lock(7246201);

-- Chinese names are too short for trigrams: single characters are indexed, and the regions of the persons with them
-- (ix_persons_name_and_region in SortingIndexes.cs). The functions are inlined into the queries of People, which then use the index.
CREATE OR REPLACE FUNCTION has_characters(name text, characters text[]) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS 'SELECT string_to_array(lower(name), NULL) @> characters';
CREATE OR REPLACE FUNCTION has_code(path text, code text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$SELECT string_to_array(path, '/') @> ARRAY[code]$$;

-- Of a whole name PostgreSQL would read the long lists of all its characters: two beside each other are far rarer. Every
-- character written twice, and cut in between, leaves the pairs (ix_persons_name_pairs in SortingIndexes.cs).
CREATE OR REPLACE FUNCTION has_pairs(name text, pairs text[]) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$SELECT string_to_array(regexp_replace(lower(name), '(.)', E'\\1\n\\1', 'g'), E'\n') @> pairs$$;

-- The persons of a region by their ids, the order of every list of persons, for each depth below the root of the tree.
-- PostgreSQL chooses such an index well only when it has counted the values, which it does not for a partial one.
DO $$
BEGIN
    IF to_regclass('ix_persons_region_5') IS NULL THEN
        CREATE INDEX IF NOT EXISTS ix_persons_region_2 ON persons (split_part(region_path, '/', 2), id);
        CREATE INDEX IF NOT EXISTS ix_persons_region_3 ON persons (split_part(region_path, '/', 3), id);
        CREATE INDEX IF NOT EXISTS ix_persons_region_4 ON persons (split_part(region_path, '/', 4), id);
        CREATE INDEX IF NOT EXISTS ix_persons_region_5 ON persons (split_part(region_path, '/', 5), id);
        ANALYZE persons;
    END IF;
END $$;

-- Names by their sound, as every Chinese list is sorted. A PostgreSQL without ICU sorts them by code point.
DO $$
BEGIN
    IF to_regcollation('pinyin') IS NULL THEN
        BEGIN
            CREATE COLLATION pinyin (provider = icu, locale = 'zh-u-co-pinyin');
        EXCEPTION WHEN feature_not_supported THEN
            CREATE COLLATION pinyin FROM "C";
        END;
    END IF;
END $$;

-- What names and days of persons who may be the same have in common (People/Duplicates/Alike.cs). The first makes sounds equal that
-- many do not tell apart: zh and z, ch and c, sh and s, ng and n, l and n at the beginning. Inlined into the query.
CREATE OR REPLACE FUNCTION folded_sound(sound text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$SELECT replace(replace(replace(replace(replace(' ' || sound || ' ', ' zh', ' z'), ' ch', ' c'), ' sh', ' s'), ' l', ' n'), 'ng ', 'n ')$$;
CREATE OR REPLACE FUNCTION one_character_differs(a text, b text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS 'SELECT length(a) = length(b) AND length(a) > 1 AND (SELECT count(*) FROM generate_series(1, length(a)) i WHERE substr(a, i, 1) <> substr(b, i, 1)) = 1';
CREATE OR REPLACE FUNCTION near_dates(a date, b date) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    AS $$SELECT a <> b AND (SELECT count(*) = 1 OR (count(*) = 2 AND string_agg(x, '' ORDER BY x) = string_agg(y, '' ORDER BY y))
        FROM (SELECT substr(to_char(a, 'YYYYMMDD'), i, 1) AS x, substr(to_char(b, 'YYYYMMDD'), i, 1) AS y FROM generate_series(1, 8) i) d WHERE x <> y)$$;

-- The trail is append only, also for whoever owns the tables and however the connection is set up (ALWAYS: a session
-- cannot switch these off). An export of the former release, which still noted its end in the entry, is noted beside it.
CREATE OR REPLACE FUNCTION refuse_change_of_audit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'audit_entries'
        AND jsonb_typeof(to_jsonb(OLD) -> 'detail') = 'object' AND jsonb_typeof(to_jsonb(NEW) -> 'detail') = 'object' THEN
        IF to_jsonb(OLD) #> '{detail,complete}' = 'false' AND to_jsonb(OLD) #> '{detail,rows}' = '0'
            AND to_jsonb(NEW) - 'detail' = to_jsonb(OLD) - 'detail'
            AND (to_jsonb(NEW) -> 'detail') - 'rows' - 'complete' = (to_jsonb(OLD) -> 'detail') - 'rows' - 'complete'
            AND jsonb_typeof(to_jsonb(NEW) #> '{detail,rows}') = 'number'
            AND jsonb_typeof(to_jsonb(NEW) #> '{detail,complete}') = 'boolean' THEN
            INSERT INTO export_ends (entry_id, rows, complete)
            VALUES ((to_jsonb(OLD) ->> 'id')::bigint, (to_jsonb(NEW) #>> '{detail,rows}')::bigint, (to_jsonb(NEW) #>> '{detail,complete}')::boolean)
            ON CONFLICT DO NOTHING;
            RETURN NULL;
        END IF;
    END IF;
    RAISE EXCEPTION '% is append only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE OR REPLACE TRIGGER audit_entries_append_only
    BEFORE UPDATE OR DELETE ON audit_entries FOR EACH ROW EXECUTE FUNCTION refuse_change_of_audit();
CREATE OR REPLACE TRIGGER audit_entries_never_emptied
    BEFORE TRUNCATE ON audit_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_audit();
CREATE OR REPLACE TRIGGER export_ends_append_only
    BEFORE UPDATE OR DELETE ON export_ends FOR EACH ROW EXECUTE FUNCTION refuse_change_of_audit();
CREATE OR REPLACE TRIGGER export_ends_never_emptied
    BEFORE TRUNCATE ON export_ends FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_audit();
ALTER TABLE audit_entries ENABLE ALWAYS TRIGGER audit_entries_append_only;
ALTER TABLE audit_entries ENABLE ALWAYS TRIGGER audit_entries_never_emptied;
ALTER TABLE export_ends ENABLE ALWAYS TRIGGER export_ends_append_only;
ALTER TABLE export_ends ENABLE ALWAYS TRIGGER export_ends_never_emptied;

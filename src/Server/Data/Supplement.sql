-- What the model cannot express. Run after every migration; running it again changes nothing.
SELECT pg_advisory_xact_lock(7246201);

-- Chinese names are too short for trigrams: single characters are indexed. The function is inlined into the query of
-- People/PersonNameSearch.cs, which then uses the index.
CREATE INDEX IF NOT EXISTS ix_persons_name_characters ON persons USING gin (string_to_array(lower(name), NULL));
CREATE OR REPLACE FUNCTION has_characters(name text, characters text[]) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS 'SELECT string_to_array(lower(name), NULL) @> characters';

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

-- The trail is append only. One thing is added later: an export that ends says how many rows it had.
CREATE OR REPLACE FUNCTION refuse_change_of_audit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.detail ->> 'complete' = 'false' AND OLD.detail ->> 'rows' = '0'
        AND NEW.detail - 'rows' - 'complete' = OLD.detail - 'rows' - 'complete'
        AND to_jsonb(NEW) - 'detail' = to_jsonb(OLD) - 'detail' THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'audit_entries is append only' USING ERRCODE = 'restrict_violation';
END $$;

CREATE OR REPLACE TRIGGER audit_entries_append_only
    BEFORE UPDATE OR DELETE ON audit_entries FOR EACH ROW EXECUTE FUNCTION refuse_change_of_audit();
CREATE OR REPLACE TRIGGER audit_entries_never_emptied
    BEFORE TRUNCATE ON audit_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_audit();

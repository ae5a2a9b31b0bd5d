-- The peer's tables, filled with the persons that Paiyi has in this database, and indexed for what the peer asks.
CREATE SCHEMA koa;

CREATE TABLE koa.person AS
SELECT p.id, 'A' || lpad(p.id::text, 17, '0') AS id_no, p.name, p.sex AS gender, p.birth_date, p.phone_mask AS phone,
    r.name AS region, o.name AS community, p.address, o.name AS employer, '普通人群' AS category, 2::smallint AS doses,
    p.created_at::timestamp AS registered_at
FROM persons p
JOIN regions r ON r.id = p.region_id
LEFT JOIN memberships m ON m.person_id = p.id AND m.left_at IS NULL
LEFT JOIN organisations o ON o.id = m.organisation_id;

ALTER TABLE koa.person ADD PRIMARY KEY (id);
CREATE UNIQUE INDEX ON koa.person (id_no);
CREATE INDEX ON koa.person (region, id);
CREATE INDEX ON koa.person (community, id);
CREATE INDEX ON koa.person (name text_pattern_ops);

-- What the peer imports goes into a table of its own, which is empty at first and indexed as the other.
CREATE TABLE koa.person_import (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id_no text NOT NULL UNIQUE,
    name text NOT NULL,
    gender text NOT NULL,
    birth_date date NOT NULL,
    phone text NOT NULL,
    region text NOT NULL,
    community text NOT NULL,
    address text NOT NULL,
    employer text NOT NULL,
    category text NOT NULL,
    doses smallint NOT NULL,
    registered_at timestamp NOT NULL
);

CREATE INDEX ON koa.person_import (region, id);
CREATE INDEX ON koa.person_import (community, id);
CREATE INDEX ON koa.person_import (name text_pattern_ops);

CREATE TABLE koa.health_code AS
SELECT person_id, CASE colour WHEN 'Green' THEN 0 WHEN 'Yellow' THEN 1 ELSE 2 END::smallint AS color,
    reasons::text AS reason, decided_at AS updated_at
FROM health_codes;
ALTER TABLE koa.health_code ADD PRIMARY KEY (person_id);

CREATE TABLE koa.declaration (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    person_id bigint NOT NULL REFERENCES koa.person,
    day date NOT NULL,
    temperature numeric(3, 1) NOT NULL,
    symptoms text[] NOT NULL,
    contact boolean NOT NULL,
    location text NOT NULL,
    submitted_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (person_id, day)
);

ANALYZE koa.person, koa.health_code;

-- 护士查询: nurses found by any part of the name or its initials, among all nurses of a country (domain.md F71, findings B24).
--
-- A trigram index knows no needle of two characters, and most Chinese names have two or three. Every part of a name is
-- a key of its own here, with the authority that the nurse belongs to behind it: a search reads the lines that it shows
-- and no others, however many nurses there are elsewhere.
--
-- Idempotent; runs at every boot after the schema sync. Valid from PostgreSQL 14 on.

-- The authority's part of a scope path: what stands before the institution (`i-` and 24 letters) and the nurse (`n-`).
-- An index is made of it, so it is neither strict, to be taken up into the statement, nor left to the regular expression,
-- which costs twenty times what splitting does and which only the rare paths need.
CREATE OR REPLACE FUNCTION medregistry_authority_path(scope_path text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
  SELECT CASE WHEN strpos(split_part(scope_path, '/i-', 2), '/') = 25 THEN split_part(scope_path, '/i-', 1) || '/'
    ELSE regexp_replace(scope_path, '/[in]-[a-z0-9]{24}/.*$', '/') END
$$;

-- Every part of two characters and more of the words of a search text; one that comes twice comes twice. Words are not
-- longer than names are. Neither strict nor with a DISTINCT, so that it is taken up into the statement that asks.
CREATE OR REPLACE FUNCTION medregistry_parts(search_text text) RETURNS SETOF text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
  SELECT substr(word, start, size)
  FROM unnest(string_to_array(search_text, ' ')) AS given, left(given, 20) AS word,
    generate_series(1, length(word) - 1) AS start, generate_series(2, length(word) - start + 1) AS size
$$;

CREATE TABLE IF NOT EXISTS nurse_search (
  part text COLLATE "C" NOT NULL,
  path text COLLATE "C" NOT NULL,
  nurse_id integer NOT NULL
);
CREATE UNIQUE INDEX IF NOT EXISTS nurse_search_uq ON nurse_search (part, path text_pattern_ops, nurse_id);

-- By statement, so that a whole country that is copied in is taken apart in one go.
CREATE OR REPLACE FUNCTION medregistry_nurse_search() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    DELETE FROM nurse_search s
    USING (SELECT o.id, o.scope_path, o.search_text FROM before_rows o JOIN after_rows n ON n.id = o.id
      WHERE (o.search_text, o.scope_path) IS DISTINCT FROM (n.search_text, n.scope_path)) o, medregistry_parts(o.search_text) AS p (part)
    WHERE s.part = p.part AND s.path = medregistry_authority_path(o.scope_path) AND s.nurse_id = o.id;
    INSERT INTO nurse_search (part, path, nurse_id)
    SELECT DISTINCT p.part, medregistry_authority_path(n.scope_path), n.id FROM after_rows n JOIN before_rows o ON o.id = n.id, medregistry_parts(n.search_text) AS p (part)
    WHERE (o.search_text, o.scope_path) IS DISTINCT FROM (n.search_text, n.scope_path) ORDER BY 1, 2, 3;
  ELSIF TG_OP = 'DELETE' THEN
    DELETE FROM nurse_search s USING before_rows o, medregistry_parts(o.search_text) AS p (part)
    WHERE s.part = p.part AND s.path = medregistry_authority_path(o.scope_path) AND s.nurse_id = o.id;
  ELSE
    INSERT INTO nurse_search (part, path, nurse_id)
    SELECT DISTINCT p.part COLLATE "C", n.path COLLATE "C", n.id
    FROM (SELECT id, search_text, medregistry_authority_path(scope_path) AS path FROM after_rows OFFSET 0) AS n, medregistry_parts(n.search_text) AS p (part) ORDER BY 1, 2, 3;
  END IF;
  RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER nurses_search_insert AFTER INSERT ON nurses REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION medregistry_nurse_search();
CREATE OR REPLACE TRIGGER nurses_search_update AFTER UPDATE ON nurses REFERENCING OLD TABLE AS before_rows NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION medregistry_nurse_search();
CREATE OR REPLACE TRIGGER nurses_search_delete AFTER DELETE ON nurses REFERENCING OLD TABLE AS before_rows FOR EACH STATEMENT EXECUTE FUNCTION medregistry_nurse_search();

-- Nurses who were there before the search was.
INSERT INTO nurse_search (part, path, nurse_id)
SELECT DISTINCT p.part, medregistry_authority_path(n.scope_path), n.id FROM nurses n, medregistry_parts(n.search_text) AS p (part)
WHERE NOT EXISTS (SELECT FROM nurse_search);

-- The unique index on the number does what this one did.
DROP INDEX IF EXISTS nurses_person_idx;
-- 待延续注册 and 过期未延续 of an authority, the earliest end first.
CREATE INDEX IF NOT EXISTS nurse_registrations_end_idx ON nurse_registrations (medregistry_authority_path(scope_path), valid_to, nurse_id)
  WHERE current AND status IN ('valid', 'renewal-due', 'expired');
CREATE INDEX IF NOT EXISTS nurse_registrations_certificate_idx ON nurse_registrations (certificate_number) WHERE current;

-- The audit trail: one hash chain per authority and one for the system.
--
-- Every insert is linked by a trigger, so there is no door through which an entry could stand outside the chain:
-- the trigger locks the chain's head row, takes the next sequence, hashes exactly what the columns store and moves
-- the head. A lock on "the last row" would not serialise writers; the head row does, and the two unique indexes are
-- the net below it.
--
-- Idempotent; runs at every boot after the schema sync. Valid from PostgreSQL 15 on.
-- Restoring a backup: copy audit_entries and audit_heads with the triggers disabled, since the hashes come along.

CREATE TABLE IF NOT EXISTS audit_heads (
  chain text PRIMARY KEY,
  sequence bigint NOT NULL,
  hash text NOT NULL
) WITH (fillfactor = 50);

CREATE UNIQUE INDEX IF NOT EXISTS audit_entries_chain_sequence_uq ON audit_entries (chain, sequence);
CREATE UNIQUE INDEX IF NOT EXISTS audit_entries_chain_previous_hash_uq ON audit_entries (chain, previous_hash);
CREATE INDEX IF NOT EXISTS audit_entries_subject_idx ON audit_entries (subject_type, subject_id, id);
CREATE INDEX IF NOT EXISTS audit_entries_actor_idx ON audit_entries (actor_id, id);
CREATE INDEX IF NOT EXISTS audit_entries_scope_idx ON audit_entries (scope_path text_pattern_ops, id);

DO $$
BEGIN
  IF current_setting('server_encoding') <> 'UTF8' THEN
    RAISE EXCEPTION 'The database is encoded in %, it must be UTF8', current_setting('server_encoding');
  END IF;
END
$$;

-- One field of the hashed text: its length in bytes, a colon, its characters. Null and '' differ.
-- Only immutable functions within, so that the planner can put it in line: it is called thirteen times an entry.
CREATE OR REPLACE FUNCTION medregistry_audit_field(value text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(octet_length(value)::text || ':' || value, '-')
$$;

-- The text that an entry's hash is taken over. The verifier writes the same text from the same columns
-- (plugins/audit/server/entryText.ts): change both together and never for entries that exist.
CREATE OR REPLACE FUNCTION medregistry_audit_text(entry audit_entries) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT medregistry_audit_field(entry.chain)
      || medregistry_audit_field(entry.sequence::text)
      || medregistry_audit_field(to_char(entry.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
      || medregistry_audit_field(entry.actor_id::text)
      || medregistry_audit_field(entry.actor_name)
      || medregistry_audit_field(entry.action)
      || medregistry_audit_field(entry.subject_type)
      || medregistry_audit_field(entry.subject_id)
      || medregistry_audit_field(entry.scope_path)
      || medregistry_audit_field(entry.address)
      || medregistry_audit_field(entry.outcome)
      || medregistry_audit_field(entry.details)
      || medregistry_audit_field(entry.previous_hash)
$$;

CREATE OR REPLACE FUNCTION medregistry_audit_link() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  head audit_heads%ROWTYPE;
BEGIN
  SELECT * INTO head FROM audit_heads WHERE chain = NEW.chain FOR UPDATE;
  IF NOT FOUND THEN
    INSERT INTO audit_heads (chain, sequence, hash) VALUES (NEW.chain, 0, repeat('0', 64)) ON CONFLICT (chain) DO NOTHING;
    SELECT * INTO STRICT head FROM audit_heads WHERE chain = NEW.chain FOR UPDATE;
  END IF;
  NEW.sequence := head.sequence + 1;
  NEW.previous_hash := head.hash;
  NEW.hash := encode(sha256(convert_to(medregistry_audit_text(NEW), 'UTF8')), 'hex');
  UPDATE audit_heads SET sequence = NEW.sequence, hash = NEW.hash WHERE chain = NEW.chain;
  RETURN NEW;
END
$$;

CREATE OR REPLACE FUNCTION medregistry_audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP
    USING ERRCODE = 'insufficient_privilege', HINT = 'The audit trail is written by medregistry_audit_append only.';
END
$$;

CREATE OR REPLACE FUNCTION medregistry_audit_head_moves_on() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.chain IS DISTINCT FROM OLD.chain OR NEW.sequence <> OLD.sequence + 1 THEN
    RAISE EXCEPTION 'The head of chain % only moves on by one: UPDATE refused', OLD.chain
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END
$$;

-- Row triggers, not statement triggers: the foreign keys that the schema sync adds issue empty UPDATEs of their own.
CREATE OR REPLACE TRIGGER audit_entries_link BEFORE INSERT ON audit_entries
  FOR EACH ROW EXECUTE FUNCTION medregistry_audit_link();
CREATE OR REPLACE TRIGGER audit_entries_refuse BEFORE UPDATE OR DELETE ON audit_entries
  FOR EACH ROW EXECUTE FUNCTION medregistry_audit_refuse();
CREATE OR REPLACE TRIGGER audit_entries_refuse_truncate BEFORE TRUNCATE ON audit_entries
  FOR EACH STATEMENT EXECUTE FUNCTION medregistry_audit_refuse();
CREATE OR REPLACE TRIGGER audit_heads_move_on BEFORE UPDATE ON audit_heads
  FOR EACH ROW EXECUTE FUNCTION medregistry_audit_head_moves_on();
CREATE OR REPLACE TRIGGER audit_heads_refuse BEFORE DELETE ON audit_heads
  FOR EACH ROW EXECUTE FUNCTION medregistry_audit_refuse();
CREATE OR REPLACE TRIGGER audit_heads_refuse_truncate BEFORE TRUNCATE ON audit_heads
  FOR EACH STATEMENT EXECUTE FUNCTION medregistry_audit_refuse();

-- Appends the entries of a JSON array in their order. One call is one statement for the caller; the head locks are
-- held until the caller's transaction ends, so call it last. Several chains are locked in the order of their names,
-- so that two callers never wait for each other.
CREATE OR REPLACE FUNCTION medregistry_audit_append(entries jsonb) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  appended integer;
BEGIN
  IF jsonb_array_length(entries) > 1 THEN
    INSERT INTO audit_heads (chain, sequence, hash)
    SELECT DISTINCT entry ->> 'chain', 0, repeat('0', 64) FROM jsonb_array_elements(entries) AS entry ORDER BY 1
    ON CONFLICT (chain) DO NOTHING;
    PERFORM 1 FROM audit_heads
    WHERE chain IN (SELECT entry ->> 'chain' FROM jsonb_array_elements(entries) AS entry)
    ORDER BY chain FOR UPDATE;
  END IF;

  INSERT INTO audit_entries (document_id, chain, at, actor_id, actor_name, action, subject_type, subject_id,
    scope_path, address, outcome, details, created_at, updated_at, published_at)
  SELECT substr(replace(gen_random_uuid()::text, '-', ''), 1, 24), entry.chain, entry.at, entry.actor_id,
    entry.actor_name, entry.action, entry.subject_type, entry.subject_id, entry.scope_path, entry.address,
    entry.outcome, entry.details, entry.at AT TIME ZONE 'UTC', entry.at AT TIME ZONE 'UTC', entry.at AT TIME ZONE 'UTC'
  FROM ROWS FROM (jsonb_to_recordset(entries) AS (
    chain text, at timestamptz, actor_id integer, actor_name text, action text, subject_type text, subject_id text,
    scope_path text, address text, outcome text, details text
  )) WITH ORDINALITY AS entry (chain, at, actor_id, actor_name, action, subject_type, subject_id,
    scope_path, address, outcome, details, position)
  ORDER BY entry.position;
  GET DIAGNOSTICS appended = ROW_COUNT;
  RETURN appended;
END
$$;

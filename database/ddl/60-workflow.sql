-- The engine's tables: what the schema sync cannot say. Every statement may run again.

-- (procedure, state) pairs that declarations know; filled from them at boot (design.md §4).
CREATE TABLE IF NOT EXISTS workflow_states (
  procedure text NOT NULL,
  state text NOT NULL,
  PRIMARY KEY (procedure, state)
);

-- Case numbers run without gaps for each prefix and year.
CREATE TABLE IF NOT EXISTS workflow_numbers (
  series text PRIMARY KEY,
  last_value integer NOT NULL
);

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_constraint WHERE conname = 'applications_state_declared') THEN
    ALTER TABLE applications ADD CONSTRAINT applications_state_declared
      FOREIGN KEY (procedure, state) REFERENCES workflow_states (procedure, state);
  END IF;
  IF NOT EXISTS (SELECT FROM pg_constraint WHERE conname = 'applications_version_positive') THEN
    ALTER TABLE applications ADD CONSTRAINT applications_version_positive CHECK (version > 0 AND round >= 0);
  END IF;
  IF NOT EXISTS (SELECT FROM pg_constraint WHERE conname = 'applications_leading') THEN
    ALTER TABLE applications ADD CONSTRAINT applications_leading FOREIGN KEY (leading_key) REFERENCES applications (id),
      ADD CONSTRAINT applications_follows FOREIGN KEY (follows_key) REFERENCES applications (id),
      ADD CONSTRAINT applications_joined_to_another CHECK (leading_key <> id AND follows_key <> id AND (stands_alone OR leading_key IS NOT NULL));
  END IF;
  IF NOT EXISTS (SELECT FROM pg_constraint WHERE conname = 'actions_application') THEN
    ALTER TABLE actions ADD CONSTRAINT actions_application FOREIGN KEY (application_key) REFERENCES applications (id);
  END IF;
  IF NOT EXISTS (SELECT FROM pg_constraint WHERE conname = 'actions_sequence_once') THEN
    ALTER TABLE actions ADD CONSTRAINT actions_sequence_once UNIQUE (application_key, sequence);
  END IF;
  IF NOT EXISTS (SELECT FROM pg_constraint WHERE conname = 'review_notes_application') THEN
    ALTER TABLE review_notes ADD CONSTRAINT review_notes_application FOREIGN KEY (application_key) REFERENCES applications (id);
  END IF;
  IF NOT EXISTS (SELECT FROM pg_constraint WHERE conname = 'review_notes_reply_whole') THEN
    ALTER TABLE review_notes ADD CONSTRAINT review_notes_reply_whole CHECK ((reply IS NULL) = (replied_at IS NULL));
  END IF;
  IF NOT EXISTS (SELECT FROM pg_constraint WHERE conname = 'running_clocks_application') THEN
    ALTER TABLE running_clocks ADD CONSTRAINT running_clocks_application FOREIGN KEY (application_key) REFERENCES applications (id);
  END IF;
END $$;

-- Cases from before there were paths of their own for bodies: theirs was the one path.
DO $$
BEGIN
  PERFORM set_config('medregistry.writer', 'workflow', true);
  UPDATE applications SET subject_path = scope_path WHERE subject_path IS NULL AND self_path IS NULL;
END $$;

CREATE INDEX IF NOT EXISTS review_notes_by_application ON review_notes (application_key);
CREATE INDEX IF NOT EXISTS running_clocks_by_application ON running_clocks (application_key);
-- What the day owes: terms that run, by their end.
CREATE INDEX IF NOT EXISTS running_clocks_due ON running_clocks (due_on) WHERE stopped_on IS NULL AND paused_on IS NULL;
CREATE UNIQUE INDEX IF NOT EXISTS running_clocks_one_running ON running_clocks (application_key, clock) WHERE stopped_on IS NULL;
-- A queue is one walk down each of its states, in the order in which it is worked off. Cases that are shown as part of
-- another stand in no list.
DROP INDEX IF EXISTS applications_queue, applications_of_scope;
CREATE INDEX IF NOT EXISTS applications_listed ON applications (procedure, state, sort_on, id) INCLUDE (scope_path) WHERE stands_alone;
CREATE INDEX IF NOT EXISTS applications_listed_of_scope ON applications (scope_path text_pattern_ops, sort_on, id) WHERE stands_alone;
-- The same for bodies and for people, whose scopes are held against paths of their own.
CREATE INDEX IF NOT EXISTS applications_listed_of_subject ON applications (subject_path text_pattern_ops, sort_on, id) WHERE stands_alone;
CREATE INDEX IF NOT EXISTS applications_listed_of_self ON applications (self_path text_pattern_ops, sort_on, id) WHERE stands_alone AND self_path IS NOT NULL;
-- One joined case of a procedure for each leading case; what refers to an earlier one.
CREATE UNIQUE INDEX IF NOT EXISTS applications_joined ON applications (leading_key, procedure) WHERE leading_key IS NOT NULL;
-- What goes along and is marked is found in the list of the case that leads.
CREATE INDEX IF NOT EXISTS applications_joined_flagged ON applications (leading_key) WHERE leading_key IS NOT NULL AND NOT stands_alone AND flags <> '[]';
CREATE INDEX IF NOT EXISTS applications_following ON applications (follows_key) WHERE follows_key IS NOT NULL;
-- What a subject filed before.
CREATE INDEX IF NOT EXISTS applications_of_subject ON applications (subject_id, procedure, closed_at DESC);
CREATE INDEX IF NOT EXISTS applications_search ON applications USING gin (search_text gin_trgm_ops);

-- Engine columns change only in a transaction that has announced itself (design.md §4).
CREATE OR REPLACE FUNCTION medregistry_engine_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('medregistry.writer', true) IS DISTINCT FROM 'workflow' THEN
    RAISE EXCEPTION '% on % is refused: cases change only through the workflow service', TG_OP, TG_TABLE_NAME
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN COALESCE(NEW, OLD);
END $$;

CREATE OR REPLACE FUNCTION medregistry_never() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% on % is refused: its rows are never changed', TG_OP, TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE OR REPLACE TRIGGER applications_engine_only BEFORE INSERT OR UPDATE OR DELETE ON applications
  FOR EACH ROW EXECUTE FUNCTION medregistry_engine_only();
CREATE OR REPLACE TRIGGER review_notes_engine_only BEFORE INSERT OR UPDATE OR DELETE ON review_notes
  FOR EACH ROW EXECUTE FUNCTION medregistry_engine_only();
CREATE OR REPLACE TRIGGER running_clocks_engine_only BEFORE INSERT OR UPDATE OR DELETE ON running_clocks
  FOR EACH ROW EXECUTE FUNCTION medregistry_engine_only();
CREATE OR REPLACE TRIGGER actions_engine_only BEFORE INSERT ON actions
  FOR EACH ROW EXECUTE FUNCTION medregistry_engine_only();
CREATE OR REPLACE TRIGGER actions_never BEFORE UPDATE OR DELETE ON actions
  FOR EACH ROW EXECUTE FUNCTION medregistry_never();
CREATE OR REPLACE TRIGGER actions_never_emptied BEFORE TRUNCATE ON actions
  FOR EACH STATEMENT EXECUTE FUNCTION medregistry_never();
CREATE OR REPLACE TRIGGER applications_never_emptied BEFORE TRUNCATE ON applications
  FOR EACH STATEMENT EXECUTE FUNCTION medregistry_never();
CREATE OR REPLACE TRIGGER procedure_versions_never BEFORE UPDATE OR DELETE ON procedure_versions
  FOR EACH ROW EXECUTE FUNCTION medregistry_never();

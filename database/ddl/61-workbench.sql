-- What people keep about a case while they work on it. Every statement may run again.

-- What was handed in, round by round: the form as it was sealed, the pages of each slot. Never changed.
CREATE TABLE IF NOT EXISTS case_submissions (
  application_key integer NOT NULL REFERENCES applications (id),
  round integer NOT NULL CHECK (round > 0),
  form jsonb NOT NULL,
  pages jsonb NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (application_key, round)
);

-- Notes that a reviewer has not sent yet; one draft for each person and case.
CREATE TABLE IF NOT EXISTS review_drafts (
  application_key integer NOT NULL REFERENCES applications (id),
  author_id integer NOT NULL,
  author_name text NOT NULL,
  round integer NOT NULL,
  notes jsonb NOT NULL,
  revision integer NOT NULL CHECK (revision > 0),
  saved_at timestamptz NOT NULL,
  PRIMARY KEY (application_key, author_id)
);

-- Review points that somebody has looked at in a round.
CREATE TABLE IF NOT EXISTS review_ticks (
  application_key integer NOT NULL REFERENCES applications (id),
  round integer NOT NULL,
  point text NOT NULL,
  author_id integer NOT NULL,
  author_name text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (application_key, round, point)
);

-- Calls to the person named for the case (F58): who was reached, what came of it, what comes next.
CREATE TABLE IF NOT EXISTS contact_entries (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  document_id text NOT NULL UNIQUE,
  application_key integer NOT NULL REFERENCES applications (id),
  person text NOT NULL,
  channel text NOT NULL,
  outcome text NOT NULL,
  summary text NOT NULL,
  next_step text NOT NULL,
  author_id integer NOT NULL,
  author_name text NOT NULL,
  at timestamptz NOT NULL
);
CREATE INDEX IF NOT EXISTS contact_entries_by_application ON contact_entries (application_key, id);

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_constraint WHERE conname = 'review_notes_verdict_whole') THEN
    ALTER TABLE review_notes ADD CONSTRAINT review_notes_verdict_whole
      CHECK ((verdict IS NULL) = (verdict_at IS NULL) AND (verdict IS NULL OR verdict IN ('met', 'unmet')) AND severity IN ('must', 'advice'));
  END IF;
  IF NOT EXISTS (SELECT FROM pg_constraint WHERE conname = 'applications_lease_whole') THEN
    ALTER TABLE applications ADD CONSTRAINT applications_lease_whole
      CHECK ((assignee_id IS NULL) = (assigned_until IS NULL) AND (assignee_id IS NULL) = (assignee_name IS NULL));
  END IF;
END $$;

CREATE INDEX IF NOT EXISTS applications_of_assignee ON applications (assignee_id, sort_on, id) WHERE assignee_id IS NOT NULL;
CREATE INDEX IF NOT EXISTS review_notes_open ON review_notes (application_key) WHERE reply IS NULL;

CREATE OR REPLACE TRIGGER case_submissions_engine_only BEFORE INSERT ON case_submissions
  FOR EACH ROW EXECUTE FUNCTION medregistry_engine_only();
CREATE OR REPLACE TRIGGER case_submissions_never BEFORE UPDATE OR DELETE ON case_submissions
  FOR EACH ROW EXECUTE FUNCTION medregistry_never();
CREATE OR REPLACE TRIGGER case_submissions_never_emptied BEFORE TRUNCATE ON case_submissions
  FOR EACH STATEMENT EXECUTE FUNCTION medregistry_never();
CREATE OR REPLACE TRIGGER contact_entries_never BEFORE UPDATE OR DELETE ON contact_entries
  FOR EACH ROW EXECUTE FUNCTION medregistry_never();
CREATE OR REPLACE TRIGGER contact_entries_never_emptied BEFORE TRUNCATE ON contact_entries
  FOR EACH STATEMENT EXECUTE FUNCTION medregistry_never();

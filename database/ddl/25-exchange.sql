-- Imports: the lines of a file between its dry run and its saving, and what the schema sync cannot declare.
-- Idempotent; runs at every boot after the schema sync. Valid from PostgreSQL 15 on.

CREATE UNIQUE INDEX IF NOT EXISTS import_runs_document_id_uq ON import_runs (document_id);
CREATE INDEX IF NOT EXISTS import_runs_subject_idx ON import_runs (subject_id, import_kind, id DESC);
CREATE INDEX IF NOT EXISTS import_runs_scope_idx ON import_runs (scope_path text_pattern_ops, id);
CREATE INDEX IF NOT EXISTS import_runs_ended_idx ON import_runs (ended_at) WHERE file_key IS NOT NULL;

-- A line as it stood in the file, sealed as a whole: a stranger's table may hold anything in any column.
CREATE TABLE IF NOT EXISTS import_rows (
  run_id integer NOT NULL REFERENCES import_runs (id) ON DELETE CASCADE,
  row integer NOT NULL,
  cells text NOT NULL CHECK (cells ~ '^[a-z0-9]{1,12}:[A-Za-z0-9+/]+=*$'),
  verdict text NOT NULL CHECK (verdict IN ('create', 'update', 'same', 'matched', 'bad')),
  remarks jsonb,
  PRIMARY KEY (run_id, row)
);
CREATE INDEX IF NOT EXISTS import_rows_remarks_idx ON import_rows (run_id, row) WHERE remarks IS NOT NULL;

-- What the headers of foreign tables mean: said once by a person, remembered for the next file of the kind.
CREATE TABLE IF NOT EXISTS import_mappings (
  import_kind text NOT NULL,
  subject_id text NOT NULL,
  header text NOT NULL,
  column_key text,
  changed_at timestamptz NOT NULL,
  changed_by integer NOT NULL,
  PRIMARY KEY (import_kind, subject_id, header)
);

-- What a saved import has written, so that it can be taken back: a record that was new, or what it said before, sealed.
CREATE TABLE IF NOT EXISTS import_writes (
  run_id integer NOT NULL REFERENCES import_runs (id) ON DELETE CASCADE,
  type text NOT NULL,
  record integer NOT NULL,
  before text CHECK (before ~ '^[a-z0-9]{1,12}:[A-Za-z0-9+/]+=*$'),
  PRIMARY KEY (run_id, type, record)
);

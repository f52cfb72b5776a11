-- Material slots and printed documents: keys, checks and indexes that a content type cannot say.
-- Idempotent; runs at every boot after the schema sync. Valid from PostgreSQL 14 on.

CREATE OR REPLACE FUNCTION medregistry_add_constraint(relation regclass, name text, definition text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conrelid = relation AND conname = name) THEN
    EXECUTE format('ALTER TABLE %s ADD CONSTRAINT %I %s', relation, name, definition);
  END IF;
END $$;

-- One row per slot: it is what parallel uploads lock, so that none of them loses a page.
CREATE UNIQUE INDEX IF NOT EXISTS materials_subject_slot_uq ON materials (subject_id, slot);
CREATE INDEX IF NOT EXISTS materials_scope_idx ON materials (scope_path text_pattern_ops);

CREATE INDEX IF NOT EXISTS material_pages_material_idx ON material_pages (material_id, position) WHERE removed_at IS NULL;
CREATE UNIQUE INDEX IF NOT EXISTS material_pages_document_id_uq ON material_pages (document_id);
SELECT medregistry_add_constraint('material_pages', 'material_pages_material_fk', 'FOREIGN KEY (material_id) REFERENCES materials (id)');
SELECT medregistry_add_constraint('material_pages', 'material_pages_rotation_ck', 'CHECK (rotation IN (0, 90, 180, 270))');

CREATE INDEX IF NOT EXISTS material_pages_unchecked_idx ON material_pages (id) WHERE checks IS NULL AND removed_at IS NULL;

CREATE UNIQUE INDEX IF NOT EXISTS material_versions_version_uq ON material_versions (material_id, version);
SELECT medregistry_add_constraint('material_versions', 'material_versions_material_fk', 'FOREIGN KEY (material_id) REFERENCES materials (id)');

CREATE UNIQUE INDEX IF NOT EXISTS printed_documents_verify_code_uq ON printed_documents (verify_code);
CREATE UNIQUE INDEX IF NOT EXISTS printed_documents_number_uq ON printed_documents (number);
CREATE UNIQUE INDEX IF NOT EXISTS printed_documents_document_id_uq ON printed_documents (document_id);
CREATE INDEX IF NOT EXISTS printed_documents_sha256_idx ON printed_documents (sha256);
CREATE INDEX IF NOT EXISTS printed_documents_subject_idx ON printed_documents (subject_id, kind, id);
CREATE INDEX IF NOT EXISTS printed_documents_scope_idx ON printed_documents (scope_path text_pattern_ops);

CREATE INDEX IF NOT EXISTS document_prints_document_idx ON document_prints (printed_document_id);
SELECT medregistry_add_constraint('document_prints', 'document_prints_document_fk', 'FOREIGN KEY (printed_document_id) REFERENCES printed_documents (id)');

-- How many pages the draft of a document had when a subject last printed it: so many should come back signed.
CREATE TABLE IF NOT EXISTS draft_prints (
  subject_id text NOT NULL,
  kind text NOT NULL,
  pages integer NOT NULL CHECK (pages > 0),
  printed_at timestamptz NOT NULL,
  PRIMARY KEY (subject_id, kind)
);

-- The last number of each prefix and year. Numbers without gaps: the row stays locked until the issuing commits.
CREATE TABLE IF NOT EXISTS document_numbers (
  prefix text NOT NULL,
  year integer NOT NULL,
  last integer NOT NULL,
  PRIMARY KEY (prefix, year)
);

-- What an issued document says, the bytes it was printed with and their signature never change; it can be revoked, not removed.
CREATE OR REPLACE FUNCTION medregistry_keep_document() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'An issued document is kept for good' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF (OLD.number, OLD.verify_code, OLD.kind, OLD.title, OLD.subject_id, OLD.issued_at, OLD.printout)
     IS DISTINCT FROM (NEW.number, NEW.verify_code, NEW.kind, NEW.title, NEW.subject_id, NEW.issued_at, NEW.printout)
     OR (OLD.file_key IS NOT NULL AND (OLD.file_key, OLD.sha256, OLD.signed_at, OLD.certificate)
         IS DISTINCT FROM (NEW.file_key, NEW.sha256, NEW.signed_at, NEW.certificate))
  THEN
    RAISE EXCEPTION 'An issued document cannot be changed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER printed_documents_keep BEFORE UPDATE OR DELETE ON printed_documents
  FOR EACH ROW EXECUTE FUNCTION medregistry_keep_document();

-- Codes for minutes that holders show (亮证): keyed digests only, so that whoever reads the table can show nothing.
CREATE TABLE IF NOT EXISTS shown_passes (
  digest text PRIMARY KEY,
  kind text NOT NULL,
  subject_id text NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX IF NOT EXISTS shown_passes_expiry_idx ON shown_passes (expires_at);

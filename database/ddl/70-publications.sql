-- Results lists that are published (校验结果公示, F110). A list is what it was when it was published: its lines never change.

ALTER TABLE publications DROP CONSTRAINT IF EXISTS publications_owner_ck;
ALTER TABLE publications ADD CONSTRAINT publications_owner_ck CHECK (authority_id IS NOT NULL AND campaign_id IS NOT NULL);
CREATE UNIQUE INDEX IF NOT EXISTS publications_document_id_uq ON publications (document_id);
CREATE INDEX IF NOT EXISTS publications_scope_path_idx ON publications (scope_path text_pattern_ops, id);
-- One list of a campaign stands; a newer one replaces it.
CREATE UNIQUE INDEX IF NOT EXISTS publications_standing_uq ON publications (campaign_id) WHERE withdrawn_on IS NULL;

ALTER TABLE publication_entries DROP CONSTRAINT IF EXISTS publication_entries_owner_ck;
ALTER TABLE publication_entries ADD CONSTRAINT publication_entries_owner_ck CHECK (publication_id IS NOT NULL);
CREATE UNIQUE INDEX IF NOT EXISTS publication_entries_page_uq ON publication_entries (publication_id, position);
CREATE INDEX IF NOT EXISTS publication_entries_name_idx ON publication_entries USING gin (name gin_trgm_ops);

CREATE OR REPLACE TRIGGER publications_keep BEFORE DELETE ON publications FOR EACH ROW EXECUTE FUNCTION medregistry_keep_record();
CREATE OR REPLACE TRIGGER publication_entries_keep BEFORE UPDATE OR DELETE ON publication_entries FOR EACH ROW EXECUTE FUNCTION medregistry_keep_record();
